//! Text whose line ends are lost, as copying and reading by machine leave it: everything on one line, or a page a line.
//! The places where lines must have ended are found by what stands there: numbers that count on, titles, the colon of
//! the addressees, a date below a name.

use super::assigned::note;
use super::lines::{self, Line, Look, ordinal};
use super::notice::head;
use super::traced::{Account, Noise, Traced};
use crate::base::number::from_chinese;
use crate::base::text::is_blank;
use crate::model::cells::names_a_body;

/// Longer than any paragraph that holds a whole list.
const LONG: usize = 400;

/// Cuts the lines of a text that is run together.
pub fn unfold(account: &mut Account, lines: Vec<Line>) -> Vec<Line> {
    let mut state = Count::default();
    let mut out: Vec<Line> = Vec::new();
    let long = if is_alone(&lines) { 0 } else { LONG };
    for line in lines {
        if line.look == Look::Row || line.text.len() < long {
            state.note(&line);
            out.push(line);
            continue;
        }
        let first = out.is_empty();
        for piece in cut(&line.text, &mut state, first) {
            let kept = piece.trim();
            // The blanks between the pieces were line ends.
            let from = piece.position(|c| !is_blank(c)).unwrap_or(piece.len());
            account.noise(Noise::Blank, &piece.slice(0, from));
            account.noise(Noise::Blank, &piece.from(from + kept.len()));
            if !kept.is_empty() {
                out.push(Line::new(kept));
            }
        }
    }
    out
}

/// Whether most of the text stands in lines that hold whole lists.
pub fn is_run_together(lines: &[Line]) -> bool {
    if is_alone(lines) {
        return true;
    }
    let prose = lines.iter().filter(|l| l.look != Look::Row);
    let all: usize = prose.clone().map(|l| l.text.len()).sum();
    let folded = |l: &&Line| l.text.len() >= LONG && starts(&chars(&l.text), &mut Count::default()).len() >= 3;
    let folded: usize = prose.filter(folded).map(|l| l.text.len()).sum();
    folded * 2 > all
}

/// Whether one line is a whole notice, however short: title, addressees and text.
fn is_alone(lines: &[Line]) -> bool {
    let [line] = lines else { return false };
    let all = chars(&line.text);
    let begins = starts(&all, &mut Count::default()).first().copied().unwrap_or(all.len());
    line.look != Look::Row && head::cuts(&all[..begins]).len() >= 2 && all.contains(&'。')
}

fn chars(text: &Traced) -> Vec<char> {
    text.iter().map(|(_, c)| c).collect()
}

/// How far each rank has counted.
#[derive(Clone, Debug, Default)]
struct Count {
    last: [u32; 5],
    /// Whether a heading stands above since the rank began to count.
    fresh: [bool; 5],
}

impl Count {
    /// Takes a number where it counts on; a gap is allowed where the place is sure.
    fn take(&mut self, rank: u8, value: u32, sure: bool) -> bool {
        let r = usize::from(rank.min(4));
        let on = value == self.last[r] + 1
            || (sure && self.last[r] > 0 && (2..=3).contains(&value.saturating_sub(self.last[r])));
        let anew = value == 1 && (self.last[r] == 0 || self.fresh[r]);
        if !on && !anew {
            return false;
        }
        self.last[r] = value;
        self.fresh[r] = false;
        self.fresh[r + 1..].fill(true);
        true
    }

    fn note(&mut self, line: &Line) {
        if let Some((rank, value, _)) = number(&chars(&line.text)) {
            self.take(rank, value, true);
        }
    }
}

/// The ordinal at the head: its rank, its value, its length.
fn number(chars: &[char]) -> Option<(u8, u32, usize)> {
    let text: String = chars.iter().take(8).collect();
    let found = ordinal(&text)?;
    let inside: String = found.number.chars().filter(|c| !matches!(c, '（' | '）' | '、' | '.')).collect();
    let value = inside.parse().ok().or_else(|| from_chinese(&inside).and_then(|n| u32::try_from(n).ok()))?;
    Some((found.rank, value, found.length))
}

