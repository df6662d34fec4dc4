//! Where a title breaks (clause 7.3.1): units of meaning whole, lines in the shape of a trapezoid or a diamond.
//!
//! Depends on no font, so that the page and the DOCX get the same lines.

mod boundary;
mod names;

use super::columns::{at_most, is_full_width};
use boundary::Boundaries;

/// The widest title line, in halves of a title character: 19 of the 20.1 that the type area holds, so that no line runs
/// from edge to edge.
pub const MEASURE: i64 = 38;

/// The narrowest last line, in halves of a character.
const LEAST_LAST: i64 = 8;

/// The cost of each line more than needed; as much as one unhappy break.
const LINE_COST: i64 = 60;

/// The most lines that are weighed against each other; no title has so many.
const MOST_LINES: i64 = 10;

/// The width of a text in halves of a title character, as no face makes it wider: of Latin letters and marks those that
/// are wider than half an em count as a whole one.
fn width_of(text: &str) -> i64 {
    text.chars().map(|c| if is_full_width(c) { 2 } else { at_most(c) }).sum()
}

/// Breaks a title into lines of at most `measure` half characters; blanks at a break are dropped. Among all allowed
/// breakings the cheapest is taken: breaks between units of meaning cost little, breaks within them much, uneven lines
/// and a waist something.
pub fn break_lines(text: &str, measure: i64) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let total = width_of(text.trim());
    if total <= measure {
        return vec![text.trim().to_owned()];
    }
    let boundaries = Boundaries::new(&chars, measure);
    let least = (total + measure - 1) / measure;
    let widths: Vec<i64> = chars.iter().map(|c| width_of(c.encode_utf8(&mut [0; 4]))).collect();
    let mut reached = vec![0];
    reached.extend(widths.iter().scan(0, |sum, width| {
        *sum += width;
        Some(*sum)
    }));
    let blanks = chars.iter().zip(&widths).filter(|(c, _)| c.is_whitespace()).map(|(_, width)| width).sum();
    let plans = (least..=least + 2).filter(|_| least <= MOST_LINES).filter_map(|lines| {
        let mean = total / lines;
        let (chars, reached, boundaries) = (&chars, &reached, &boundaries);
        let plan = Plan { chars, reached, blanks, boundaries, measure, lines, mean };
        plan.best().map(|(cost, ends)| (cost + LINE_COST * (lines - least), ends))
    });
    let ends =
        plans.min_by_key(|(cost, _)| *cost).map_or_else(|| full_lines(&widths, &boundaries, measure), |(_, ends)| ends);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends).map(|(a, &b)| chars[a..b].iter().collect::<String>().trim().to_owned()).collect()
}

/// Lines as full as may be, for a title that is no title: too long to weigh, or without allowed breaks.
fn full_lines(widths: &[i64], boundaries: &Boundaries, measure: i64) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < widths.len() {
        let mut width = 0;
        let fitting = widths[start..].iter().take_while(|own| {
            width += **own;
            width <= measure
        });
        let full = start + fitting.count().max(1);
        let last =
            |allowed: &dyn Fn(usize) -> bool| (start + 1..=full).rev().find(|&end| end == widths.len() || allowed(end));
        // Rather a word cut in two than a mark at the wrong end.
        let whole = last(&|end| boundaries.cost(end).is_some());
        start = whole.or_else(|| last(&|end| !boundaries.misplaces(end))).unwrap_or(full);
        ends.push(start);
    }
    ends
}

/// The search for the best breaking into a given number of lines.
struct Plan<'a> {
    chars: &'a [char],
    /// How far the text reaches before each character, and at its end.
    reached: &'a [i64],
    /// Width of all blanks, which may be dropped at breaks.
    blanks: i64,
    boundaries: &'a Boundaries,
    measure: i64,
    lines: i64,
    mean: i64,
}

/// A way to have set the lines so far.
#[derive(Clone, Copy)]
struct State {
    cost: i64,
    /// Width of the last line.
    width: i64,
    /// Whether a line was narrower than the one before it; then none may be wider again.
    falling: bool,
    /// The last line's entry in the list of lines tried; `None` before the first.
    line: Option<usize>,
}

