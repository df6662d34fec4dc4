//! The papers of an amendment, made of one list of changes: its notice, the consolidated text, the comparison table.

use crate::dossier::shipped;
use hongtou::amend::{amending, apply};
use hongtou::base::{Date, Lang, Source};
use hongtou::build::Dossier;
use hongtou::compose::{self, KINDS, Matter};
use hongtou::document::{Block, Cell, Document, Mark, Orientation, Role, Table};
use hongtou::layout::lay_out;
use hongtou::model::{Amending, Amendment, Edition, yaml};
use hongtou::parse::amendment;
use hongtou::style::{FontBook, StyleSheet};
use hongtou::write::{docx, pdf};

/// A notice before and after, with what the papers state.
struct Case {
    dossier: Dossier,
    old: Edition,
    new: Edition,
    amending: Amending,
}

impl Case {
    fn new(amendment: &Amendment, history: &[(String, Option<Date>)]) -> Case {
        let dossier = Dossier::load(&shipped()).expect("memory can be read");
        let part = "the shipped dossier is whole";
        let old = Edition::first(dossier.notice.as_ref().expect(part), dossier.tasks.as_ref().expect(part));
        let new = apply(&old, amendment).unwrap_or_else(|refused| panic!("{refused:?}")).edition;
        let amending = amending(&old, &new, amendment, history);
        Case { dossier, old, new, amending }
    }

    /// Of the shipped amending notice.
    fn received() -> Case {
        let (amendment, findings) = amendment::read(&Source::new("seeds/amendments/01.txt", seed()), "");
        assert_eq!(findings.len(), 0, "{findings:?}");
        Case::new(&amendment, &[])
    }

    /// Of changes as a file has them.
    fn of(changes: &str) -> Case {
        Case::new(&changed(changes), &[])
    }

    fn compose(&self, kind: &str) -> Result<Document, Vec<String>> {
        let part = "the shipped dossier is whole";
        let edition = if matches!(kind, "amendment" | "comparison") { &self.old } else { &self.new };
        let matter = Matter {
            notice: &edition.notice,
            tasks: &edition.tasks,
            roster: self.dossier.roster.as_ref().expect(part),
            figures: None,
            issue: None,
            bulletins: None,
            form: None,
            slip: None,
            amending: Some(&self.amending),
            choices: self.dossier.choices.as_ref().expect(part),
        };
        let kind = KINDS.iter().find(|k| k.name == kind).expect("a kind");
        compose::compose(kind, &matter, self.dossier.templates.as_ref().expect(part))
            .map_err(|wrong| wrong.iter().map(|d| d.message(Lang::Zh)).collect())
    }

    fn paper(&self, kind: &str) -> Document {
        self.compose(kind).unwrap_or_else(|wrong| panic!("{kind}: {wrong:?}"))
    }
}

fn seed() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/amendments/01.txt")).expect("the example")
}

fn changed(changes: &str) -> Amendment {
    let text = format!("doc_number: 鼓平安办〔2022〕4号\ndate: 2022-06-28\nchanges:\n{changes}");
    yaml::load(&Source::new("content/amendments/01.yaml", text)).unwrap_or_else(|d| panic!("{:?}", d.args))
}

/// Paragraphs as a person reads them; a title's line breaks are none of its words.
fn lines(document: &Document) -> Vec<String> {
    let blocks = document.sections.iter().flat_map(|s| &s.blocks);
    let lines = blocks.flat_map(|b| match b {
        Block::Paragraph(p) if matches!(p.role, Role::Title | Role::AnnexTitle) => vec![p.text().replace('\n', "")],
        other => other.text().lines().map(str::to_owned).collect(),
    });
    lines.collect()
}

fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.sections.iter().flat_map(|s| &s.blocks);
    blocks.filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None }).collect()
}

/// A cell with `[-` gone `-]` and `[+` new `+]` words.
fn shown(cell: &Cell) -> String {
    let show = |(piece, mark): (&str, Mark)| match mark {
        Mark::None => piece.to_owned(),
        Mark::Inserted => format!("[+{piece}+]"),
        Mark::Deleted => format!("[-{piece}-]"),
    };
    cell.marks.pieces(&cell.text).into_iter().map(show).collect()
}

fn rows(document: &Document) -> Vec<Vec<String>> {
    tables(document)[0].rows.iter().map(|r| r.cells.iter().map(shown).collect()).collect()
}

