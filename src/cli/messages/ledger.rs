//! What `hongtou ledger` and `hongtou why` say.

use crate::base::diagnostic::Text;
use crate::base::{Date, Lang, Month};
use crate::merge::ledger::{Leads, Scope};
use crate::model::calendar::WhenClosed;
use crate::model::notice::{Effect, Failing};
use crate::model::progress::ReturnState;
use crate::model::{Calendar, Recognised};

const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// Heads of the table of a year.
pub(in super::super) const YEAR_HEAD: Text = text(
    "单位|应报|按时|迟报|未报|待核或日期不明|免于通报|通报|约谈|合计|后果",
    "body|owed|on time|late|missing|unsettled or undated|excused|named|summoned|count|effects",
);
/// Heads of the table of a month.
pub(in super::super) const MONTH_HEAD: Text = text("单位|情况|收到|说明", "body|state|received|remarks");
/// No month was merged yet.
pub(in super::super) const NOTHING_MERGED: Text = text(
    "还没有汇总过的月份：content/progress/ 中没有文件。先运行 `hongtou build`",
    "no month was merged yet: content/progress/ is empty. Run `hongtou build` first",
);
/// The notice, the tasks or the roster cannot be read.
pub(in super::super) const NO_CONTENT: Text = text(
    "content/ 中的通知、任务或单位名录缺少或读不了，先运行 `hongtou check`",
    "the notice, the tasks or the roster in content/ is missing or cannot be read; run `hongtou check` first",
);
/// Whence the figures come.
pub(in super::super) const AS_MERGED: Text =
    text("以最近一次 `hongtou build` 的汇总为准。", "As merged by the last `hongtou build`.");

/// That month was not merged.
pub(in super::super) fn not_merged(month: Month, lang: Lang) -> String {
    match lang {
        Lang::Zh => {
            format!("{}还没有汇总：没有 content/progress/{month}.yaml。先运行 `hongtou build`", month.to_chinese())
        }
        Lang::En => {
            format!("{month} was not merged yet: there is no content/progress/{month}.yaml. Run `hongtou build` first")
        }
    }
}

/// The roster has no such name.
pub(in super::super) fn no_unit(name: &str, near: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("单位名录中没有“{name}”，相近的有：{near}"),
        Lang::En => format!("the roster has no “{name}”; near it: {near}"),
    }
}

/// The name stands for several bodies.
pub(in super::super) fn is_group(name: &str, members: &str, lang: Lang) -> String {
    match (lang, members.is_empty()) {
        (Lang::Zh, true) => format!("“{name}”是统称，没有列明成员"),
        (Lang::Zh, false) => format!("“{name}”是统称，请写明是哪一家：{members}"),
        (Lang::En, true) => format!("“{name}” stands for several bodies, and none is listed"),
        (Lang::En, false) => format!("“{name}” stands for several bodies; name one: {members}"),
    }
}

/// A day as the language writes it.
pub(in super::super) fn day(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => date.to_chinese(),
        Lang::En => date.to_string(),
    }
}

/// How a body stands.
pub(in super::super) fn state(state: ReturnState, days: Option<i32>, lang: Lang) -> String {
    match (lang, state, days) {
        (Lang::Zh, ReturnState::Late, Some(days)) => format!("迟报{days}天"),
        (Lang::Zh, state, _) => state.label().to_owned(),
        (Lang::En, ReturnState::Late, Some(1)) => "late by 1 day".to_owned(),
        (Lang::En, ReturnState::Late, Some(days)) => format!("late by {days} days"),
        (Lang::En, ReturnState::Late, None) => "late".to_owned(),
        (Lang::En, ReturnState::OnTime, _) => "on time".to_owned(),
        (Lang::En, ReturnState::Missing, _) => "missing".to_owned(),
        (Lang::En, ReturnState::Undated, _) => "received, day unknown".to_owned(),
        (Lang::En, ReturnState::Unsettled, _) => "not settled".to_owned(),
    }
}

/// What follows from a failing.
pub(in super::super) fn effect(effect: Effect, lang: Lang) -> &'static str {
    match effect {
        Effect::Named => text("予以通报", "named in a bulletin"),
        Effect::NoMeritRating => text("取消年度评优资格", "no merit rating this year"),
        Effect::Heavier => text("加重处理", "dealt with more severely"),
    }
    .get(lang)
}

/// The failing of a rule.
pub(in super::super) fn failing(of: Failing, times: u32, lang: Lang) -> String {
    let what = match of {
        Failing::LateReport => text("不按时报送", "late or missing report"),
        Failing::NamedOrSummoned => text("被通报、约谈", "named or summoned"),
        Failing::ConcealedIncident => text("瞒报、迟报、漏报事故案件", "incident concealed or reported late"),
    };
    match lang {
        Lang::Zh => format!("{}{times}次", what.zh),
        Lang::En => format!("{}, {times}×", what.en),
    }
}

/// Whom a rule is about, and whether the body is among them.
pub(in super::super) fn scope(scope: &Scope, applies: bool, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let groups =
        scope.groups.iter().map(|g| if zh { format!("“{g}”的成员") } else { format!("the members of “{g}”") });
    let leads = scope.leads.map(|leads| match leads {
        Leads::Any => text("责任单位（牵头至少一项任务）", "bodies that lead a task"),
        Leads::Direct => text(
            "区直责任单位（牵头至少一项任务，且不属于办事处等统称）",
            "bodies that lead a task and belong to no group such as the offices",
        ),
    });
    let all = scope.is_all().then(|| text("各应报单位", "every body that owes a report"));
    let named = leads.into_iter().chain(all).map(|words| words.get(lang).to_owned());
    let whom = groups.chain(named).collect::<Vec<_>>().join(if zh { "和" } else { " and " });
    match (lang, applies) {
        (Lang::Zh, true) => format!("适用于{whom}，该单位在内"),
        (Lang::Zh, false) => format!("适用于{whom}，该单位不在内"),
        (Lang::En, true) => format!("about {whom}; this body is one"),
        (Lang::En, false) => format!("about {whom}; this body is none"),
    }
}

/// How the office reads the due day.
pub(in super::super) fn calendar(calendar: &Calendar, lang: Lang) -> String {
    let inclusive = match calendar.inclusive {
        true => text("含当日", "itself included"),
        false => text("不含当日", "itself not included"),
    };
    let closed = match calendar.when_closed {
        WhenClosed::Keep => text("遇休息日不变", "stays on a day off"),
        WhenClosed::NextWorkday => text("遇休息日顺延到下一个工作日", "moves to the next working day"),
        WhenClosed::PreviousWorkday => text("遇休息日提前到前一个工作日", "moves to the working day before"),
    };
    match lang {
        Lang::Zh => format!("{}，{}", inclusive.zh, closed.zh),
        Lang::En => format!("{}; {}", inclusive.en, closed.en),
    }
}

/// How a sender was recognised.
pub(in super::super) fn recognised(how: Recognised, lang: Lang) -> &'static str {
    match how {
        Recognised::Answer => text("由人认定", "recognised by a person"),
        Recognised::Key => text("按所发表格中的标识认定", "recognised by the key in its form"),
        Recognised::Text => text("按文件所写的填报单位认定", "recognised by what the file says"),
        Recognised::FileName => text("按文件名认定", "recognised by its name"),
        Recognised::Letter => text("按来信认定", "recognised by the letter"),
        Recognised::Unknown => text("报送单位未能认定", "sender not recognised"),
    }
    .get(lang)
}
