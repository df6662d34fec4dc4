//! Amendments read and said: cases by hand (`tests/cases/amendments/`), the shipped example, and the round of both ways.

use hongtou::base::{Lang, Source};
use hongtou::model::amendment::{Amendment, Change};
use hongtou::model::yaml;
use hongtou::parse::amendment::{Reading, read_all};

/// A notice around numbered sentences.
fn notice(body: &str) -> String {
    format!(
        "某区平安办\n\n某平安办〔2022〕8号\n\n关于修改《关于印发〈某方案〉的通知》的通知\n\n各办事处：\n\n根据工作需要，\
         决定对《关于印发〈某方案〉的通知》（某平安办〔2022〕3号）作如下修改：\n\n{body}\n\n本通知自2022年7月1日起施行。\n\n\
         某区平安办\n\n2022年6月28日\n"
    )
}

fn read(text: &str) -> Reading {
    let reading = read_all(&Source::new("t", text), "");
    assert_eq!(reading.accounting.unaccounted, [], "{text}");
    reading
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.findings.iter().map(|d| d.code.id).collect()
}

/// What a person expects, as the list of changes in a file.
fn expected(changes: &str) -> Vec<Change> {
    let list = if changes.trim().is_empty() { "changes: []".to_owned() } else { format!("changes:\n{changes}") };
    let file = Source::new("expected", format!("date: 2022-06-28\n{list}\n"));
    yaml::load::<Amendment>(&file).unwrap_or_else(|e| panic!("{:?}\n{changes}", e.args)).changes
}

#[test]
fn the_shipped_example_is_read_as_a_person_reads_it() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/amendments/01.txt");
    let text = std::fs::read_to_string(path).expect("the example");
    let reading = read(&text);
    let messages: Vec<String> = reading.findings.iter().map(|d| d.message(Lang::Zh)).collect();
    assert_eq!(messages, [""; 0]);
    let a = &reading.amendment;
    assert_eq!((a.doc_number.as_str(), a.serial()), ("鼓平安办〔2022〕4号", Some((2022, 4))));
    assert_eq!((a.date.to_string().as_str(), a.first_day().to_string().as_str()), ("2022-06-28", "2022-07-01"));
    assert_eq!(a.basis, "根据部门更名情况和专项治理行动工作需要，经区平安建设工作领导小组同意");
    assert_eq!(a.addressees, "各办事处，区平安建设工作领导小组有关成员单位");
    assert!(a.example && a.title.starts_with("关于修改《关于印发〈开封市") && a.title.ends_with("》的通知"));
    assert_eq!(reading.named.map(|n| n.number).as_deref(), Some("鼓平安办〔2022〕3号"));
    assert_eq!(reading.signers, ["鼓楼区平安建设工作领导小组办公室"]);
    let changes = "\
- {target: 全文, operation: rename_unit, old: 区文旅局, new: 区文化广电和旅游局}
- {target: 全文, operation: rename_unit, old: 区文广旅局, new: 区文化广电和旅游局}
- target: 方案第四部分第（三）项
  operation: replace_words
  old: 区委政法委和区教体局将不定时对办事处和基层单位的工作督促协调；通过视频调度等方式，通报工作落实情况。
  new: 区委政法委和区教体局每季度对办事处和基层单位开展一次督导检查，通过视频调度等方式通报工作落实情况。
- {target: 附件第15项责任单位, operation: replace, old: 区教体局, new: 区司法局}
- target: 附件第21项
  operation: insert_row
  row:
    content: 加强校外培训机构安全管理，每季度开展一次消防、食品和房屋安全联合检查，逐家建立隐患清单，督促限期整改。
    lead: 区教体局、区消防救援大队
    participants: 区市场监管局、区住建局
- target: 附件第22项
  operation: delete
  old: 加强校园及周边安全机制建设，加强对学校重点地点巡逻和重点时段值守，有条件的城市中小学应逐步安装智能防范识别系统，不断提高防范效能，确保为未成年学生学习生活提供安全放心环境。
";
    assert_eq!(a.changes, expected(changes));
}

#[test]
fn the_shipped_example_quotes_the_notice_letter_by_letter() {
    let root = env!("CARGO_MANIFEST_DIR");
    let text = std::fs::read_to_string(format!("{root}/seeds/amendments/01.txt")).expect("the example");
    let content = ["notice", "tasks", "units"]
        .map(|f| std::fs::read_to_string(format!("{root}/content/{f}.yaml")).expect("content"));
    let content = content.concat();
    for change in read(&text).amendment.changes {
        use hongtou::model::Action;
        if let Action::ReplaceWords { old, .. }
        | Action::Replace { old, .. }
        | Action::Delete { old }
        | Action::RenameUnit { old, .. } = change.action
        {
            assert!(content.contains(&old), "{old}");
        }
    }
}

/// A case of a file: the sentences, the changes, the findings.
#[derive(Default)]
struct Case {
    text: Vec<String>,
    changes: Vec<String>,
    codes: Vec<String>,
}

