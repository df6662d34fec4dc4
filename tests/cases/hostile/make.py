#!/usr/bin/env python3
"""Writes the hostile files beside it; README.md says what each is. The standard library suffices.

The same Python writes the same bytes. Reports in the files are examples (示例).
"""

import base64
import io
import pathlib
import struct
import zipfile

HERE = pathlib.Path(__file__).parent
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROWS = [
    ["区妇联2022年7月任务进展（示例）"],
    ["填报单位：区妇联", "报送时间：2022-07-25 10:00"],
    ["序号", "任务", "工作进展", "完成率", "状态", "存在问题", "下一步打算"],
    ["29", "家庭教育指导中心", "示例：场地装修完成九成。", "65%", "正常推进", "无", "8月试运行。"],
]
CSV = "".join(",".join(row) + "\r\n" for row in ROWS)
TEXT = "示例：本报送内容为演示编写。\n填报单位：区妇联\n任务29：示例：场地装修完成九成。\n状态：正常推进\n完成率：65%\n"
MB = 1 << 20


def zipped(parts):
    """An archive of (name, bytes), each with the same date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (2022, 7, 1, 0, 0, 0))
            info.create_system = 0
            data = data if isinstance(data, bytes) else data.encode()
            archive.writestr(info, data, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def letters(column):
    return chr(ord("A") + column)


def sheet(rows, more="", after="", doctype=""):
    cell = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'
    lines = ""
    for r, row in enumerate(rows, 1):
        cells = "".join(cell.format(letters(c), r, text) for c, text in enumerate(row))
        lines += f'<row r="{r}">{cells}</row>'
    return f'{XML}{doctype}<worksheet xmlns="{MAIN}"><sheetData>{lines}{more}</sheetData>{after}</worksheet>'


def relations(*targets):
    one = '<Relationship Id="rId{}" Type="{}" Target="{}"/>'
    each = "".join(one.format(i, kind, target) for i, (kind, target) in enumerate(targets, 1))
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def content_types(*parts):
    one = '<Override PartName="/{}" ContentType="application/{}"/>'
    each = "".join(one.format(name, kind) for name, kind in parts)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    )
    return f'{XML}<Types xmlns="{PACKAGE}/content-types">{defaults}{each}</Types>'


def xlsx(worksheet=None, macro=False):
    kind = "vnd.ms-excel.sheet.macroEnabled.main+xml" if macro else "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    book = f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    parts = [
        ("[Content_Types].xml", content_types(
            ("xl/workbook.xml", kind),
            ("xl/worksheets/sheet1.xml", "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"),
        )),
        ("_rels/.rels", relations((f"{OFFICE}/officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations((f"{OFFICE}/worksheet", "worksheets/sheet1.xml"))),
        ("xl/worksheets/sheet1.xml", worksheet or sheet(ROWS)),
    ]
    return zipped(parts + ([("xl/vbaProject.bin", ole([("VBA", b"Sub AutoOpen()")]))] if macro else []))


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(rows, grid="", properties=""):
    cell = "<w:tc>{}{}</w:tc>"
    lines = ""
    for row in rows:
        lines += "<w:tr>" + "".join(cell.format(properties, paragraph(text)) for text in row) + "</w:tr>"
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


LETTER = paragraph("区妇联2022年7月任务进展（示例）") + paragraph("填报单位：区妇联")


def docx(body, doctype="", macro=False, with_document=True):
    kind = "vnd.ms-word.document.macroEnabled.main+xml" if macro else "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = [
        ("[Content_Types].xml", content_types(("word/document.xml", kind))),
        ("_rels/.rels", relations((f"{OFFICE}/officeDocument", "word/document.xml"))),
    ]
    if with_document:
        document = f'{XML}{doctype}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        parts.append(("word/document.xml", document))
    return zipped(parts + ([("word/vbaProject.bin", ole([("VBA", b"Sub AutoOpen()")]))] if macro else []))


def laughs(root):
    """Ten entities, each ten times the one before: a billion words."""
    entities = '<!ENTITY a0 "示例">'
    for i in range(1, 10):
        entities += f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">'
    return f"<!DOCTYPE {root} [{entities}]>"


def ole(streams):
    """A compound file (MS-CFB): a sector of allocations, one of the directory, then the streams."""
    free, end, fat_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat, body, entries = [fat_sector, end], b"", []
    for name, data in streams:
        data = data.ljust(4096, b"\0")  # smaller streams would need a second allocation table
        data += b"\0" * (-len(data) % 512)
        first, count = len(fat), len(data) // 512
        fat += [first + i + 1 for i in range(count - 1)] + [end]
        body += data
        entries.append((name, 2, first, len(data)))

    def entry(name, kind, first, size, child=free, right=free):
        text = name.encode("utf-16le")
        fields = struct.pack("<HBBIII", len(text) + 2 if name else 0, kind, 1, free, right, child)
        return text.ljust(64, b"\0") + fields + bytes(36) + struct.pack("<IQ", first, size)

    directory = entry("Root Entry", 5, end, 0, child=1)
    for i, (name, kind, first, size) in enumerate(entries, 1):
        directory += entry(name, kind, first, size, right=i + 1 if i < len(entries) else free)
    directory = directory.ljust(512, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    return header + struct.pack("<128I", *(fat + [free] * (128 - len(fat)))) + directory + body


def mail(content_type, body):
    head = "From: fulian-example@example.com\r\nSubject: example\r\nDate: Mon, 25 Jul 2022 10:00:00 +0800\r\nMIME-Version: 1.0\r\n"
    return f"{head}Content-Type: {content_type}\r\n\r\n{body}"


def nested_mail(depth):
    plain = "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    inner = plain + base64.b64encode(TEXT.encode()).decode()
    for level in range(depth):
        inner = f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n{inner}\r\n--b{level}--'
    first, rest = inner.split("\r\n", 1)
    return mail(first.removeprefix("Content-Type: "), rest.lstrip("\r\n"))


def spreadsheet(rows):
    """A minimal ODS with the given table rows."""
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'{XML}<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0" '
        f'xmlns:text="{names}text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Sheet1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    manifest = entry.format("/", kind) + entry.format("content.xml", "text/xml")
    manifest = f'{XML}<manifest:manifest xmlns:manifest="{names}manifest:1.0">{manifest}</manifest:manifest>'
    return zipped([("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)])


def ods_rows(row_more="", cell_more=""):
    cell = '<table:table-cell{}><text:p>{}</text:p></table:table-cell>'
    return "".join(
        f"<table:table-row{row_more}>" + "".join(cell.format(cell_more, text) for text in row) + "</table:table-row>"
        for row in ROWS
    )


def bombs():
    yield "bomb-flat.xlsx", xlsx(sheet(ROWS, more=" " * (52 * MB)))
    yield "bomb-flat.zip", zipped([("区妇联.csv", b"0" * (64 * MB))])
    inner = zipped([("0.csv", b"\0" * (64 * MB))])
    yield "bomb-nested.zip", zipped([(f"{i}.zip", inner) for i in range(16)])
    yield "entities.docx", docx(LETTER + paragraph("第29项：&a9;"), doctype=laughs("document"))
    yield "entities.xlsx", xlsx(sheet(ROWS + [["30", "", "&a9;"]], doctype=laughs("worksheet")))
    outside = '<!DOCTYPE document [<!ENTITY outside SYSTEM "file:///etc/hostname">]>'
    yield "entity-outside.docx", docx(LETTER + paragraph("第29项：&outside;"), doctype=outside)
    lists = "a0: &a0 [示例, 示例]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 10))
    yield "aliases.yaml", lists
    yield "deep.yaml", "unit: 区妇联\nentries: " + "[" * 5000 + "]" * 5000 + "\n"
    yield "repeated.ods", spreadsheet(ods_rows(' table:number-rows-repeated="1000000"', ' table:number-columns-repeated="16384"'))


def wrong_kinds():
    yield "xlsx-named.csv", xlsx()
    yield "docx-named.xlsx", docx(LETTER)
    yield "text-named.xlsx", TEXT
    yield "pdf-named.docx", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    yield "html-named.xls", "<html><body><table>" + "".join("<tr><td>" + "</td><td>".join(r) + "</td></tr>" for r in ROWS) + "</table></body></html>"
    yield "xlsx-named.xls", xlsx()
    yield "macro.xlsm", xlsx(macro=True)
    yield "macro.docm", docx(LETTER + paragraph("第29项：示例：场地装修完成九成。"), macro=True)
    yield "password.xlsx", ole([("EncryptionInfo", b"\x04\0\x04\0\x40\0\0\0<encryption/>"), ("EncryptedPackage", bytes(range(256)) * 16)])
    yield "not-a-workbook.xls", ole([("Workbook", b"\x09\x08\x10\0" + b"\xff" * 64)])


def broken():
    yield "truncated.xlsx", xlsx()[:700]
    yield "truncated.zip", zipped([("区妇联.csv", CSV), ("区妇联.xlsx", xlsx())])[:-400]
    yield "no-document.docx", docx("", with_document=False)
    for kind in ["xlsx", "xls", "ods", "docx", "csv", "yaml", "md", "txt", "eml", "zip"]:
        yield f"empty.{kind}", b""
    yield "blank.csv", "\ufeff\r\n,,,\r\n\r\n"
    yield "empty-archive.zip", zipped([])
    yield "empty-sheet.xlsx", xlsx(sheet([]))
    yield "invalid.txt", "填报单位：区妇联\n任务29：".encode() + b"\xff\xfe\x80\xff\n"
    yield "invalid.csv", CSV.encode("gb18030")[:60] + b"\xff\xff\x80\r\n"
    yield "invalid.yaml", b"unit: \xff\xff\x80\nmonth: 2022-07\n"
    yield "open-quote.csv", CSV + '30,"示例：引号没有关上,50%,正常推进\r\n31,x,示例：仍在引号之内,60%,正常推进\r\n'


def archives():
    outside = ["../evil.xlsx", "/evil.xlsx", "C:\\evil.xlsx", "a/../../evil.xlsx"]
    yield "traversal.zip", zipped([(name, xlsx()) for name in outside] + [("区妇联.csv", CSV)])
    inner = zipped([("区妇联.xlsx", xlsx())])
    yield "zip-in-zip-in-zip.zip", zipped([("二.zip", zipped([("三.zip", inner)]))])
    yield "some-bad.zip", zipped([("区妇联.csv", CSV), ("坏.xlsx", xlsx()[:700])])


def letters_and_tables():
    yield "nested-100.eml", nested_mail(100)
    yield "no-boundary.eml", mail("multipart/mixed", "示例\r\n--\r\n" + TEXT.replace("\n", "\r\n"))
    yield "no-date.eml", "From: fulian-example@example.com\r\n\r\n" + TEXT
    row = "=cmd|' /C calc'!A0"
    yield "formulas.csv", CSV + f"30,社会服务机构,{row},=1+1,正常推进,@SUM(1),\"=HYPERLINK(\"\"https://example.invalid\"\")\"\r\n"
    yield "wide-grid.docx", docx(LETTER + table(ROWS[2:], '<w:gridCol w:w="1"/>' * 20000, '<w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>'))
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>示例：远处一格</t></is></c></row>'
    yield "far-cell.xlsx", xlsx(sheet(ROWS, more=far))
    beyond = '<row r="5"><c r="ZZZZZZZZZZZZ99999999999999" t="inlineStr"><is><t>示例：表外一格</t></is></c></row>'
    yield "beyond-cell.xlsx", xlsx(sheet(ROWS, more=beyond))
    whole = '<mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>'
    yield "merged-whole.xlsx", xlsx(sheet(ROWS + [["30"]], after=whole))
    yield "wide.md", "|序号|工作进展|状态|" + "|" * 20000 + "\n|" + "---|" * 3 + "\n|29|示例|正常推进|\n"


def main():
    for group in [bombs, wrong_kinds, broken, archives, letters_and_tables]:
        for name, data in group():
            (HERE / name).write_bytes(data if isinstance(data, bytes) else data.encode())


if __name__ == "__main__":
    main()
