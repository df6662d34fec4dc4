//! How long a table takes to be set on pages, by its rows. `cargo bench --bench tables`; nothing here is asserted.
//! `layout::tests::tables` asserts that the work grows with the rows and no faster.

use divan::{Bencher, black_box};
use hongtou::base::world::{Memory, World};
use hongtou::document::{Align, Block, Cell, Column, Document, Row, Section, Table};
use hongtou::layout;
use hongtou::style::font::FILES;
use hongtou::style::{Choices, FontBook, StyleSheet};
use std::path::Path;

fn main() {
    divan::main();
}

const CONTENT: &str =
    "指导各类学校高度重视未成年人心理健康问题，认真落实促进心理健康相关要求，做到早发现、早预警、早干预。";

/// Rows under three levels of merged cells, with a list of names and a date.
fn table(n: usize) -> Table {
    let levels = [60, 20, 5];
    let row = |i: usize| {
        let begins = levels.iter().filter(|&&size| i.is_multiple_of(size));
        let mut cells: Vec<Cell> = begins.map(|&size| Cell::new("未成年人心理健康").spanning_rows(size)).collect();
        cells.extend([CONTENT, "区教体局、区卫健委、鼓楼公安分局", "2022年5月9日"].map(Cell::new));
        Row::new(cells)
    };
    let align = [Align::Center, Align::Center, Align::Center, Align::Justify, Align::Left, Align::Center];
    let head = ["类别", "项目", "措施", "具体内容", "责任单位", "时限"].map(Cell::new);
    let columns = align.map(|align| Column { align }).to_vec();
    Table::new(columns, vec![Row::new(head.to_vec())], (0..n).map(row).collect())
}

fn fonts() -> Memory {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/fonts");
    let file =
        |path: &str| (format!("templates/fonts/{path}"), std::fs::read(folder.join(path)).expect("a shipped font"));
    Memory::new(FILES.iter().map(|f| file(f.path)))
}

#[divan::bench(args = [1_000, 10_000])]
fn lay_out_rows(bencher: Bencher, rows: usize) {
    let world = fonts();
    let book = FontBook::new(&world as &dyn World);
    let section = Section { blocks: vec![Block::Table(table(rows))], ..Section::default() };
    let document = Document { sections: vec![section], ..Document::default() };
    let styles = StyleSheet::new(Choices::default());
    bencher.bench(|| layout::lay_out(black_box(&document), &styles, &book).expect("the fonts are there"));
}
