//! How long a redline takes of ten pages of running text and of a list of tasks. `cargo bench`; nothing here is asserted.

use divan::{Bencher, black_box};
use hongtou::amend::redline::{accept, redline};
use hongtou::document::{Block, Cell, Column, Document, Orientation, Paragraph, Revision, Role, Row, Section, Table};

fn main() {
    divan::main();
}

const SENTENCES: [&str; 6] = [
    "各单位要坚持生命至上、安全第一，深入查找原因，主动发现薄弱环节，迅速研究采取针对性措施，标本兼治。",
    "区教体局要会同区卫健委等部门，指导加强学校和社会心理服务机构建设，共同参与做好心理健康服务保障。",
    "鼓楼公安分局要加强校园周边治安巡逻防控，及时发现和处置各类安全风险隐患，有效遏制多发高发势头。",
    "各办事处要落实属地责任，建立工作台账，分季节、分地域、分时段落实防范措施，每月25日前报送进展。",
    "团区委要对接12355青少年服务平台，提升家长和师生知晓率，会同相关部门建立心理危机干预和转介机制。",
    "区检察院、区法院要进一步梳理新动态、新特点，统一执法思想和执法尺度，快、准、狠打击违法犯罪行为。",
];

/// Paragraphs of four sentences: ten pages of 22 lines of 28 characters are some forty of them.
fn text(paragraphs: usize) -> Vec<Block> {
    let paragraph = |n: usize| {
        let sentences = (0..4).map(|k| SENTENCES[(n * 5 + k * (n % 3 + 1)) % SENTENCES.len()]);
        let text = format!("{}是{}", n + 1, sentences.collect::<String>());
        Block::Paragraph(Paragraph::plain(Role::Body, text))
    };
    (0..paragraphs).map(paragraph).collect()
}

fn table(rows: usize) -> Block {
    let cells = |n: usize| [(n + 1).to_string(), SENTENCES[n % 6].repeat(2), "区教体局、各办事处".to_owned()];
    let rows = (0..rows).map(|n| Row::new(cells(n).map(Cell::new).to_vec())).collect();
    let head = Row::new(["序号", "内容", "单位"].map(Cell::new).to_vec());
    Block::Table(Table::new(vec![Column::default(); 3], vec![head], rows))
}

fn paper(blocks: Vec<Block>) -> Document {
    Document { sections: vec![Section::new(Orientation::Portrait, blocks)], ..Document::default() }
}

/// A unit has another name, paragraphs come and go, dates move.
fn edited(document: &Document) -> Document {
    let mut new = document.clone();
    let blocks = &mut new.sections[0].blocks;
    for block in blocks.iter_mut() {
        match block {
            Block::Paragraph(p) => {
                *p = Paragraph::plain(p.role, p.text().replace("区教体局", "区教育体育局").replace("25日", "28日"));
            }
            Block::Table(t) => {
                t.rows.remove(3);
                t.rows.iter_mut().zip(1..).for_each(|(r, n)| r.cells[0].text = n.to_string());
                let units = t.rows.iter_mut().map(|r| &mut r.cells[2].text);
                units.for_each(|t| *t = t.replace("区教体局", "区教育体育局"));
            }
            Block::Signature(_) | Block::Chart(_) => {}
        }
    }
    blocks.remove(7);
    blocks.insert(20, Block::Paragraph(Paragraph::plain(Role::Body, "各单位主要负责同志要亲自部署、亲自过问。")));
    new
}

fn revision() -> Revision {
    Revision { author: "区政府办公室".into(), date: "2022-06-01".into() }
}

#[divan::bench]
fn ten_pages(bencher: Bencher) {
    let old = paper(text(32));
    let new = edited(&old);
    bencher.bench(|| redline(black_box(&old), black_box(&new), revision(), &[]));
}

#[divan::bench]
fn ten_pages_rewritten(bencher: Bencher) {
    let old = paper(text(32));
    let mut blocks = text(64);
    let new = paper(blocks.split_off(32));
    bencher.bench(|| redline(black_box(&old), black_box(&new), revision(), &[]));
}

#[divan::bench]
fn ten_pages_and_a_list_of_forty_tasks(bencher: Bencher) {
    let old = paper([text(32), vec![table(40)]].concat());
    let new = edited(&old);
    bencher.bench(|| redline(black_box(&old), black_box(&new), revision(), &[]));
}

#[divan::bench]
fn accept_ten_pages(bencher: Bencher) {
    let old = paper(text(32));
    let marked = redline(&old, &edited(&old), revision(), &[]);
    bencher.bench(|| accept(black_box(&marked)));
}
