//! Classes of characters that several stages ask about.

/// A Chinese character proper (not a mark, not kana).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// A mark that ends a sentence or clause so that what follows starts anew.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '：')
}

/// Layout white space as PDF extraction leaves it: blanks of any width, tabs, line ends and the byte order mark.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// A text without any blank.
pub fn without_blanks(s: &str) -> String {
    s.chars().filter(|&c| !is_blank(c)).collect()
}

/// The opening mark's closing partner in the pairs of GB/T 15834.
pub fn closing_of(open: char) -> Option<char> {
    Some(match open {
        '“' => '”',
        '‘' => '’',
        '（' => '）',
        '《' => '》',
        '〈' => '〉',
        '〔' => '〕',
        '【' => '】',
        '「' => '」',
        '『' => '』',
        _ => return None,
    })
}