fn cases(file: &str) -> Vec<Case> {
    let blocks = file.split("\n\n").filter(|b| b.contains("> "));
    let case = |block: &str| {
        let mut case = Case::default();
        for line in block.lines() {
            match line.split_at_checked(2) {
                Some(("> ", text)) => case.text.push(text.to_owned()),
                Some(("! ", code)) => case.codes.push(code.to_owned()),
                Some(("# ", _)) | None => {}
                Some(_) => case.changes.push(line.to_owned()),
            }
        }
        case
    };
    blocks.map(case).collect()
}

#[test]
fn sentences_are_read_as_a_person_reads_them() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/amendments");
    let mut wrong = Vec::new();
    let mut count = 0;
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("cases").map(|f| f.expect("a file").path()).collect();
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|x| x == "txt")) {
        for case in cases(&std::fs::read_to_string(file).expect("a case")) {
            let text = case.text.join("\n");
            let numbered = text.starts_with("一、");
            let reading = read(&notice(&if numbered { text.clone() } else { format!("一、{text}") }));
            let found: Vec<String> =
                reading.findings.iter().map(|d| format!("{} {}", d.code.id, d.message(Lang::Zh))).collect();
            let changes = expected(&case.changes.join("\n"));
            if reading.amendment.changes != changes || codes(&reading) != case.codes {
                wrong.push(format!(
                    "{text}\nfound {found:#?}\nread {:#?}\nexpected {changes:#?}",
                    reading.amendment.changes
                ));
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(count >= 60, "{count}");
}

mod both_ways {
    use super::*;
    use hongtou::amend::phrase::{say, sentences};
    use hongtou::model::amendment::{Action, Place, RowText};
    use hongtou::model::target::Target;
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;
    use proptest::sample::select;

    /// Texts as awkward as a paper may hold: marks of all kinds, stops and colons, digits beside Han, paragraphs.
    fn text() -> impl Strategy<Value = String> {
        let paragraph = "[甲乙丙局第项将删改为附件1208一二A。；，、：“”‘’「」（）《》〈〉〔〕80%]{1,14}";
        vec(paragraph, 1..4).prop_map(|p| p.join("\n"))
    }

    fn line() -> impl Strategy<Value = String> {
        text().prop_map(|t| t.replace('\n', ""))
    }

    fn unit() -> impl Strategy<Value = String> {
        prop_oneof![
            select(vec!["区文旅局", "区教体局", "各办事处", "其他政法单位", "团区委"]).prop_map(str::to_owned),
            line()
        ]
    }

    fn at(places: &'static [&'static str]) -> impl Strategy<Value = Target> {
        select(places).prop_map(|t| t.parse().expect("a place"))
    }

    const PROSE: [&str; 9] = [
        "正文第一段",
        "方案",
        "方案引言第一段",
        "方案结尾第二段",
        "方案第三部分",
        "方案第三部分第（一）项",
        "方案第三部分第（十二）项第二点",
        "方案第四部分第1目",
        "方案第四部分第（三）项第二段",
    ];
    const TEXTS: [&str; 12] = [
        "标题",
        "主送机关",
        "正文第一段",
        "方案标题",
        "方案第三部分标题",
        "方案第三部分第（一）项第二点",
        "附件标题",
        "附件第（四）类标题",
        "附件第12项具体内容",
        "附件第105项责任单位",
        "附件第12项“进度”栏",
        "附件#t12责任单位",
    ];
    const WORDS: [&str; 11] = [
        "全文",
        "方案",
        "方案第三部分第（一）项第二点",
        "附件",
        "附件第（四）类",
        "附件第12项",
        "附件第12项具体内容",
        "附件第12项责任单位",
        "附件说明第1项",
        "联系人第2项电话",
        "邮箱第1项地址",
    ];
    const CELLS: [&str; 3] = ["附件第12项责任单位", "附件第12项参与单位", "附件#t3.a-1参与单位"];
    const ROWS: [&str; 5] = ["附件第12项", "附件第1项", "附件第130项", "附件第（四）类第15项", "附件#t12"];
    const HOMES: [&str; 4] = ["附件第12项", "附件", "附件第（四）类", "附件第（十一）类"];

    fn place() -> impl Strategy<Value = Place> {
        select(vec![Place::After, Place::Before, Place::First, Place::Last])
    }

    fn row() -> impl Strategy<Value = RowText> {
        let some = || prop_oneof![Just(String::new()), line()];
        let extra = btree_map(select(vec!["进度", "联络员"]).prop_map(str::to_owned), line(), 0..2);
        (text(), line(), some(), some(), some(), extra).prop_map(
            |(content, lead, participants, deadline, note, extra)| RowText {
                content,
                lead,
                participants,
                deadline,
                note,
                extra,
            },
        )
    }

    fn prose_action() -> impl Strategy<Value = (Target, Action)> {
        let insert = |t: &'static [&'static str]| (at(t), place(), text());
        let heading = || prop_oneof![Just(String::new()), line()];
        let section = (at(&PROSE), place(), heading(), heading(), text()).prop_map(|(t, place, heading, new, full)| {
            let new = if heading.is_empty() { full } else { new };
            (t, Action::InsertSection { place, heading, new })
        });
        prop_oneof![
            (at(&TEXTS), text(), text()).prop_map(|(t, old, new)| (t, Action::Replace { old, new })),
            (at(&WORDS), line(), prop_oneof![Just(String::new()), line()], any::<bool>())
                .prop_map(|(t, old, new, everywhere)| (t, Action::ReplaceWords { old, new, everywhere })),
            insert(&PROSE).prop_map(|(t, place, new)| (t, Action::InsertParagraph { place, new })),
            insert(&PROSE).prop_map(|(t, place, new)| (t, Action::InsertPoint { place, new })),
            section,
            (prop_oneof![at(&PROSE), at(&ROWS), at(&["附件第（四）类"])], text())
                .prop_map(|(t, old)| (t, Action::Delete { old })),
            (at(&PROSE), at(&PROSE), place()).prop_map(|(t, to, place)| (t, Action::Move { to, place })),
            (at(&["附件第12项", "方案第三部分", "方案第三部分第（一）项", "附件#t12", "附件第（四）类"]), 1..200u32)
                .prop_map(|(t, new)| (t, Action::Renumber { new })),
            at(&["全文"]).prop_map(|t| (t, Action::Repeal)),
        ]
    }

    fn list_action() -> impl Strategy<Value = (Target, Action)> {
        let cells = btree_map(1..60u32, line(), 0..3);
        prop_oneof![
            (at(&HOMES), place(), row()).prop_map(|(t, place, row)| (t, Action::InsertRow { place, row })),
            (at(&CELLS), unit(), proptest::option::of(unit()))
                .prop_map(|(t, new, after)| (t, Action::AddUnit { new, after })),
            (at(&CELLS), unit()).prop_map(|(t, old)| (t, Action::RemoveUnit { old })),
            (at(&CELLS), unit(), unit()).prop_map(|(t, old, new)| (t, Action::ReplaceUnit { old, new })),
            (at(&["全文", "方案"]), unit(), unit()).prop_map(|(t, old, new)| (t, Action::RenameUnit { old, new })),
            (at(&ROWS), text(), vec(row(), 2..4)).prop_map(|(t, old, rows)| (t, Action::Split { old, rows })),
            (at(&ROWS), vec(at(&["附件第13项", "附件第14项", "附件#t9"]), 1..3), text(), row())
                .prop_map(|(t, with, old, row)| (t, Action::Join { with, old, row })),
            (at(&["附件第（四）类"]), place(), line(), vec(row(), 0..3))
                .prop_map(|(t, place, heading, rows)| (t, Action::InsertGroup { place, heading, rows })),
            (
                at(&["附件备注", "附件“进度”栏", "附件责任单位"]),
                select(vec!["进度", "联络员", "甲（乙）“丙”"]),
                place(),
                cells
            )
                .prop_map(|(t, new, place, cells)| (t, Action::AddColumn { new: new.into(), place, cells })),
            select(vec![("附件备注", "备注"), ("附件参与单位", "配合单位"), ("附件“进度”栏", "进度")])
                .prop_map(|(t, old)| (t.parse().expect("a place"), Action::RemoveColumn { old: old.into() })),
            (at(&ROWS), at(&HOMES), place()).prop_map(|(t, to, place)| (t, Action::Move { to, place })),
        ]
    }

    /// A text that can be quoted at all.
    fn is_quotable(said: &str) -> bool {
        !said.contains("是甲") && !said.contains("“四是")
    }

    fn change() -> impl Strategy<Value = Change> {
        prop_oneof![prose_action(), list_action()]
            .prop_map(|(target, action)| Change { target, action, why: String::new() })
            .prop_filter("quotable", |c| is_quotable(&say(c)))
    }

    fn refusing(reading: &Reading) -> Vec<String> {
        let standing = reading.findings.iter().filter(|d| d.code.id != "A020");
        standing.map(|d| format!("{} {}", d.code.id, d.message(Lang::Zh))).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1500))]

        #[test]
        fn what_is_said_is_read_back(change in change()) {
            let said = say(&change);
            let reading = read(&notice(&format!("一、{said}")));
            prop_assert_eq!(refusing(&reading), [""; 0], "{}", said);
            prop_assert_eq!(&reading.amendment.changes, &[change], "{}", said);
            prop_assert_eq!(say(&reading.amendment.changes[0]), said);
        }

        #[test]
        fn lists_of_changes_are_read_back(changes in vec(change(), 1..6)) {
            let said = sentences(&changes);
            let reading = read(&notice(&said.join("\n")));
            let twice = codes(&reading).contains(&"A007");
            prop_assume!(!twice);
            prop_assert_eq!(refusing(&reading), [""; 0], "{:#?}", said);
            prop_assert_eq!(&reading.amendment.changes, &changes, "{:#?}", said);
        }
    }
}
