//! A form as a workbook that locks what is given and leaves open what is asked.

use crate::base::diagnostic::{Code, Diagnostic, Severity, Text};
use crate::document::{BlankForm, FormColumn, FormKind};
use crate::style::Face;
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

/// A text longer than a cell may hold.
pub static CELL_TOO_LONG: Code = Code {
    id: "W021",
    name: "cell-too-long",
    severity: Severity::Error,
    message: Text {
        zh: "“{text}……”有{length}字，工作表的一格最多容纳{limit}字",
        en: "“{text}…” has {length} characters; a cell of a worksheet holds {limit}",
    },
    cure: Text {
        zh: "缩短该段文字，或改发DOCX填报表", en: "shorten the text, or give out the form as DOCX"
    },
    why: Text {
        zh: "超出的部分若被截去，填报单位看到的就不是任务的原文。",
        en: "What is cut off would leave the unit with something else than its task.",
    },
};

/// Every code of this writer.
pub static CODES: [&Code; 1] = [&CELL_TOO_LONG];

/// What a cell may hold, by the limits of the format.
const LONGEST: usize = 32_767;

/// The bytes of a workbook, the same on every run.
///
/// # Errors
/// When a text does not fit into a cell.
pub fn write(form: &BlankForm) -> Result<Vec<u8>, Diagnostic> {
    let pairs = form.given.iter().flat_map(|(label, value)| [label, value]);
    let texts = form.rows.iter().flatten().chain(&form.notes).chain([&form.title, &form.key]).chain(pairs);
    if let Some(text) = texts.into_iter().find(|t| t.encode_utf16().count() > LONGEST) {
        let found = Diagnostic::new(&CELL_TOO_LONG).with("text", text.chars().take(20).collect::<String>());
        return Err(found.with("length", text.chars().count()).with("limit", LONGEST));
    }
    Ok(workbook(form).expect("a form is within the limits of a workbook"))
}

fn workbook(form: &BlankForm) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A clock would make two runs differ.
    let properties = DocProperties::new()
        .set_title(&form.title)
        .set_author(&form.organ)
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    let sheet = book.add_worksheet().set_name("填报表")?;
    let top = head(sheet, form)?;
    table(sheet, form, top)?;
    page(sheet, form, top)?;
    let hidden = book.add_worksheet().set_name("hongtou")?;
    hidden.set_very_hidden(true).write_string(0, 0, &form.key)?;
    book.save_to_buffer()
}

/// How texts look.
fn text(face: Face, size: f64) -> Format {
    Format::new().set_font_name(face.official_name()).set_font_size(size).set_text_wrap()
}

fn small() -> Format {
    text(Face::Song, 10.0).set_align(FormatAlign::VerticalCenter)
}

