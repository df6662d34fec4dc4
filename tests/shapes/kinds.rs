//! Small notices of every make, written for this test; what each says was written down beside it.

use hongtou::parse::{Reading, received};
use serde_json::{Value, json};

fn read(text: &str) -> Reading {
    let reading = received::read("t", text.as_bytes(), "").expect("it is text");
    assert_eq!(reading.accounting.unaccounted, []);
    reading
}

/// The facts that the case names, and those read.
fn says(text: &str, wanted: &Value) {
    let reading = read(text);
    let facts = hongtou::parse::facts::facts(&reading.notice, &reading.tasks);
    for (key, wanted) in wanted.as_object().expect("an object") {
        assert_eq!(&facts[key], wanted, "{key} in {facts:#}");
    }
}

/// Of each task: its number, how its content begins, who leads, who takes part.
fn tasks(text: &str) -> Vec<(String, String, String, String)> {
    let reading = read(text);
    let one = |t: &hongtou::model::Task| {
        let no = t.printed.clone().unwrap_or_else(|| t.no.to_string());
        let begins = t.content.chars().take(6).collect();
        (no, begins, t.lead.units.join("|"), t.participants.units.join("|"))
    };
    reading.tasks.tasks().map(|(_, t)| one(t)).collect()
}

fn task(no: &str, begins: &str, lead: &str, with: &str) -> (String, String, String, String) {
    (no.to_owned(), begins.to_owned(), lead.to_owned(), with.to_owned())
}

#[test]
fn joint_issuers() {
    says(
        "甲市发展和改革委员会\n甲市财政局\n甲市水利局文件\n\n甲发改农〔2023〕15号\n\n关于下达年度计划的通知\n\n各县（市、区）发展改革委、财政局、水利局：\n\n现将计划下达给你们。\n\n甲市发展和改革委员会　　甲市财政局\n甲市水利局\n2023年4月1日\n",
        &json!({
            "issuer": "甲市发展和改革委员会",
            "co_issuers": ["甲市财政局", "甲市水利局"],
            "doc_number": "甲发改农〔2023〕15号",
            "title": "关于下达年度计划的通知",
            "addressees": ["各县（市、区）发展改革委", "财政局", "水利局"],
            "signers": ["甲市发展和改革委员会", "甲市财政局", "甲市水利局"],
            "date": "2023-04-01",
        }),
    );
}

#[test]
fn a_paper_that_passes_another_on() {
    says(
        "乙县人民政府办公室转发县教育局关于加强校车管理意见的通知\n乙政办发[2022]8号\n各乡镇人民政府，县政府各部门：\n县教育局《关于加强校车管理的意见》已经县政府同意，现转发给你们。\n二〇二二年五月九日\n关于加强校车管理的意见\n（县教育局　2022年4月20日）\n为加强校车管理，提出如下意见。\n一、总体要求\n坚持安全第一。\n",
        &json!({
            "issuer": "乙县人民政府办公室",
            "doc_number": "乙政办发[2022]8号",
            "title": "乙县人民政府办公室转发县教育局关于加强校车管理意见的通知",
            "addressees": ["各乡镇人民政府", "县政府各部门"],
            "date": "2022-05-09",
        }),
    );
}

#[test]
fn old_characters() {
    let text = "丙市人民政府關於\n優化營商環境的若干意見\n丙政發〔2018〕26號\n各縣人民政府,市政府各部門:\n現提出如下意見。\n一、主要任務\n(一)開放市場。全面清理審批事項。(牽頭單位:市發展改革委;責任單位:市編辦、市財政局)\n(二)減少審批。取消一批事項。(市編辦、市法制辦牽頭,市級各有關部門按職責分工負責)\n丙市人民政府\n2018年9月30日\n(此件公開發布)\n";
    says(
        text,
        &json!({
            "issuer": "丙市人民政府",
            "doc_number": "丙政發〔2018〕26號",
            "title": "丙市人民政府關於優化營商環境的若干意見",
            "addressees": ["各縣人民政府", "市政府各部門"],
            "signers": ["丙市人民政府"],
            "publicity": "此件公開發布",
        }),
    );
    assert_eq!(
        tasks(text),
        [
            task("一", "開放市場。全", "市發展改革委", "市編辦|市財政局"),
            task("二", "減少審批。取", "市編辦|市法制辦", "市級各有關部門"),
        ]
    );
}

#[test]
fn what_a_web_site_tells_of_a_document() {
    says(
        "返回顶部\n• 索引号:\n\n610728/2024-1005\n• 发文机构:\n县政府网站\n• 发文字号:\n丁政发〔2024〕7号\n• 有效性:\n有效\n丁县人民政府关于修订工作规则的通知\n【字体：大 中 小】\n各镇人民政府，县政府各部门：\n现将修订的规则印发给你们。\n丁县人民政府\n2024年4月6日\n扫一扫在手机打开当前页\n",
        &json!({
            "issuer": "丁县人民政府",
            "doc_number": "丁政发〔2024〕7号",
            "title": "丁县人民政府关于修订工作规则的通知",
            "addressees": ["各镇人民政府", "县政府各部门"],
            "signers": ["丁县人民政府"],
            "date": "2024-04-06",
        }),
    );
}