/// A line tried: where it ends, and the one before it.
struct Tried {
    end: usize,
    before: Option<usize>,
}

impl Plan<'_> {
    /// Dynamic programming over (lines set, end of the last, its width, rising or falling).
    fn best(&self) -> Option<(i64, Vec<usize>)> {
        let n = self.chars.len();
        let mut tried = Vec::new();
        let mut states = vec![States::default(); n + 1];
        states[0].keep(State { cost: 0, width: 0, falling: false, line: None });
        for line in 1..=self.lines {
            let mut next = vec![States::default(); n + 1];
            for (start, here) in states.iter().enumerate() {
                self.extend(line, start, &here.all, &mut next, &mut tried);
            }
            states = next;
        }
        let last = states.pop().expect("there is a state for every place");
        // Lines that only grow stand on a broad foot, which is allowed and less usual.
        let shaped = last.all.iter().map(|s| (s.cost + if s.falling { 0 } else { 12 }, s.line));
        let (cost, line) = shaped.min_by_key(|(cost, _)| *cost)?;
        let back = std::iter::successors(line.map(|l| &tried[l]), |l| l.before.map(|b| &tried[b]));
        let mut ends: Vec<usize> = back.map(|l| l.end).collect();
        ends.reverse();
        Some((cost, ends))
    }

    /// Sets one more line after those that end at `start`.
    fn extend(&self, line: i64, start: usize, here: &[State], next: &mut [States], tried: &mut Vec<Tried>) {
        if here.is_empty() {
            return;
        }
        let (n, is_last) = (self.chars.len(), line == self.lines);
        // A line that leaves more than the others hold leads nowhere.
        let least = self.reached[n] - self.blanks - (self.lines - line) * self.measure;
        let shortest = self.reached.partition_point(|reached| *reached < least);
        for (end, reached) in next.iter_mut().enumerate().skip(shortest.max(start + 1)) {
            let width = self.width(start, end);
            if width > self.measure {
                return;
            }
            if is_last != (end == n) || (is_last && width < LEAST_LAST) {
                continue;
            }
            let Some(cost) = self.line_cost(start, end, width) else { continue };
            for before in here {
                let state = step(before, width, cost);
                if reached.keep(State { line: Some(tried.len()), ..state }) {
                    tried.push(Tried { end, before: before.line });
                }
            }
        }
    }

    /// Width of a line without the blanks at its ends.
    fn width(&self, start: usize, end: usize) -> i64 {
        let line = &self.chars[start..end];
        let leading = line.iter().take_while(|c| c.is_whitespace()).count();
        let trailing = line[leading..].iter().rev().take_while(|c| c.is_whitespace()).count();
        self.reached[end - trailing] - self.reached[start + leading]
    }

    /// What the line costs by itself; `None` where it may not end.
    fn line_cost(&self, start: usize, end: usize, width: i64) -> Option<i64> {
        let at_break = if end == self.chars.len() { 0 } else { self.boundaries.cost(end)? };
        let uneven = (width - self.mean) / 2;
        let first_is_blank = start == 0 && width == 0;
        (!first_is_blank).then_some(at_break + uneven * uneven / 4)
    }
}

/// The state after one more line.
fn step(before: &State, width: i64, cost: i64) -> State {
    let is_first = before.line.is_none();
    let shape = match width - before.width {
        _ if is_first => 0,
        // Two equal lines make a block, a wider line after a narrower one a waist.
        0 => 20,
        d if d > 0 && before.falling => 60,
        // Steps of a single character look like a mistake.
        d if d.abs() < 3 => 4,
        _ => 0,
    };
    let falling = before.falling || (!is_first && width < before.width);
    State { cost: before.cost + cost + shape, width, falling, line: None }
}

/// The states that end at one place: one for each width and direction, in the order in which they were found. They are so
/// few that looking through them all is quickest.
#[derive(Clone, Default)]
struct States {
    all: Vec<State>,
}

