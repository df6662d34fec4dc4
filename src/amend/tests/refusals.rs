//! What is refused, and that then nothing is applied.

use super::refused;

#[test]
fn each_refusal_says_which_change_and_which_key() {
    for (change, key, code) in [
        ("{target: 附件第99项责任单位, operation: replace_unit, old: 甲, new: 乙}", "target", "A030"),
        ("{target: 方案第九部分, operation: delete, old: 甲}", "target", "A030"),
        ("{target: 附件第9项责任单位, operation: replace, old: 区民政局, new: 区妇联}", "old", "A032"),
        ("{target: 正文第一段, operation: replace_words, old: 没有的话, new: 甲}", "old", "A033"),
        ("{target: 方案第三部分, operation: replace_words, old: 未成年人, new: 青少年}", "old", "A034"),
        ("{target: 附件第9项具体内容, operation: add_unit, new: 区妇联}", "target", "A035"),
        ("{target: 附件第9项, operation: replace, old: 甲, new: 乙}", "target", "A035"),
        ("{target: 附件第9项责任单位, operation: remove_unit, old: 区妇联}", "old", "A037"),
        ("{target: 附件第9项责任单位, operation: add_unit, new: 区残联}", "new", "A045"),
        ("{target: 附件第9项责任单位, operation: replace, old: 区残联, new: 区残联}", "new", "A038"),
        ("{target: 附件第9项, operation: renumber, number: 35}", "number", "A044"),
        ("{target: 附件第9项, operation: move, to: 附件第9项}", "target", "A035"),
        ("{target: 附件第（四）类, operation: insert_row, row: {content: 甲, lead: ''}}", "target", "A035"),
        ("{target: 全文, operation: rename_unit, old: 区水利厅, new: 区水利局}", "old", "A033"),
        ("{target: 附件备注, operation: add_column, new: 备注}", "target", "A035"),
        ("{target: 附件备注, operation: add_column, new: 进度, cells: {99: 甲}}", "cells", "A030"),
        ("{target: 方案第四部分, operation: replace, old: 甲, new: 乙}", "target", "A035"),
    ] {
        let objections =
            refused(&format!("- {{target: 正文第一段, operation: insert_paragraph, new: 特此通知。}}\n- {change}\n"));
        let got: Vec<_> = objections.iter().map(|o| (o.change, o.key, o.finding.code.id)).collect();
        assert_eq!(got, [(1, key, code)], "{change}");
    }
}

#[test]
fn two_changes_of_the_same_words_clash() {
    for changes in [
        "- {target: 附件第9项责任单位, operation: replace, old: 区残联, new: 区妇联}\n- {target: 附件第9项责任单位, operation: replace_unit, old: 区残联, new: 团区委}\n",
        "- {target: 方案第三部分第（一）项第二点, operation: replace_words, old: 逐人制定, new: 制定}\n- {target: 方案第三部分第（一）项第二点, operation: replace_words, old: 制定具体方案, new: 制订方案}\n",
        "- {target: 附件第9项, operation: move, to: 附件第1项}\n- {target: 附件第9项, operation: move, to: 附件第2项}\n",
    ] {
        let objections = refused(changes);
        assert_eq!(objections.iter().map(|o| o.finding.code.id).collect::<Vec<_>>(), ["A036"], "{changes}");
    }
}

#[test]
fn every_wrong_change_is_told_in_one_go() {
    let objections = refused(
        "- {target: 附件第99项, operation: delete, old: 甲}\n- {target: 附件第9项责任单位, operation: remove_unit, old: 区妇联}\n",
    );
    assert_eq!(objections.len(), 2);
}
