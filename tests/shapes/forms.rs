//! A text of paragraphs brought into other forms.

/// Cut after so many characters, as a mail program or a PDF cuts; with `indents` each paragraph begins with two blanks.
pub(super) fn hard_wrapped(text: &str, width: usize, indents: bool) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = line.trim_matches([' ', '\u{3000}']);
        // A row, and names that stand beside each other, are not cut.
        let short = line.chars().count() < width / 2 || line.contains("\t") || line.contains("  ");
        if short {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        let indent = if indents { "\u{3000}\u{3000}" } else { "" };
        let chars: Vec<char> = indent.chars().chain(line.chars()).collect();
        for piece in pieces(&chars, width) {
            out.extend(piece);
            out.push('\n');
        }
    }
    out
}

/// No line begins with a mark that may not stand there.
fn pieces(chars: &[char], width: usize) -> Vec<&[char]> {
    let mut out = Vec::new();
    let mut from = 0;
    while from < chars.len() {
        let mut to = (from + width).min(chars.len());
        while to < chars.len() && "，。、；：！？）”》〕".contains(chars[to]) {
            to += 1;
        }
        out.push(&chars[from..to]);
        from = to;
    }
    out
}

/// Every line end replaced.
pub(super) fn on_one_line(text: &str, with: &str) -> String {
    let lines = text.lines().map(|l| l.trim_matches([' ', '\u{3000}'])).filter(|l| !l.is_empty());
    lines.collect::<Vec<_>>().join(with)
}

/// A page of a government site around the text.
pub(super) fn as_page(text: &str) -> String {
    let mut body = String::new();
    let mut in_table = false;
    for line in text.lines() {
        let row = line.contains('\t');
        if row != in_table {
            body.push_str(if row { "<table border=\"1\">\n" } else { "</table>\n" });
            in_table = row;
        }
        let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('\u{3000}', "&emsp;");
        if row {
            let cells = line.split('\t').map(|c| format!("<td><p style=\"text-indent:2em\">{c}</p></td>"));
            body.push_str(&format!("<tr>{}</tr>\n", cells.collect::<String>()));
        } else if !line.trim().is_empty() {
            body.push_str(&format!("<p><span>{line}</span></p>\n"));
        }
    }
    let end = if in_table { "</table>" } else { "" };
    format!(
        "<!DOCTYPE html><html><head><title>某市人民政府</title><style>p {{ margin: 0 }}</style></head><body>\
         <div class=nav><ul><li><a href=/>首页</a></li><li>要闻动态</li><li>政务公开</li></ul></div>\
         <div class=main><div class=way>当前位置：首页 &gt; 政务公开 &gt; 文件</div>\
         <div class=tools>【字体：大 中 小】<a>打印</a></div><div id=\"zoom\">{body}{end}</div>\
         <div>扫一扫在手机打开当前页</div></div><div class=foot><p>主办：某市人民政府办公室</p></div>\
         <script>var a = \"<p>1. 不是正文。</p>\";</script></body></html>"
    )
}

/// As programs write Markdown: headings marked, signs escaped, tables with strokes and a rule.
pub(super) fn as_markdown(text: &str) -> String {
    let mut out = String::new();
    let mut rows = 0;
    for line in text.lines().map(|l| if l.contains('\t') { l } else { l.trim() }) {
        rows = if line.contains('\t') { rows + 1 } else { 0 };
        if rows > 0 {
            let cells: Vec<&str> = line.split('\t').collect();
            out.push_str(&format!("| {} |\n", cells.join(" | ")));
            if rows == 1 {
                out.push_str(&format!("|{}\n", "---|".repeat(cells.len())));
            }
            continue;
        }
        let number = line.split_once('.').filter(|(n, _)| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
        match number {
            Some((n, rest)) => out.push_str(&format!("{n}\\. **{rest}**\n\n")),
            None if line.starts_with("一、") || line.starts_with("二、") => out.push_str(&format!("## {line}\n\n")),
            None if line.is_empty() => {}
            None => out.push_str(&format!("{line}\n\n")),
        }
    }
    out
}
