//! A heading that the text runs on behind ends with a stop, as its neighbours do.

use crate::lint::ordinal::{Ordinal, ordinal};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "（一）健全机制。……⏎（二）压实责任。……⏎（三）强化领导各镇要加强组织……",
        good: "（三）强化领导。各镇要加强组织……",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C139",
    name: "run-in-heading-mark",
    severity: Severity::Warning,
    message: Words {
        zh: "同层其他小标题都以句号与下文隔开，“{heading}”后没有",
        en: "the neighbours end with a stop before their text; {heading} does not",
    },
    cure: Words { zh: "在小标题后加句号", en: "put a stop behind the heading" },
    why: Words {
        zh: "与下文接排的小标题要用句号隔开，不然标题和正文连成一句，读不断。",
        en: "Without a stop the heading runs into the sentence.",
    },
};

/// No heading is longer, in characters.
const LONGEST: usize = 20;
/// So many neighbours must agree.
const AGREED: usize = 2;

/// What a numbered line shows behind its ordinal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// A heading, its stop, and text.
    Stopped,
    /// A heading that ends here, in bytes of the text, without a stop, and text.
    Open(usize, usize),
    /// Anything else.
    Other,
}

fn check(text: &Text<'_>, out: &mut Hits) {
    let mut open: Vec<(usize, Vec<Form>)> = Vec::new();
    for line in &text.lines {
        let ordinal = ordinal(text.of(line)).filter(|_| line.role == Role::Numbered);
        let Some(ordinal) = ordinal else {
            if matches!(line.role, Role::Label | Role::AnnexTitle) {
                open.drain(..).for_each(|(_, forms)| tell(text, &forms, out));
            }
            continue;
        };
        while open.last().is_some_and(|(rank, _)| *rank > ordinal.rank) {
            open.pop().into_iter().for_each(|(_, forms)| tell(text, &forms, out));
        }
        if open.last().is_none_or(|(rank, _)| *rank < ordinal.rank) {
            open.push((ordinal.rank, Vec::new()));
        }
        if let Some((_, forms)) = open.last_mut() {
            forms.push(form(text, line, ordinal));
        }
    }
    open.drain(..).for_each(|(_, forms)| tell(text, &forms, out));
}

/// Neighbours of one rank below one heading.
fn tell(text: &Text<'_>, forms: &[Form], out: &mut Hits) {
    let stopped = forms.iter().filter(|f| **f == Form::Stopped).count();
    let open = || forms.iter().filter_map(|f| if let Form::Open(start, end) = f { Some((*start, *end)) } else { None });
    if stopped < AGREED || stopped + open().count() < forms.len() || open().count() > 1 {
        return;
    }
    for (start, end) in open() {
        out.at(start, end).with("heading", &text.text[start..end]).put_at(end, end, "。");
    }
}

fn form(text: &Text<'_>, line: &Line, ordinal: Ordinal) -> Form {
    let start = line.start + ordinal.length;
    let words = &text.text[start..line.end];
    let head = words.split(['。', '，', '；', '：', '、', ' ', '\u{3000}']).next().unwrap_or_default();
    let rest = &words[head.len()..];
    let is_short = (4..=LONGEST).contains(&head.chars().count());
    let goes_on = rest.chars().skip(1).any(is_han);
    match rest.chars().next() {
        Some('。') if is_short && goes_on => Form::Stopped,
        Some(' ' | '\u{3000}') if is_short && goes_on && !rest.trim_start().starts_with(['（', '(']) => {
            Form::Open(start, start + head.len())
        }
        _ => run_together(head).map_or(Form::Other, |end| Form::Open(start, start + end)),
    }
}

/// Where the heading ends in 强化领导各镇要加强组织: before the bodies that the sentence is about.
fn run_together(head: &str) -> Option<usize> {
    const BODIES: [&str; 6] = ["各镇", "各乡", "各县", "各区", "各单位", "各部门"];
    let at = BODIES.iter().filter_map(|b| head.find(b)).min()?;
    let (heading, sentence) = head.split_at(at);
    // 指导各镇, 由各镇: the bodies are part of the phrase.
    let is_whole = !LEADS_ON.iter().any(|w| heading.ends_with(w)) && (4..=LONGEST).contains(&heading.chars().count());
    (is_whole && ["要", "应当", "必须"].iter().any(|w| sentence.contains(w))).then_some(at)
}

/// Words behind which bodies are an object.
const LEADS_ON: [&str; 22] = [
    "对", "由", "向", "在", "和", "与", "以", "将", "为", "使", "让", "及", "指导", "督促", "组织", "要求", "会同",
    "配合", "引导", "推动", "支持", "协调",
];
