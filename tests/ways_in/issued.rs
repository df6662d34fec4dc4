//! `hongtou amend parse`.

use super::{Desk, is_early};
use hongtou::cli::Exit;

const ISSUED: &str = "seeds/amendments/01.txt";
const LIST: &str = "content/amendments/01.yaml";

#[test]
fn an_issued_amendment_is_read_tried_and_written() {
    let desk = Desk::of(|path| is_early(path) && path != LIST);
    let (exit, said) = desk.run("zh", &["amend", "parse", ISSUED]);
    assert_eq!(exit, Exit::Fine, "{said}");
    desk.says(
        &said,
        &[
            "去向不明 0",
            "读出6处修改：\n  一、将全文中的“区文旅局”、“区文广旅局”统一修改为“区文化广电和旅游局”。\n",
            "在2022年5月9日的文本上试改：都能改到",
            "已写入 content/amendments/01.yaml",
        ],
    );
    assert_eq!(desk.read(LIST), Desk::amended().read(LIST), "as it is shipped");
    let (exit, said) = desk.both(&["amend", "parse", ISSUED]);
    assert!(exit == Exit::Fine && said.contains("与已有的一致"), "{said}");
}

#[test]
fn an_edited_list_is_kept_until_forced() {
    let desk = Desk::amended();
    desk.edit(LIST, "in_force: 2022-07-01", "in_force: 2022-07-15");
    desk.refuses(&["amend", "parse", ISSUED], &["-in_force: 2022-07-15", "+in_force: 2022-07-01", "--force"]);
    assert!(desk.read(LIST).contains("2022-07-15"));
    let (exit, said) = desk.run("zh", &["amend", "parse", ISSUED, "--force"]);
    assert_eq!(exit, Exit::Fine, "{said}");
    assert!(desk.read(LIST).contains("2022-07-01"));
    assert!(desk.read("content/amendments/01.yaml.1.bak").contains("2022-07-15"));
}

#[test]
fn a_sentence_that_is_not_understood_stops_the_whole() {
    let desk = Desk::of(|path| is_early(path) && path != LIST);
    desk.edit(ISSUED, "三、将附件第15项责任单位由“区教体局”调整为“区司法局”。", "三、第15项改由区司法局负责。");
    desk.refuses(
        &["amend", "parse", ISSUED],
        &["seeds/amendments/01.txt:15:1", "第15项改由区司法局负责", "B041", LIST, "改法：", "没有写入任何文件"],
    );
    assert!(!desk.has(LIST));
}

#[test]
fn a_change_that_misses_its_place_is_told_at_its_sentence() {
    let desk = Desk::of(|path| is_early(path) && path != LIST);
    desk.edit(ISSUED, "由“区教体局”调整为", "由“区教委”调整为");
    let words = ["A032", "seeds/amendments/01.txt:15:1", "区教委", "区教体局", "改法：", "有改不到的地方"];
    desk.refuses(&["amend", "parse", ISSUED], &words);
    // What was read is not lost: it is the text that it does not fit.
    assert!(desk.read(LIST).contains("区教委"));
}

#[test]
fn an_amendment_elsewhere_is_tried_and_not_written() {
    let desk = Desk::of(|path| is_early(path) && path != LIST);
    let text = desk.read(ISSUED);
    desk.write("收件/修改.txt", text.as_bytes());
    let (exit, said) = desk.both(&["amend", "parse", "收件/修改.txt"]);
    assert_eq!(exit, Exit::Fine, "{said}");
    desk.says(&said, &["读出6处修改", "都能改到", "只解析，不写入"]);
    assert!(!desk.has("content/amendments/修改.yaml") && !desk.has(LIST));
    let (exit, said) = desk.run("zh", &["amend", "parse", ISSUED, "--json"]);
    let facts: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(exit, Exit::Fine);
    assert_eq!((&facts["fits"], &facts["tried_on"]), (&true.into(), &"2022-05-09".into()));
    assert_eq!(facts["changes"][3]["change"]["target"], "附件第15项责任单位");
    assert!(!desk.has(LIST), "--json writes nothing");
}

#[test]
fn what_is_no_amendment_is_told_in_few_words() {
    let desk = Desk::issued();
    let said =
        desk.refuses(&["amend", "parse", "seeds/notice.txt"], &["A018", "seeds/notice.txt:", "没有读出任何修改"]);
    assert!(said.lines().count() < 40, "{} lines: {said}", said.lines().count());
    assert!(!said.contains("都能改到"), "{said}");
    desk.write("seeds/amendments/02.txt", &[0xff, 0xfe, 0x00, 0x01, 0x02]);
    let (exit, said) = desk.both(&["amend", "parse", "seeds/amendments/02.txt"]);
    assert!(exit == Exit::Text && said.contains("seeds/amendments/02.txt"), "{said}");
    let (exit, said) = desk.both(&["amend", "parse", "seeds/amendments/03.txt"]);
    assert!(exit == Exit::World && said.contains("seeds/amendments/03.txt"), "{said}");
}