#[test]
fn the_amending_notice_is_the_one_that_was_received() {
    let case = Case::received();
    let received: Vec<String> = seed().lines().filter(|l| !l.trim().is_empty()).map(str::to_owned).collect();
    let (note, text) = received.split_last().expect("it has lines");
    let made = lines(&case.paper("amendment"));
    let (own_note, own) = made.split_last().expect("it has lines");
    assert_eq!(own, text);
    assert!(note.contains("本通知为示例") && own_note.contains("本通知为示例"));
    let again = amendment::read(&Source::new("again", made.join("\n")), "");
    assert_eq!(again.1.len(), 0, "{:?}", again.1);
    assert_eq!(again.0.changes, amendment::read(&Source::new("t", seed()), "").0.changes);
}

#[test]
fn the_consolidated_notice_names_both_numbers_below_its_title() {
    let case = Case::received();
    let paper = case.paper("consolidated");
    let roles: Vec<Role> = paper.sections[0].blocks[..5]
        .iter()
        .filter_map(|b| if let Block::Paragraph(p) = b { Some(p.role) } else { None })
        .collect();
    assert_eq!(roles, [Role::Mark, Role::DocNumber, Role::Title, Role::TitleNote, Role::Addressee]);
    let line = "（2022年5月9日鼓平安办〔2022〕3号印发\n根据2022年6月28日鼓平安办〔2022〕4号修改）";
    assert_eq!(paper.sections[0].blocks[3].text(), format!("{line}\n（示例，并非印发的公文）"));
    let text = lines(&paper);
    assert!(text.iter().any(|l| l.contains("区委政法委和区教体局每季度对办事处和基层单位开展一次督导检查，")));
    assert!(!text.iter().any(|l| l.contains("区文旅局") || l.contains("不定时")));
    let contents: Vec<&str> = tables(&paper)[0].rows.iter().map(|r| r.cells[r.cells.len() - 4].text.as_str()).collect();
    assert_eq!(contents.len(), 35);
    assert!(contents[21].starts_with("加强校外培训机构安全管理，每季度开展一次"));
    // The paper without the line is the notice itself, as amended.
    let mut plain = paper.clone();
    plain.sections[0].blocks.remove(3);
    assert_eq!(plain, case.paper("notice"));
}

#[test]
fn the_annex_names_them_too_and_only_where_it_was_amended() {
    let case = Case::received();
    assert_eq!(lines(&case.paper("annex"))[2], "（2022年5月9日鼓平安办〔2022〕3号印发");
    let earlier = ("鼓平安办〔2022〕2号".to_owned(), None);
    let case = Case::new(
        &changed("- {target: 附件第15项责任单位, operation: replace, old: 区教体局, new: 区司法局}\n"),
        &[earlier],
    );
    let made = lines(&case.paper("annex"));
    assert_eq!(made[3..5], ["根据鼓平安办〔2022〕2号修改", "根据2022年6月28日鼓平安办〔2022〕4号修改）"]);
    let mut case = case;
    case.amending.history.clear();
    case.amending.history.push((String::new(), None));
    case.new.notice.doc_number = None;
    case.new.notice.date = None;
    assert_eq!(lines(&case.paper("annex"))[2], "（根据另行通知修改）");
}

#[test]
fn the_comparison_table_shows_every_change_of_the_example() {
    let case = Case::received();
    let paper = case.paper("comparison");
    let rows = rows(&paper);
    let said: Vec<(&str, &str)> = rows.iter().map(|r| (r[0].as_str(), r[3].as_str())).collect();
    let wanted = [
        ("方案第三部分第（六）项第六点", "更名"),
        ("方案第四部分第（一）项", "更名"),
        ("方案第四部分第（三）项", "修改"),
        ("附件第15项", "调整"),
        ("附件第22项", "删去"),
        ("修改后附件第22项", "增加"),
        ("附件第34项", "更名"),
    ];
    assert_eq!(said, wanted);
    assert!(rows[0][1].contains("区委网信办、[-区文旅局-]、区市场监管局"), "{}", rows[0][1]);
    assert!(rows[0][2].contains("区委网信办、[+区文化广电和旅游局+]、区市场监管局"), "{}", rows[0][2]);
    let know = "具体内容：加强校内矛盾纠纷排查调处，梳理师生之间、学生之间……\n责任单位：";
    assert_eq!(rows[3][1..3], [format!("{know}[-区教体局-]"), format!("{know}[+区司法局+]")]);
    assert_eq!((rows[4][2].as_str(), rows[5][1].as_str()), ("（删去）", "（新增）"));
    assert_eq!(paper.revision, None);
    let title =
        "《关于印发〈开封市鼓楼区关爱成长守护安全防范化解未成年人突出安全风险隐患专项治理行动方案〉的通知》修改对照表";
    assert_eq!(lines(&paper)[0], title);
}