#[test]
fn a_number_behind_the_title() {
    says(
        "中共戊市委办公室戊市人民政府办公室印发《关于推进公开的意见》的通知(戊办发〔2017〕2号)\n各县市区委、人民政府,市直各单位:\n现印发给你们。\n中共戊市委办公室\n戊市人民政府办公室\n2017年1月10日\n",
        &json!({
            "issuer": "中共戊市委办公室戊市人民政府办公室",
            "doc_number": "戊办发〔2017〕2号",
            "title": "中共戊市委办公室戊市人民政府办公室印发《关于推进公开的意见》的通知",
            "addressees": ["各县市区委、人民政府", "市直各单位"],
            "signers": ["中共戊市委办公室", "戊市人民政府办公室"],
        }),
    );
}

#[test]
fn several_notes_in_one_paragraph() {
    let text = "关于分工的通知\n各单位：\n请落实。\n一、提升服务\n（一）简化流程。压减材料，今年底前完成。（市甲局负责）推行帮办代办。（市乙局牵头，各区政府配合）\n（二）加强监管。开展抽查。（市丙局、市丁局按职责分工负责）\n";
    assert_eq!(
        tasks(text),
        [
            task("一", "简化流程。压", "市甲局", ""),
            task("一", "推行帮办代办", "市乙局", "各区政府"),
            task("二", "加强监管。开", "市丙局|市丁局", ""),
        ]
    );
}

#[test]
fn names_alone_in_brackets() {
    let text = "关于分工的通知\n各单位：\n请落实。\n1.完善预案，定期演练（含桌面推演）。（市应急局、市消防救援支队）\n2.排查隐患，建立台账。（市住房城乡建设局、各区人民政府）\n3.加强值守，及时报告。（市政府办公室）\n";
    assert_eq!(
        tasks(text).into_iter().map(|t| t.2).collect::<Vec<_>>(),
        ["市应急局|市消防救援支队", "市住房城乡建设局|各区人民政府", "市政府办公室"]
    );
}

#[test]
fn goals_and_principles_are_no_tasks() {
    let text = "关于目标的通知\n各单位：\n请落实。\n一、基本原则\n（一）坚持统筹。统筹城乡（含开发区）。\n（二）坚持创新。鼓励先行先试。\n二、主要目标\n1.到2025年，覆盖率达到95%。\n2.到2027年，覆盖率达到98%。\n";
    let reading = read(text);
    assert_eq!(reading.tasks.tasks().count(), 0);
    assert!(reading.findings.iter().any(|d| d.code.id == "P009"));
}

#[test]
fn numbers_that_begin_again_under_each_heading() {
    let text = "关于分工的通知\n各单位：\n请落实。\n一、甲类\n1.开展甲一工作。（市甲局负责）\n2.开展甲二工作。（市乙局负责）\n二、乙类\n1.开展乙一工作。（市丙局负责）\n";
    let reading = read(text);
    let numbers: Vec<(u32, Option<&str>)> = reading.tasks.tasks().map(|(_, t)| (t.no, t.printed.as_deref())).collect();
    assert_eq!(numbers, [(1, None), (2, None), (3, Some("1"))]);
}

#[test]
fn a_plan_that_comes_as_an_annex() {
    let text = "关于印发方案的通知\n各单位：\n现将方案印发给你们。\n附件：专项整治方案\n己市甲局\n2024年1月5日\n附件\n专项整治方案\n为做好整治，制定本方案。\n一、工作任务\n（一）全面摸底。逐户登记。（责任单位：市甲局）\n（二）限期整改。逐项销号。（责任单位：市乙局）\n";
    assert_eq!(tasks(text).len(), 2);
    says(text, &json!({ "attachments": [{ "number": null, "title": "专项整治方案" }], "date": "2024-01-05" }));
}

#[test]
fn a_damaged_name_is_asked_about_and_not_mended() {
    let text = "关于分工的通知\n各单位：\n请落实。\n1.做好甲工作。（责任单位：、市乙局）\n2.做好乙工作。（责任单位：市丙局、市丁局\n3.做好丙工作。（责任单位：市甲局）\n";
    let codes: Vec<&str> = read(text).findings.iter().map(|d| d.code.id).filter(|c| *c > "P014").collect();
    assert_eq!(codes, ["P018", "P017"]);
    assert_eq!(tasks(text)[0].2, "市乙局");
}

#[test]
fn a_cell_a_line() {
    let text = "关于印发任务清单的通知\n各单位：\n请落实。\n附件\n任务清单\n序号\n工作任务\n责任单位\n完成时限\n1\n开展排查。\n市甲局\n6月底前\n2\n建立台账。\n市乙局、各区政府\n9月底前\n";
    assert_eq!(tasks(text), [task("1", "开展排查。", "市甲局", ""), task("2", "建立台账。", "市乙局|各区政府", "")]);
}

