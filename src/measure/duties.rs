//! What the standard asks for and no program can see to, and what this one does not offer: told with every report, so that
//! a table without failures is not taken for more than it is.

use crate::base::diagnostic::Text;

/// Something a report cannot measure.
#[derive(Clone, Copy, Debug)]
pub struct Duty {
    /// The clause.
    pub clause: &'static str,
    /// What is to be done.
    pub what: Text,
}

const fn duty(clause: &'static str, zh: &'static str, en: &'static str) -> Duty {
    Duty { clause, what: Text { zh, en } }
}

/// What the clerk sees to.
pub const DUTIES: &[Duty] = &[
    duty(
        "4",
        "纸张：60—80 克，白度、耐折、不透明度、酸碱度达标",
        "paper of 60–80 g/m², white, tough, opaque and free of acid enough",
    ),
    duty("6.1", "制版：版面不歪斜，误差不超过 1 mm", "plates straight to 1 mm"),
    duty(
        "6.2",
        "印刷：双面印刷，正反面页码套正，误差不超过 2 mm；打印时不选“适合页面”",
        "print both sides, in register to 2 mm, without “fit to page”",
    ),
    duty("6.3", "装订：左侧装订，四角不掉页，误差不超过 4 mm", "bind at the left, to 4 mm"),
    duty("7.2.1", "份号：涉密公文逐份编号", "number every copy of a secret paper"),
    duty("7.2.2", "定密：密级和保密期限由定密责任人确定", "let the person answerable decide secrecy and its term"),
    duty(
        "7.3.5.1",
        "用印：印章端正、居中下压署名和日期，不用空白印章",
        "set the seal upright over organ and date; no seal on blank paper",
    ),
    duty("7.3.5.4", "成文日期：以会议通过或者负责人签发之日为准", "take the day of approval or signature as the date"),
    duty(
        "7.3.7",
        "附件与正文一起装订；分开时在附件首页注明发文字号",
        "bind annexes with the text, or print the number on each",
    ),
    duty(
        "11",
        "式样：首次使用时与标准所附式样逐页比对",
        "lay the first print beside the figures of the standard, page by page",
    ),
];

/// What is not offered.
pub const NOT_OFFERED: &[Duty] = &[duty(
    "7.3.5.1",
    "电子签章：印章只作为图片印出，不是可验证的电子印章",
    "electronic seals: a seal is printed as a picture and proves nothing",
)];