#[test]
fn what_is_struck_out_in_a_comparison_is_no_tracked_change() {
    let paper = Case::received().paper("comparison");
    let styles = StyleSheet::new(Dossier::load(&shipped()).expect("memory").choices.expect("choices"));
    let docx = docx::write(&paper, &styles).expect("a DOCX");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a package");
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").expect("the text");
    std::io::Read::read_to_string(&mut part, &mut xml).expect("UTF-8");
    for change in ["<w:ins", "<w:del", "w:delText", "cellMerge"] {
        assert!(!xml.contains(change), "{change}");
    }
    let run =
        |look: &str, text: &str| xml.split("<w:r>").any(|r| r.contains(look) && r.contains(&format!(">{text}</w:t>")));
    assert!(run("<w:strike w:val=\"1\"/>", "区文旅局") && run("<w:u w:val=\"single\"/>", "区文化广电和旅游局"));
    assert!(!run("<w:strike", "区文化广电和旅游局") && !run("<w:u ", "区文旅局"));
}

#[test]
fn a_list_without_changes_makes_no_paper() {
    let mut none = changed("- {target: 全文, operation: repeal}\n");
    none.changes.clear();
    let case = Case::new(&none, &[]);
    for kind in ["amendment", "comparison"] {
        let wrong = case.compose(kind).expect_err("there is nothing to print");
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].contains("修改内容"), "{wrong:?}");
    }
}

#[test]
fn a_notice_that_ends_says_so() {
    let case = Case::of("- {target: 全文, operation: repeal}\n");
    let made = lines(&case.paper("amendment"));
    assert!(made[2].starts_with("关于废止《关于印发〈开封市"), "{}", made[2]);
    assert!(
        made[4].starts_with("决定废止《关于印发〈开封市") && made[4].ends_with("〉的通知》（鼓平安办〔2022〕3号）。")
    );
    assert_eq!(made[5], "本通知自印发之日起施行。");
    assert!(lines(&case.paper("consolidated")).contains(&"根据2022年6月28日鼓平安办〔2022〕4号废止）".to_owned()));
}

#[test]
fn quoted_texts_of_several_paragraphs_stay_apart() {
    let case = Case::of("- target: 正文第一段\n  operation: insert_paragraph\n  new: 第一段。\n");
    assert_eq!(lines(&case.paper("amendment"))[5], "一、在正文第一段后增加一段：“第一段。”");
    let case = Case::of("- {target: 方案第一部分, operation: insert_section, heading: 原则, new: \"甲。\\n乙。\"}\n");
    let made = lines(&case.paper("amendment"));
    assert_eq!(made[5..7], ["一、在方案第一部分后增加一部分，标题为“原则”，内容为：“甲。", "“乙。”"]);
    assert_eq!(made[7], "其余内容不变。文中有关序号依次顺延。");
}

/// Marks of Markdown, of our parts and of slots, of XML, and blanks that would make code of a line.
const HOSTILE: &str = "*甲* **乙** [丙](http://x) `丁` <b>&amp; #1 1. - | \\ _戊_ ~己~ {{ notice.title }} {% if %}";