/// The places where numbered paragraphs begin.
fn starts(chars: &[char], count: &mut Count) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for i in 0..chars.len() {
        let before = chars[..i].iter().rev().find(|c| !is_blank(**c)).copied();
        let blank = i == 0 || is_blank(chars[i - 1]);
        // No number is found in the midst of a number.
        if before.is_some_and(|c| !blank && (c.is_ascii_digit() || "第一二三四五六七八九十".contains(c))) {
            continue;
        }
        let Some((rank, value, length)) = number(&chars[i..]) else { continue };
        // Behind a colon only the first of a list begins.
        let ends = before.is_none_or(|c| {
            matches!(c, '。' | '！' | '？' | '）' | ')' | '〕' | '】') || (value == 1 && matches!(c, '：' | ':'))
        });
        // Right behind a heading that no mark ends: 一、总体要求1.….
        let since = out.last().copied().unwrap_or(0);
        let heading = i - since <= 42 && out.last() == Some(&since) && !chars[since..i].contains(&'。');
        // Behind the names of those who have a task: 责任单位：甲局（二）….
        let since = chars[..i].iter().rposition(|c| matches!(c, '。' | '；' | '！')).map_or(0, |n| n + 1);
        let names = value > 1 && note::is_labelled(&lines::plain(&chars[since..i].iter().collect::<String>()));
        let more = chars.get(i + length).is_some_and(|c| !is_blank(*c) || blank);
        if more && (blank || ends || heading || names) && count.take(rank, value, blank) {
            out.push(i);
        }
    }
    out
}

/// Cuts one line.
fn cut(text: &Traced, count: &mut Count, first: bool) -> Vec<Traced> {
    let all = chars(text);
    let mut at = starts(&all, count);
    let begins = at.first().copied().unwrap_or(all.len());
    if first {
        at.extend(head::cuts(&all[..begins]));
    }
    at.extend(signature(&all));
    let heads = behind_headings(&all, &at);
    at.extend(heads);
    let notes = behind_notes(&all, &at);
    at.extend(notes);
    let ends = blanks(&all, begins, &at);
    at.extend(ends);
    at.push(0);
    at.sort_unstable();
    at.dedup();
    let ends = at.iter().skip(1).copied().chain([all.len()]);
    at.iter().zip(ends).map(|(&from, to)| text.slice(from, to)).collect()
}

/// Around a date that stands below a name: …贯彻落实。某市人民政府2020年2月4日关于…; or behind a gap, where no mark ends what
/// stands above: 电话：5252525 某市人民政府 2020年2月4日.
fn signature(all: &[char]) -> Vec<usize> {
    let mut out = Vec::new();
    for at in 0..all.len() {
        let stop = matches!(all[at], '。' | '！');
        if !stop && !is_blank(all[at]) {
            continue;
        }
        let rest = &all[at + 1..];
        let Some((from, to)) = date(rest) else { continue };
        let name: String = rest[..from].iter().collect();
        let is_name = |c: char| crate::base::text::is_han(c) || is_blank(c) || matches!(c, '（' | '）');
        let whole = stop || names_a_body(&lines::plain(&name));
        // 某市甲局 2020年2月4日前完成 is amid a sentence.
        let goes_on = rest.get(to).is_some_and(|c| "前后起至止以之，、".contains(*c));
        if !name.trim().is_empty() && name.chars().all(is_name) && whole && !goes_on {
            out.extend([at + 1, at + 1 + from, at + 1 + to]);
        }
    }
    out
}

/// The first date within the length of a few names.
fn date(rest: &[char]) -> Option<(usize, usize)> {
    let year = rest.iter().take(90).position(|c| *c == '年')?;
    let digits =
        rest[..year].iter().rev().take_while(|c| c.is_ascii_digit() || "〇○一二三四五六七八九".contains(**c)).count();
    let day = rest[year..].iter().take(8).position(|c| *c == '日')? + year + 1;
    let text: String = rest[year - digits..day].iter().collect();
    crate::base::Date::from_chinese(&text).map(|_| (year - digits, day))
}

