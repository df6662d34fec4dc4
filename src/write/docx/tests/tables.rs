//! Tables.

use super::*;

/// What Word makes of the cells of a row: column, columns taken, and whether it goes on from above.
fn cells(table: &Element) -> Vec<Vec<(usize, usize, Option<bool>)>> {
    let row = |row: &Element| {
        let mut column = 0;
        let mut out = Vec::new();
        for cell in row.elements().filter(|e| e.name == "w:tc") {
            let span = find(cell, "w:gridSpan").first().and_then(|s| attr(s, "w:val")?.parse().ok()).unwrap_or(1);
            let merged = find(cell, "w:vMerge").first().map(|m| attr(m, "w:val") != Some("restart"));
            assert!(cell.elements().last().is_some_and(|e| e.name == "w:p"), "a cell ends with a paragraph");
            out.push((column, span, merged));
            column += span;
        }
        out
    };
    table.elements().filter(|e| e.name == "w:tr").map(row).collect()
}

#[test]
fn spans_become_merges() {
    let row = |cells: Vec<Cell>| Row::new(cells);
    let wide = |text: &str| Cell { col_span: 2, ..Cell::new(text) };
    let rows = vec![
        row(vec![Cell::new("甲").spanning_rows(2), wide("乙").spanning_rows(2)]),
        row(vec![]),
        row(vec![Cell::new("丙"), Cell::new("丁")]),
    ];
    let table = Table::new(vec![Column::default(); 3], vec![row(vec![wide("首"), Cell::new("尾")])], rows);
    let xml = part(&write(&of(vec![Block::Table(table.clone())])), "word/document.xml");
    let written = cells(find(&xml, "w:tbl")[0]);
    let expected = vec![
        vec![(0, 2, None), (2, 1, None)],
        vec![(0, 1, Some(false)), (1, 2, Some(false))],
        vec![(0, 1, Some(true)), (1, 2, Some(true))],
        vec![(0, 1, None), (1, 1, None), (2, 1, None)],
    ];
    assert_eq!(written, expected);
    assert!(matches!(Grid::new(&table.rows, 3).at(2, 2), Slot::Empty));
    let heads: Vec<bool> = find(&xml, "w:tr").iter().map(|r| !find(r, "w:tblHeader").is_empty()).collect();
    assert_eq!(heads, [true, false, false, false]);
    let columns = find(&xml, "w:gridCol");
    let widths: i64 = columns.iter().filter_map(|c| attr(c, "w:w")?.parse::<i64>().ok()).sum();
    assert_eq!(widths, 8844);
}

#[test]
fn names_of_a_list_break_between_them_and_a_row_taller_than_a_page_may_be_cut() {
    let list = "区教体局、鼓楼公安分局、区市场监管局、各办事处、区卫健委";
    let row = |content: String| Row::new(vec![Cell::new(content), Cell::new(list)]);
    let rows = vec![row("加强未成年人思想品德教育，".repeat(20)), row("加强未成年人思想品德教育，".repeat(300))];
    let columns = vec![Column::default(), Column { align: crate::document::Align::Left }];
    let table = Table { columns, rows, ..Table::default() };
    let xml = part(&write(&of(vec![Block::Table(table)])), "word/document.xml");
    let rows = find(&xml, "w:tr");
    let kept: Vec<usize> = rows.iter().map(|r| find(r, "w:cantSplit").len()).collect();
    assert_eq!(kept, [1, 0]);
    let cell = find(rows[0], "w:tc")[1];
    assert_eq!(text(cell), list);
    assert!(!find(cell, "w:br").is_empty());
    let before_breaks = find(cell, "w:r").into_iter().flat_map(|r| r.elements().collect::<Vec<_>>());
    let pieces: Vec<&Element> = before_breaks.filter(|e| matches!(&*e.name, "w:t" | "w:br")).collect();
    for pair in pieces.windows(2).filter(|p| p[1].name == "w:br") {
        assert!(text(pair[0]).ends_with('、'), "{}", text(pair[0]));
    }
}

#[test]
fn a_section_ends_with_a_paragraph_and_tables_stay_apart() {
    let table = || {
        Block::Table(Table {
            columns: vec![Column::default()],
            rows: vec![Row::new(vec![Cell::new("甲")])],
            ..Table::default()
        })
    };
    let section = || Section { blocks: vec![table(), table()], ..Section::default() };
    let document = Document { sections: vec![section(), Section::default(), section()], ..Document::default() };
    let xml = part(&write(&document), "word/document.xml");
    let body: Vec<&str> = find(&xml, "w:body")[0].elements().map(|e| &*e.name).collect();
    let one = ["w:tbl", "w:p", "w:tbl", "w:p"];
    assert_eq!(body, [&one[..], &["w:p"], &one, &["w:sectPr"]].concat());
    assert_eq!(find(&xml, "w:sectPr").len(), 3);
}