fn cell() -> Format {
    text(Face::Song, 10.0).set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

/// Where labels above the table stand: the given at the left, two that are asked beside it, each label with its space.
const GIVEN: (u16, u16) = (0, 2);
const ASKED: [((u16, u16), (u16, u16)); 2] = [((3, 3), (4, 4)), ((5, 6), (7, 8))];

/// Everything above the table; the row where the table begins.
fn head(sheet: &mut Worksheet, form: &BlankForm) -> Result<u32, XlsxError> {
    let last = last_column(form);
    let title = text(Face::Hei, 16.0).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    sheet.merge_range(0, 0, 0, last, &form.title, &title)?.set_row_height(0, 30)?;
    let label = small().set_align(FormatAlign::Right);
    // As text: a telephone number may begin with 0, a date must stay as it was typed.
    let open = small().set_num_format("@").set_unlocked().set_border_bottom(FormatBorder::Thin);
    let lines = form.given.len().max(form.asked.len().div_ceil(ASKED.len()));
    let mut row = 1;
    for n in 0..lines {
        if let Some((name, value)) = form.given.get(n) {
            merge(sheet, row, GIVEN, &format!("{name}：{value}"), &small())?;
        }
        for (asked, (name, space)) in form.asked.iter().skip(n * ASKED.len()).zip(ASKED) {
            merge(sheet, row, name, &format!("{}：", asked.label), &label)?;
            merge(sheet, row, space, "", &open)?;
        }
        sheet.set_row_height(row, 20)?;
        row += 1;
    }
    for note in &form.notes {
        sheet.merge_range(row, 0, row, last, note, &small())?.set_row_height(row, note_height(form, note))?;
        row += 1;
    }
    Ok(row)
}

/// Merged cells do not grow by themselves: a line for each `share` half-width characters, which is how widths count.
fn note_height(form: &BlankForm, note: &str) -> u32 {
    let width: u32 = form.columns.iter().map(|c| c.share).sum();
    let half_cells = crate::style::columns::width_in_half_cells(note);
    let lines = u32::try_from(half_cells).unwrap_or(u32::MAX).div_ceil(width.max(1)).clamp(1, 20);
    lines * 14 + 4
}

/// A text over some columns of a row.
fn merge(sheet: &mut Worksheet, row: u32, (from, to): (u16, u16), text: &str, look: &Format) -> Result<(), XlsxError> {
    match (from == to, text.is_empty()) {
        (false, _) => sheet.merge_range(row, from, row, to, text, look)?,
        (true, true) => sheet.write_blank(row, from, look)?,
        (true, false) => sheet.write_string_with_format(row, from, text, look)?,
    };
    Ok(())
}

fn table(sheet: &mut Worksheet, form: &BlankForm, top: u32) -> Result<(), XlsxError> {
    let heading = cell()
        .set_font_name(Face::Hei.official_name())
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    for (place, column) in (0..).zip(&form.columns) {
        sheet.set_column_width(place, column.share)?;
        sheet.write_string_with_format(top, place, &column.head, &heading)?;
        let look = look(column);
        for (row, cells) in (top + 1..).zip(&form.rows) {
            let text = cells.get(usize::from(place)).map_or("", |c| c);
            match text.parse::<u32>() {
                Ok(number) if column.kind == FormKind::Mark => {
                    sheet.write_number_with_format(row, place, number, &look)?;
                }
                _ => merge(sheet, row, (place, place), text, &look)?,
            }
        }
        if let Some(rule) = rule(column)? {
            let last = top + u32::try_from(form.rows.len()).unwrap_or(u32::MAX);
            sheet.add_data_validation(top + 1, place, last.max(top + 1), place, &rule)?;
        }
    }
    sheet.set_row_height(top, 30)?;
    Ok(())
}

fn look(column: &FormColumn) -> Format {
    const GREY: u32 = 0x59_59_59;
    const SHADE: u32 = 0xf2_f2_f2;
    let middle = |f: Format| f.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    match &column.kind {
        FormKind::Mark => middle(cell()),
        FormKind::Words => cell(),
        FormKind::Before => cell().set_font_color(GREY).set_background_color(SHADE),
        FormKind::Text => cell().set_unlocked(),
        FormKind::Choice(_) | FormKind::Percent => middle(cell()).set_unlocked(),
    }
}

fn rule(column: &FormColumn) -> Result<Option<DataValidation>, XlsxError> {
    let rule = match &column.kind {
        FormKind::Choice(words) => {
            let told = format!("请从下拉选项中选取：{}", words.join("、"));
            DataValidation::new().allow_list_strings(words)?.set_error_message(told)?
        }
        FormKind::Percent => DataValidation::new()
            .allow_whole_number(DataValidationRule::Between(0, 100))
            .set_error_message("请填0至100的整数，不写百分号")?,
        _ => return Ok(None),
    };
    Ok(Some(rule.set_error_title(&column.head)?))
}

/// A4 turned, one page wide, the heads on every page.
fn page(sheet: &mut Worksheet, form: &BlankForm, top: u32) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3)
        .set_footer("&C第 &P 页，共 &N 页");
    sheet.set_repeat_rows(top, top)?;
    let last = top + u32::try_from(form.rows.len()).unwrap_or(0);
    sheet.set_print_area(0, 0, last, last_column(form))?;
    sheet.set_freeze_panes(top + 1, 0)?;
    // Without a password: the lock guards against a slip of the hand. Rows may be made higher, or what is typed would not
    // be seen.
    let allowed = ProtectionOptions { format_rows: true, format_columns: true, ..ProtectionOptions::default() };
    sheet.protect_with_options(&allowed);
    Ok(())
}

fn last_column(form: &BlankForm) -> u16 {
    u16::try_from(form.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
}
