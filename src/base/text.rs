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

/// The simplified form of a character that words of the genre are written with; any other character stays. For telling
/// what a text is (關於…的通知, 責任單位), never for what it says.
pub const fn simplified(c: char) -> char {
    match c {
        '關' => '关',
        '於' => '于',
        '責' => '责',
        '單' => '单',
        '負' => '负',
        '頭' => '头',
        '牽' => '牵',
        '協' => '协',
        '參' => '参',
        '與' => '与',
        '聯' => '联',
        '繫' => '系',
        '郵' => '邮',
        '號' => '号',
        '發' => '发',
        '開' => '开',
        '務' => '务',
        '內' => '内',
        '項' => '项',
        '時' => '时',
        '說' => '说',
        '備' => '备',
        '註' => '注',
        '辦' => '办',
        '處' => '处',
        '區' => '区',
        '縣' => '县',
        '黨' => '党',
        '會' => '会',
        '員' => '员',
        '導' => '导',
        '組' => '组',
        '決' => '决',
        '議' => '议',
        '紀' => '纪',
        '報' => '报',
        '請' => '请',
        '國' => '国',
        '廳' => '厅',
        '學' => '学',
        '廣' => '广',
        '轉' => '转',
        '執' => '执',
        '實' => '实',
        '來' => '来',
        '業' => '业',
        '機' => '机',
        '構' => '构',
        '門' => '门',
        '間' => '间',
        '體' => '体',
        '軍' => '军',
        '團' => '团',
        '標' => '标',
        '題' => '题',
        '類' => '类',
        '見' => '见',
        '問' => '问',
        '電' => '电',
        '話' => '话',
        '覽' => '览',
        '證' => '证',
        '後' => '后',
        '為' => '为',
        '稱' => '称',
        '據' => '据',
        '規' => '规',
        '劃' => '划',
        '計' => '计',
        '綱' => '纲',
        '則' => '则',
        '條' => '条',
        '點' => '点',
        '細' => '细',
        '圍' => '围',
        '動' => '动',
        '準' => '准',
        '臨' => '临',
        '審' => '审',
        '閱' => '阅',
        '簽' => '签',
        '蓋' => '盖',
        '書' => '书',
        '傳' => '传',
        '達' => '达',
        '讀' => '读',
        '講' => '讲',
        '稅' => '税',
        '財' => '财',
        '費' => '费',
        '資' => '资',
        '產' => '产',
        '質' => '质',
        '環' => '环',
        '衛' => '卫',
        '醫' => '医',
        '藥' => '药',
        '農' => '农',
        '漁' => '渔',
        '鄉' => '乡',
        '鎮' => '镇',
        '鄰' => '邻',
        '貫' => '贯',
        '徹' => '彻',
        '積' => '积',
        '極' => '极',
        '際' => '际',
        '統' => '统',
        '籌' => '筹',
        '級' => '级',
        '術' => '术',
        '監' => '监',
        '檢' => '检',
        '測' => '测',
        '驗' => '验',
        '職' => '职',
        '設' => '设',
        '經' => '经',
        '濟' => '济',
        '運' => '运',
        '輸' => '输',
        '應' => '应',
        '險' => '险',
        '網' => '网',
        '絡' => '络',
        '訊' => '讯',
        '場' => '场',
        '價' => '价',
        '糧' => '粮',
        '館' => '馆',
        '檔' => '档',
        '擬' => '拟',
        '訂' => '订',
        '訪' => '访',
        '談' => '谈',
        '調' => '调',
        '評' => '评',
        '優' => '优',
        '創' => '创',
        '領' => '领',
        '選' => '选',
        '舉' => '举',
        '擔' => '担',
        '擴' => '扩',
        '邊' => '边',
        '臺' => '台',
        '灣' => '湾',
        '灘' => '滩',
        '橋' => '桥',
        '樓' => '楼',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_forms_are_known_and_others_stay() {
        let new = |s: &str| s.chars().map(simplified).collect::<String>();
        assert_eq!(new("關於印發任務清單的通知"), "关于印发任务清单的通知");
        assert_eq!(new("責任單位：牽頭"), "责任单位：牵头");
        assert_eq!(new("验A。"), "验A。");
    }
}