#[test]
fn a_short_joint_notice_on_one_line() {
    let text = "甲市教育局 甲市公安局 甲市水利局关于开展联合整治行动的通知各县（市、区）教育局、公安局，市直各学校：为净化环境，决定开展联合整治。现通知如下：一、整治重点（一）交通秩序。对乱停乱放集中治理。责任单位：公安局（二）食品安全。开展拉网式检查。责任单位：市场监管局、水利局二、工作要求各单位要重视，于每周五17时前将情况报送至市教育局。联系人：李丽，电话：0439-5252525。甲市教育局甲市公安局甲市水利局2023年8月28日";
    says(
        text,
        &json!({
            "issuer": "甲市教育局",
            "co_issuers": ["甲市公安局", "甲市水利局"],
            "addressees": ["各县（市、区）教育局", "公安局", "市直各学校"],
            "signers": ["甲市教育局", "甲市公安局", "甲市水利局"],
            "date": "2023-08-28",
            "contacts": [{ "unit": "", "name": "李丽", "phone": "0439-5252525", "email": null }],
            "reporting_rule": "各单位要重视，于每周五17时前将情况报送至市教育局。",
        }),
    );
    let wanted = [task("一", "交通秩序。对", "公安局", ""), task("二", "食品安全。开", "市场监管局|水利局", "")];
    assert_eq!(tasks(text), wanted);
}

#[test]
fn two_offices_above_a_title_issue_together() {
    says(
        "中共乙区委办公室\n乙区人民政府办公室\n关于印发《乙区2024年实事项目责任分解》的通知\n\n乙委办〔2024〕12号\n\n各街道党工委、办事处，区直各单位：\n\n现印发给你们。责任单位每月5日前将进度报区委督查室。\n（联系人：区委督查室 赵敏，电话：88220011）\n\n中共乙区委办公室    乙区人民政府办公室\n2024年3月1日\n",
        &json!({
            "issuer": "中共乙区委办公室",
            "co_issuers": ["乙区人民政府办公室"],
            "doc_number": "乙委办〔2024〕12号",
            "title": "关于印发《乙区2024年实事项目责任分解》的通知",
            "addressees": ["各街道党工委、办事处", "区直各单位"],
            "signers": ["中共乙区委办公室", "乙区人民政府办公室"],
            "contacts": [{ "unit": "区委督查室", "name": "赵敏", "phone": "88220011", "email": null }],
            "reporting_rule": "责任单位每月5日前将进度报区委督查室。",
        }),
    );
}

#[test]
fn a_line_of_damage_above_the_number_is_no_organ() {
    says(
        "                    関于？？\n丙区城管局关于印发整治方案的通知\n丙城管〔2023〕21号\n局属各单位：\n现印发给你们。\n丙区城管局\n2023年5月31日\n",
        &json!({ "issuer": "丙区城管局", "co_issuers": null, "title": "丙区城管局关于印发整治方案的通知" }),
    );
}

#[test]
fn what_a_list_says_beside_the_bodies_is_kept_by_its_label() {
    let text = "关于实事项目责任分解的通知\n各街道：\n请抓好落实。\n1.新增托位300个。牵头领导：王某；牵头单位：区甲局；责任单位：各街道；完成时限：2024年11月\n2.改造小区12个。牵头领导：李某；牵头单位：区乙局；责任单位：区财政局、各街道；完成时限：2024年12月\n某区丙局\n2024年3月1日\n（联系人：周强，联系电话：0793-8220000）\n";
    assert_eq!(
        tasks(text),
        [task("1", "新增托位30", "区甲局", "各街道"), task("2", "改造小区12", "区乙局", "区财政局|各街道")]
    );
    let reading = read(text);
    let facts = hongtou::parse::facts::facts(&reading.notice, &reading.tasks);
    assert_eq!(facts["tasks"][0]["extra"], json!({ "牵头领导": "王某" }));
    assert_eq!(facts["tasks"][1]["deadline"], "2024年12月");
    assert_eq!(facts["contacts"][0]["name"], "周强");
}

#[test]
fn a_box_whose_cells_became_lines() {
    says(
        "甲市政府办公室关于印发民生实事分解方案的通知\n索引号：014567890/2023-00123\n发文机关：甲市政府办公室\n发文字号：甲政办发〔2023〕14号\n成文日期：2023年3月6日\n有效性：有效\n\n各区县政府，市政府各部门：\n\n现印发给你们。\n\n甲市政府办公室\n2023年3月6日\n",
        &json!({
            "issuer": "甲市政府办公室",
            "co_issuers": null,
            "doc_number": "甲政办发〔2023〕14号",
            "title": "甲市政府办公室关于印发民生实事分解方案的通知",
            "addressees": ["各区县政府", "市政府各部门"],
            "signers": ["甲市政府办公室"],
            "date": "2023-03-06",
        }),
    );
    says(
        "标题：乙县政府关于加强防火的通知\n发布日期：2023-04-01\n文号：乙政发〔2023〕9号\n各乡镇政府：\n请落实。\n乙县政府\n2023年3月30日\n",
        &json!({
            "issuer": "乙县政府",
            "doc_number": "乙政发〔2023〕9号",
            "title": "乙县政府关于加强防火的通知",
            "date": "2023-03-30",
        }),
    );
}