impl States {
    /// Keeps the cheaper of two states of one width and direction; tells whether the new one is kept.
    fn keep(&mut self, new: State) -> bool {
        match self.all.iter_mut().find(|old| (old.width, old.falling) == (new.width, new.falling)) {
            Some(old) if old.cost <= new.cost => return false,
            Some(old) => *old = new,
            None => self.all.push(new),
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(title: &str) -> String {
        break_lines(title, MEASURE).join("/")
    }

    #[test]
    fn the_seed_breaks_between_units_of_meaning() {
        assert_eq!(
            lines("关于印发《开封市鼓楼区关爱成长守护安全防范化解未成年人突出安全风险隐患专项治理行动方案》的通知"),
            "关于印发《开封市鼓楼区关爱成长守护安全/防范化解未成年人突出安全风险隐患/专项治理行动方案》的通知"
        );
        assert_eq!(
            lines("开封市鼓楼区关爱成长守护安全防范化解未成年人突出安全风险隐患专项治理行动方案"),
            "开封市鼓楼区关爱成长守护安全/防范化解未成年人突出安全风险隐患/专项治理行动方案"
        );
    }

    #[test]
    fn a_short_title_stays_on_one_line() {
        assert_eq!(lines("保护未成年人安全专项行动任务清单"), "保护未成年人安全专项行动任务清单");
    }

    #[test]
    fn real_titles_break_where_a_clerk_would() {
        let cases = [
            "国务院办公厅关于加强行政规范性文件/制定和监督管理工作的通知",
            "关于2022年6月份关爱成长守护安全/专项治理行动进展情况的通报",
            "关于调整保护未成年人安全专项行动/任务清单部分责任单位的通知",
            "国务院办公厅关于全面推行/行政执法公示制度的通知",
            "开封市人民政府办公室关于印发/开封市“十四五”卫生健康发展规划的通知",
            "关于废止和失效一批行政规范性文件的决定",
            "开封市鼓楼区人民政府关于公布/鼓楼区第三批区级文物保护单位名单的通知",
        ];
        for case in cases {
            assert_eq!(lines(&case.replace('/', "")), case);
        }
    }

    #[test]
    fn every_case_of_the_corpus_breaks_as_expected() {
        let cases =
            include_str!("../../../tests/cases/titlebreak.txt").lines().map(|l| l.split("  # ").next().unwrap_or(l));
        let cases: Vec<&str> = cases.filter(|l| !l.trim().is_empty() && !l.starts_with('#')).collect();
        let got = |case: &str| {
            let lines = break_lines(&case.replace('/', ""), MEASURE);
            lines.join("/")
        };
        let wrong: Vec<String> =
            cases.iter().filter(|c| got(c) != **c).map(|c| format!("{}, expected {c}", got(c))).collect();
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
        assert_eq!(cases.len(), 18);
    }

    #[test]
    fn no_line_is_too_wide_or_begins_with_a_closing_mark() {
        let title =
            "关于转发《中共河南省委办公厅河南省人民政府办公厅关于进一步减轻义务教育阶段学生作业负担的实施方案》的通知";
        let lines = break_lines(title, MEASURE);
        assert_eq!(lines.concat(), title);
        assert!(lines.iter().all(|l| width_of(l) <= MEASURE && !l.starts_with(['》', '的'])), "{lines:?}");
        assert!(width_of(lines.last().expect("a line")) >= LEAST_LAST, "{lines:?}");
    }

    #[test]
    fn a_blank_in_the_title_is_where_it_breaks() {
        assert_eq!(
            lines("开封市鼓楼区关爱成长守护安全 防范化解未成年人突出安全风险隐患 专项治理行动方案"),
            "开封市鼓楼区关爱成长守护安全/防范化解未成年人突出安全风险隐患/专项治理行动方案"
        );
    }

    #[test]
    fn a_title_without_any_allowed_break_is_cut() {
        assert_eq!(break_lines(&"x".repeat(50), 38).concat().len(), 50);
        // The comma does not begin the second line, though the word before it must be cut for that.
        let mail = "a@163.com80%a@163.coma@163.com，";
        assert_eq!(break_lines(mail, MEASURE).concat(), mail);
        assert!(!break_lines(mail, MEASURE).iter().any(|l| l.starts_with('，')));
        let long = "安全，".repeat(2000);
        let lines = break_lines(&long, MEASURE);
        assert_eq!(lines.concat(), long);
        assert!(lines.iter().all(|l| l.starts_with('安') || l.starts_with('全')));
    }
}
