use super::read::{self, at, dict, words};
use super::sample::{book, pages, spread};
use crate::base::Length;
use crate::page::{Link, TagRole};
use crate::write::pdf::write;
use lopdf::{Dictionary, Document, Object, ObjectId};

fn document() -> Document {
    read::load(&write(&pages(), book()).expect("a PDF"))
}

fn root(document: &Document) -> &Dictionary {
    dict(document, document.catalog().expect("a catalog"), "StructTreeRoot")
}

fn kids(element: &Dictionary) -> Vec<Object> {
    element.get(b"K").and_then(Object::as_array).cloned().unwrap_or_default()
}

fn role(element: &Dictionary) -> String {
    String::from_utf8(element.get(b"S").and_then(Object::as_name).expect("a role").to_vec()).expect("ASCII")
}

/// The tree as text: roles, with the characters of each sequence where it is heard.
fn outline(document: &Document, id: ObjectId, heard: &dyn Fn(ObjectId, i64) -> String) -> String {
    let element = document.get_dictionary(id).expect("an element");
    let page = element.get(b"Pg").and_then(Object::as_reference).ok();
    let part = |kid: &Object| match kid {
        Object::Integer(mcid) => heard(page.expect("a page"), *mcid),
        Object::Reference(id) => outline(document, *id, heard),
        Object::Dictionary(d) if d.has(b"Obj") => "@".to_owned(),
        Object::Dictionary(d) => heard(
            d.get(b"Pg").and_then(Object::as_reference).expect("a page"),
            d.get(b"MCID").and_then(Object::as_i64).expect("a number"),
        ),
        other => panic!("{other:?}"),
    };
    format!("{}[{}]", role(element), kids(element).iter().map(part).collect::<String>())
}

pub(super) fn heard(document: &Document) -> String {
    let shown = read::shown(document);
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let sequence = |page: ObjectId, mcid: i64| -> String {
        let page = pages.iter().position(|p| *p == page).expect("a page of the file");
        let inside = shown[page].iter().filter(|s| s.mark.as_ref().is_some_and(|m| m.1 == Some(mcid)));
        inside.map(|s| s.character).collect()
    };
    let top = kids(root(document))[0].as_reference().expect("the document");
    outline(document, top, &sequence)
}

#[test]
fn the_tree_reads_as_the_paper_does() {
    let heard = heard(&document());
    let wanted = "Document[P[某某区人民政府文件]P[某政发〔2022〕12号]H1[关于印发年度重点任务分解方案的通知]\
        P[总体安排。2022年共36项任务，完成率达95.5%以上，由区委书记牵头——“一把手”负责（含喆、堃等字）。]\
        P[联系邮箱：Link[duban@example.gov.cn@]，逾期不候。]H2[一、总体要求]H3[（一）工作目标]";
    assert!(heard.starts_with(wanted), "{heard}");
    let table = "Table[TR[TH[序号]TH[任务]TH[责任分工]]TR[TH[牵头单位]TH[时限]]TR[TD[1]TD[道路整治3条]TD[区住建局]\
        TD[6月30日]]TR[TD[绿化10公顷]TD[]TD[12月底]]TR[TD[备注：以上由区政府督查室汇总。]]]";
    assert_eq!(heard.matches(table).count(), 2, "{heard}");
    assert!(heard.ends_with(&format!("H1[附表]{table}]")), "{heard}");
}

#[test]
fn a_paragraph_may_run_over_pages_and_a_silent_one_is_left_out() {
    let document = read::load(&write(&spread(), book()).expect("a PDF"));
    assert_eq!(heard(&document), "Document[P[跨过三张纸张]]");
}

#[test]
fn every_sequence_and_annotation_leads_back_to_its_element() {
    let document = document();
    let numbers =
        dict(&document, root(&document), "ParentTree").get(b"Nums").and_then(Object::as_array).expect("a tree");
    let shown = read::shown(&document);
    for (n, (page, shown)) in document.get_pages().into_values().zip(&shown).enumerate() {
        let page = document.get_dictionary(page).expect("a page");
        assert_eq!(page.get(b"StructParents").and_then(Object::as_i64).ok(), Some(n as i64));
        assert_eq!(page.get(b"Tabs").and_then(Object::as_name).ok(), Some(&b"S"[..]));
        let parents = numbers[2 * n + 1].as_array().expect("one a sequence");
        let last = shown.iter().filter_map(|s| s.mark.as_ref()?.1).max().expect("sequences");
        assert_eq!(parents.len() as i64, last + 1);
        for s in shown.iter().filter_map(|s| s.mark.as_ref()) {
            let Some(mcid) = s.1 else { continue };
            let element = document.get_dictionary(parents[mcid as usize].as_reference().expect("one")).expect("one");
            assert_eq!(role(element), s.0, "the mark and the tree agree");
        }
    }
    let link = document.get_dictionary(numbers.last().expect("the link").as_reference().expect("it")).expect("it");
    assert_eq!((numbers.len(), role(link).as_str()), (8, "Link"));
}