#[test]
fn hostile_texts_come_through_letter_by_letter() {
    let lines_of =
        ["::: mark", "--- landscape", "[[tasks]]", "# 标题", "- 一条", "1. 一条", "> 引文", "    四格", HOSTILE];
    let mut amendment = changed("- {target: 附件第15项责任单位, operation: replace, old: 区教体局, new: 甲}\n");
    for hostile in lines_of {
        use hongtou::model::Action;
        let row = hongtou::model::RowText { content: hostile.into(), lead: hostile.into(), ..Default::default() };
        let change = |target: &str, action| hongtou::model::Change {
            target: target.parse().expect("a place"),
            action,
            why: hostile.into(),
        };
        amendment.changes = vec![
            change(
                "正文第一段",
                Action::InsertParagraph { place: Default::default(), new: format!("甲。\n{hostile}") },
            ),
            change("附件第15项", Action::InsertRow { place: Default::default(), row }),
        ];
        amendment.basis = hostile.into();
        amendment.doc_number = hostile.into();
        amendment.title = format!("关于{hostile}的通知");
        amendment.addressees = hostile.into();
        let case = Case::new(&amendment, &[]);
        let made = lines(&case.paper("amendment")).join("\n");
        let words = hostile.trim();
        assert!(made.matches(words).count() >= 6, "{made}");
        let paper = case.paper("comparison");
        let cells: Vec<String> = tables(&paper)[0].rows.iter().flat_map(|r| &r.cells).map(|c| c.text.clone()).collect();
        assert!(cells.contains(&format!("具体内容：{hostile}\n责任单位：{hostile}")), "{cells:?}");
        assert!(lines(&paper).iter().any(|l| l.contains(words)));
        assert!(lines(&case.paper("consolidated")).join("\n").contains(&format!("{words}修改）")));
    }
}

/// Several operations at once, each short.
const MANY: &str = "\
- {target: 附件第3项责任单位, operation: replace_unit, old: 区卫健委, new: 区疾控中心, why: 机构改革}
- {target: 附件第4项参与单位, operation: remove_unit, old: 区卫健委}
- {target: 附件第9项, operation: move, to: 附件第（一）类, place: first, why: 归类更准确}
- {target: 附件第21项, operation: insert_row, row: {content: 开展暑期防溺水专项巡查。, lead: 区水利局, participants: 各办事处}}
- {target: 附件备注, operation: add_column, place: before, new: 联络员, cells: {1: 张三, 12: 李四}}
- {target: 联系人第1项电话, operation: replace, old: '25556355', new: '25556356'}
";

#[test]
fn a_new_column_is_printed_in_the_list_and_short_items_fit_an_upright_page() {
    let case = Case::of(MANY);
    let annex = case.paper("annex");
    let heads: Vec<&str> = tables(&annex)[0].head[0].cells.iter().map(|c| c.text.as_str()).collect();
    assert_eq!(heads, ["序号", "工作项目", "具体内容", "责任单位", "参与单位", "联络员", "备注"]);
    let keeper = |no: &str| {
        let row = tables(&annex)[0].rows.iter().find(|r| r.cells[0].text == no).expect("a row");
        row.cells[row.cells.len() - 2].text.clone()
    };
    // Task 1 is the second now; task 12 stays where it is, since the ninth went to the head.
    assert_eq!([keeper("1"), keeper("2"), keeper("12")], ["", "张三", "李四"]);
    let paper = case.paper("comparison");
    assert_eq!(paper.sections[0].orientation, Orientation::Portrait);
    let places: Vec<String> = rows(&paper).into_iter().map(|r| r[0].clone()).collect();
    let wanted = [
        "方案联系人第1项",
        "修改后附件“联络员”栏",
        "附件第9项（修改后第1项）",
        "附件第3项（修改后第4项）",
        "附件第4项（修改后第5项）",
        "修改后附件第22项",
    ];
    assert_eq!(places, wanted);
}

/// Writes the papers below `target/` for the validators and for the eye.
#[test]
fn samples_are_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/paper-samples");
    std::fs::create_dir_all(folder).expect("target is writable");
    let world = shipped();
    let fonts = FontBook::new(&world);
    for (case, name) in [(Case::received(), ""), (Case::of(MANY), "many-")] {
        let styles = StyleSheet::new(case.dossier.choices.clone().expect("choices"));
        for kind in ["amendment", "consolidated", "annex", "comparison"] {
            let paper = case.paper(kind);
            let laid = lay_out(&paper, &styles, &fonts).expect("the fonts are there");
            assert!(laid.findings.is_empty(), "{kind}: {:?}", laid.findings);
            let pdf = pdf::write(&laid.pages, &fonts).expect("a PDF");
            let docx = docx::write(&paper, &styles).expect("a DOCX");
            std::fs::write(format!("{folder}/{name}{kind}.pdf"), pdf).expect("target is writable");
            std::fs::write(format!("{folder}/{name}{kind}.docx"), docx).expect("target is writable");
        }
    }
}
