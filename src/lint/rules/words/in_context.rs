//! Words that are right or wrong by what stands beside them.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "《现代汉语词典》及公文用字惯例", en: "the dictionary and usage" },
        bad: "认真反应群众诉求；登陆平台填报；疫情爆发期间",
        good: "认真反映群众诉求；登录平台填报；疫情暴发期间",
        repair: Repair::Proposed,
    },
    look: Look::Words(ASKED, check),
};

static CODE: Code = Code {
    id: "C142",
    name: "confusable-in-context",
    severity: Severity::Info,
    message: Words {
        zh: "与“{near}”连用时，“{wrong}”通常写作“{right}”",
        en: "beside {near}, {wrong} is usually {right}",
    },
    cure: Words { zh: "按意思取舍", en: "choose by the meaning" },
    why: Words {
        zh: "两个词都对，看用在哪里：反应是变化，反映是报告；登陆是上岸，登录是进入系统。",
        en: "Both are words; which is right depends on what they stand beside.",
    },
};

/// A word, the one usually meant, and the words in its clause that make it so.
struct Pair {
    word: &'static str,
    right: &'static str,
    near: &'static [&'static str],
}

const fn pair(word: &'static str, right: &'static str, near: &'static [&'static str]) -> Pair {
    Pair { word, right, near }
}

/// Those that the rule knows.
const PAIRS: [Pair; 26] = [
    pair("反应", "反映", &["诉求", "群众意见", "社情民意", "呼声", "集中反应"]),
    pair("登陆", "登录", &["网站", "平台", "系统", "账号", "网址", "客户端", "小程序", "邮箱"]),
    pair("登录", "登陆", &["台风"]),
    pair("爆发", "暴发", &["疫情", "传染病", "山洪", "洪水", "泥石流", "流感"]),
    pair("暴发", "爆发", &["战争", "火山"]),
    pair("实行", "施行", &["之日起实行。", "日起实行。"]),
    pair("制订", "制定", &["制订法律", "制订法规", "制订规章", "制订条例"]),
    pair("权力", "权利", &["公民", "消费者", "劳动者", "妇女", "儿童", "未成年人", "当事人"]),
    pair("权利", "权力", &["制约和监督", "行政权利", "权利运行"]),
    pair("启示", "启事", &["招聘启示", "招领", "寻人", "征集启示", "征文"]),
    pair("法制", "法治", &["法制政府", "法制思维", "法制轨道", "法制化营商", "全面依法"]),
    pair("形式", "形势", &["严峻", "国内外形式", "面临的形式", "当前形式"]),
    pair("形势", "形式", &["多种形势", "形势主义", "等形势开展"]),
    pair("渡过", "度过", &["假期", "节日", "春节", "暑期", "寒假", "国庆"]),
    pair("以至", "以致", &["事故", "损失", "后果"]),
    pair("检查", "检察", &["检查院", "检查官"]),
    pair("侦察", "侦查", &["刑事", "立案", "侦察案件", "公安机关"]),
    pair("考察", "考查", &["学业", "课程成绩"]),
    pair("期间", "其间", &["，期间，", "。期间，"]),
    pair("合拢", "合龙", &["大桥", "大坝", "堤"]),
    pair("预定", "预订", &["机票", "酒店", "客房", "报刊", "车票"]),
    pair("订金", "定金", &["担保", "双倍返还"]),
    pair("必须", "必需", &["必须品"]),
    pair("质疑", "置疑", &["不容质疑", "毋庸质疑"]),
    pair("受权", "授权", &["受权委托", "书面受权", "受权书"]),
    pair("厉害", "利害", &["厉害关系"]),
];

const ASKED: &[&str] = &words();

const fn words() -> [&'static str; PAIRS.len()] {
    let mut out = [""; PAIRS.len()];
    let mut n = 0;
    while n < PAIRS.len() {
        out[n] = PAIRS[n].word;
        n += 1;
    }
    out
}

/// So far from the word another may stand to be beside it, in characters.
const NEAR: usize = 10;

fn check(spot: &Spot<'_>, out: &mut Hits) {
    for pair in PAIRS.iter().filter(|p| p.word == spot.word()) {
        let around = around(spot);
        let Some(near) = pair.near.iter().find(|near| around.contains(**near)) else { continue };
        let found = out.at(spot.start, spot.end).with("wrong", pair.word).with("right", pair.right);
        found.with("near", near.trim_matches(['，', '。'])).put(pair.right);
        return;
    }
}

/// The sentence that the word stands in, as far as it is near, with the marks at its ends.
fn around<'t>(spot: &Spot<'t>) -> &'t str {
    let stops = |c: char| matches!(c, '。' | '；' | '\t');
    let (head, tail) = (spot.head(), spot.tail());
    let before = head.char_indices().rev().take(NEAR);
    let mut start = head.len();
    for (n, c) in before {
        start = n;
        if stops(c) {
            break;
        }
    }
    let end = tail.char_indices().take(NEAR).find(|(_, c)| stops(*c)).map(|(n, c)| n + c.len_utf8());
    let end = end.unwrap_or_else(|| tail.char_indices().nth(NEAR).map_or(tail.len(), |(n, _)| n));
    let base = spot.start - head.len();
    &spot.text.text[base + start..spot.end + end]
}