/// Headings that very many notices have, above text that no mark parts from them.
const HEADINGS: [&str; 24] = [
    "总体要求",
    "总体目标",
    "指导思想",
    "基本原则",
    "工作目标",
    "目标任务",
    "主要目标",
    "主要任务",
    "重点任务",
    "工作任务",
    "工作内容",
    "整治重点",
    "工作重点",
    "工作措施",
    "主要措施",
    "工作步骤",
    "实施步骤",
    "方法步骤",
    "时间安排",
    "工作要求",
    "有关要求",
    "组织领导",
    "组织保障",
    "保障措施",
];

/// Behind 二、工作要求 where the text goes on as a sentence.
fn behind_headings(all: &[char], starts: &[usize]) -> Vec<usize> {
    let end = |&at: &usize| {
        let (rank, _, length) = number(&all[at..])?;
        let from = at + length;
        let text: String = all[from..].iter().take(5).collect();
        let heading = HEADINGS.iter().find(|h| text.starts_with(**h)).filter(|_| rank == 1)?;
        let behind = from + heading.chars().count();
        all.get(behind).filter(|c| crate::base::text::is_han(**c)).map(|_| behind)
    };
    starts.iter().filter_map(end).collect()
}

/// Behind the bracket that says who has a task, and around 责任单位：… without brackets.
fn behind_notes(all: &[char], starts: &[usize]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut open = None;
    for i in 0..all.len() {
        // A bracket that is not closed where the next paragraph begins never is.
        if starts.contains(&i) {
            open = None;
        }
        match all[i] {
            '（' | '〔' | '(' if open.is_none() => open = Some((i, all[i], 0)),
            c if open.is_some_and(|(_, o, _)| o == c) => open = open.map(|(i, o, n)| (i, o, n + 1)),
            c => {
                let Some((from, o, nested)) = open else { continue };
                let closes = matches!((o, c), ('（', '）') | ('〔', '〕') | ('(', ')'));
                if closes && nested > 0 {
                    open = Some((from, o, nested - 1));
                } else if closes {
                    let inside: String = all[from + 1..i].iter().collect();
                    let stop = usize::from(all.get(i + 1) == Some(&'。'));
                    out.extend(note::read(&inside).filter(|n| !n.bare).map(|_| i + 1 + stop));
                    open = None;
                } else if i - from > 300 {
                    open = None;
                }
            }
        }
    }
    out
}

/// Where a blank was a line end: before a label of who has a task and behind its names, behind a sentence, and beside
/// what is no sentence.
fn blanks(all: &[char], begins: usize, starts: &[usize]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    let mut from = 0;
    for i in (1..all.len()).filter(|&i| is_blank(all[i]) && !is_blank(all[i - 1])) {
        from = starts.iter().copied().filter(|s| *s < i).max().unwrap_or(0).max(from);
        let piece: String = all[from..i].iter().collect();
        let next: String = all[i..].iter().skip_while(|c| is_blank(**c)).take(20).collect();
        let sentence = matches!(all[i - 1], '。' | '：' | ':' | '！' | '？');
        let label = |t: &str| note::is_labelled(&lines::plain(t));
        let names = label(piece.trim()) && !matches!(all[i - 1], '、' | '，' | ',');
        if sentence
            || label(&next)
            || names
            || is_heading(piece.trim())
            || (i > begins && is_closing(&piece))
            || is_title(piece.trim())
        {
            out.push(i);
            from = i;
        }
    }
    out
}

/// A remark or a date that stands alone.
fn is_closing(piece: &str) -> bool {
    let line = lines::plain(piece);
    crate::base::Date::from_chinese(&line).is_some()
        || (line.starts_with('（') && line.ends_with('）') && line.contains("公开"))
}