#[test]
fn every_tag_is_in_the_tree() {
    let pages = pages();
    let heard = heard(&document());
    let count = |role: &str| heard.matches(&format!("{role}[")).count();
    let of = |f: &dyn Fn(&TagRole) -> bool| pages.tags.iter().filter(|(_, t)| f(&t.role)).count();
    assert_eq!(count("TD"), of(&|r| matches!(r, TagRole::Cell { .. })));
    assert_eq!(count("TH"), of(&|r| matches!(r, TagRole::HeadCell { .. })));
    assert_eq!(count("H1"), of(&|r| matches!(r, TagRole::Heading(1))));
    assert_eq!(count("Link"), of(&|r| matches!(r, TagRole::Link)));
}

#[test]
fn cells_say_what_they_cover() {
    let document = document();
    let attributes = |found: &str| -> Vec<String> {
        let cells = document.objects.values().filter_map(|o| o.as_dict().ok());
        let cells = cells.filter(|d| d.has_type(b"StructElem") && role(d) == found);
        cells.filter_map(|d| d.get(b"A").ok()).map(|a| format!("{a:?}")).collect()
    };
    let heads = attributes("TH");
    assert_eq!(heads.len(), 10);
    assert!(heads.iter().all(|a| a.contains("/Scope") && a.contains("/Column")), "{heads:?}");
    assert_eq!(heads.iter().filter(|a| a.contains("/RowSpan")).count(), 4);
    assert_eq!(attributes("TD").iter().filter(|a| a.contains("/ColSpan")).count(), 2);
}

#[test]
fn a_link_says_where_it_leads() {
    let document = document();
    let page = document.get_dictionary(document.get_pages()[&1]).expect("a page");
    let annotations = page.get(b"Annots").and_then(Object::as_array).expect("annotations");
    assert_eq!(annotations.len(), 1);
    let link = document.get_dictionary(annotations[0].as_reference().expect("an object")).expect("a link");
    assert_eq!(words(at(&document, link, "Contents")), "电子邮箱 duban@example.gov.cn");
    assert_eq!(words(at(&document, dict(&document, link, "A"), "URI")), "mailto:duban@example.gov.cn");
    assert_eq!(link.get(b"StructParent").and_then(Object::as_i64).ok(), Some(3));
    let area: Vec<f32> =
        at(&document, link, "Rect").as_array().expect("four").iter().flat_map(Object::as_float).collect();
    assert!(area[0] < area[2] && area[1] < area[3], "{area:?}");
}

#[test]
fn a_link_to_a_place_of_the_paper_goes_to_its_page_and_is_told() {
    let mut paper = pages();
    let first = paper.pages[0].links[0].clone();
    let tag = paper.tags.add(TagRole::Link, paper.tags.get(first.tag).parent);
    paper.pages[0].links.push(Link { target: "#Annex_2".into(), tag, ..first });
    paper.anchors.insert("Annex_2".into(), (2, Length::mm(28)));
    let document = read::load(&write(&paper, book()).expect("a PDF"));
    let numbered = document.get_pages();
    let page = document.get_dictionary(numbered[&1]).expect("a page");
    let annotations = page.get(b"Annots").and_then(Object::as_array).expect("annotations");
    let link = document.get_dictionary(annotations[1].as_reference().expect("an object")).expect("a link");
    assert_eq!(words(at(&document, link, "Contents")), "转到附件2");
    assert!(!link.has(b"A"));
    let place = at(&document, link, "Dest").as_array().expect("a place");
    assert_eq!(place[0].as_reference().ok(), Some(numbered[&3]));
    // 28 of 297 mm down, in points from the foot.
    assert_eq!(place[3].as_float().expect("a height").round(), (269.0 / 25.4 * 72.0f32).round());
    let parents =
        dict(&document, root(&document), "ParentTree").get(b"Nums").and_then(Object::as_array).expect("a list");
    let of = |key: i64| {
        parents.chunks(2).find(|pair| pair[0].as_i64().ok() == Some(key)).expect("an element")[1].as_reference()
    };
    let key = link.get(b"StructParent").and_then(Object::as_i64).expect("a key");
    let element = document.get_dictionary(of(key).expect("an object")).expect("an element");
    assert_eq!(role(element), "Link");
}
