//! Items of a list end with ；, the last with 。

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.6", en: "GB/T 15834—2011, 4.6" },
        bad: "（1）排查；⏎（2）整改；",
        good: "（1）排查；⏎（2）整改。",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C050",
    name: "items-marks-mixed",
    severity: Severity::Warning,
    message: Words {
        zh: "并列各项的标点不一致：“{words}”", en: "the items of a list do not end alike: {words}"
    },
    cure: Words {
        zh: "各项之间用分号，末项用句号；或者各项都用句号",
        en: "write ； between items and 。 at the last, or 。 at all",
    },
    why: Words {
        zh: "并列分项之间用分号，最后一项用句号。", en: "Parallel items are parted by ； and closed by 。."
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let numbered: Vec<_> =
        text.lines.iter().map(|l| (l, ordinal(text.of(l)).filter(|_| l.role == Role::Numbered))).collect();
    for pair in numbered.windows(2) {
        let [(line, Some(one)), (next, two)] = pair else { continue };
        let ends = text.of(line).chars().next_back();
        let is_same = two.is_some_and(|two| two.rank == one.rank && two.value == one.value + 1);
        // A semicolon promises another item; on the last one it promises what does not come.
        if matches!(ends, Some('；' | ';')) && !is_same && two.is_none_or(|two| two.rank < one.rank || two.value != 1)
        {
            let goes_on = text.of(next).ends_with(['；', ';']) && two.is_none() && next.role == Role::Body;
            if !goes_on {
                out.at(line.end - ends.map_or(0, char::len_utf8), line.end).with("words", last_words(text.of(line)));
            }
        }
    }
    if let Some((line, Some(_))) = numbered.last()
        && text.of(line).ends_with(['；', ';'])
    {
        let mark = text.of(line).chars().next_back().map_or(0, char::len_utf8);
        out.at(line.end - mark, line.end).with("words", last_words(text.of(line)));
    }
}

fn last_words(words: &str) -> &str {
    let from = words.char_indices().rev().nth(5).map_or(0, |(i, _)| i);
    &words[from..]
}