/// A number and a few words that no mark ends.
fn is_heading(piece: &str) -> bool {
    let length = ordinal(&lines::plain(piece)).map_or(0, |o| o.length);
    let words = piece.chars().count().saturating_sub(length);
    length > 0 && (2..=30).contains(&words) && !piece.contains(['，', '。', '；', '：', ':'])
}

/// What could be a line of a title, and no sentence.
fn is_title(piece: &str) -> bool {
    let open = !piece.contains(['，', '。', '；', '：']) && !piece.is_empty();
    open && (piece.starts_with("关于") || head::ends_as_plan(piece))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;

    fn cut_up(text: &str) -> Vec<String> {
        let source = Source::new("t", text);
        let mut account = Account::new(&source);
        let lines = lines::split(&source, &mut account);
        let lines = if is_run_together(&lines) { unfold(&mut account, lines) } else { lines };
        lines.iter().map(|l| l.text.trim().text()).collect()
    }

    #[test]
    fn a_short_notice_on_one_line_is_cut_too() {
        let text = "某市甲局关于做好乙工作的通知各县甲局：请做好下列工作：一、重点任务（一）甲。集中治理。责任单位：丙局（二）乙。逐户检查。责任单位：丁局二、工作要求各单位要重视，按时报送。某市甲局2023年8月28日";
        let lines = [
            "某市甲局关于做好乙工作的通知",
            "各县甲局：",
            "请做好下列工作：",
            "一、重点任务",
            "（一）甲。集中治理。责任单位：丙局",
            "（二）乙。逐户检查。责任单位：丁局",
            "二、工作要求",
            "各单位要重视，按时报送。",
            "某市甲局",
            "2023年8月28日",
        ];
        assert_eq!(cut_up(text), lines);
        let prose = "甲局指出，要按照有关规定做好各项工作，通知如下：一、甲。二、乙。";
        assert_eq!(cut_up(prose), [prose], "what has no title is no notice");
    }

    #[test]
    fn a_signature_behind_a_gap_stands_alone() {
        let text = "某街道办事处关于做好乙工作的通知 各社区居委会： 请落实。 联系人：张三 联系电话：0531-82750066 某街道办事处 2023年12月4日";
        let lines = cut_up(text);
        assert_eq!(lines[lines.len() - 2..], ["某街道办事处", "2023年12月4日"]);
        let text = "某市甲局关于做好乙工作的通知 各县甲局： 请报 市丙局 2023年12月4日前办结。";
        assert_eq!(cut_up(text).last().map(String::as_str), Some("请报 市丙局 2023年12月4日前办结。"));
    }

    /// Filled up so that it is as long as a paragraph that holds a list.
    fn filled(text: &str) -> String {
        text.replace('…', &"推进各项工作落地见效，".repeat(14))
    }

    #[test]
    fn numbers_that_count_on_begin_lines() {
        let text = filled(
            "一、总体要求1.加强领导。…好。（责任单位：市甲局）2.加强宣传。…好。其中3.5万元。（责任单位：市乙局） 二、保障 3.加强督查。…好。（市丙局负责）",
        );
        let lines = cut_up(&text);
        let begins: Vec<String> = lines.iter().map(|l| l.chars().take(6).collect()).collect();
        assert_eq!(begins, ["一、总体要求", "1.加强领导", "2.加强宣传", "二、保障", "3.加强督查"]);
    }

    #[test]
    fn a_list_within_a_paragraph_does_not_count() {
        let text = filled("1.甲。…包括：1.子；2.丑。…好。 2.乙。…好。 3.丙。…好。");
        let lines = cut_up(&text);
        assert_eq!(lines.len(), 3, "{lines:?}");
    }

    #[test]
    fn a_text_of_paragraphs_stays() {
        let text = filled("一、甲\n…包括1.子。2.丑。3.寅。\n二、乙\n…好。\n");
        assert_eq!(cut_up(&text).len(), 4);
    }
}
