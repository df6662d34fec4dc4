//! Tests of whole pages.

mod fixture;

use crate::document::{Imprint, Orientation};

#[test]
fn look() {
    for (name, orientation) in [("portrait", Orientation::Portrait), ("landscape", Orientation::Landscape)] {
        let mut document = fixture::seed(orientation);
        document.imprint = Some(Imprint {
            copy_to: Some("市平安建设工作领导小组办公室，区委办公室、区人大常委会办公室、区政府办公室、区政协办公室，区纪委监委。".into()),
            printer: "鼓楼区平安建设工作领导小组办公室".into(),
            printed: "2022年5月9日印发".into(),
        });
        let start = std::time::Instant::now();
        let layout = fixture::set(&document);
        eprintln!(
            "{name}: {} pages in {:?}; findings {:?}",
            layout.pages.pages.len(),
            start.elapsed(),
            layout.findings.iter().map(|f| f.message(crate::base::Lang::Zh)).collect::<Vec<_>>()
        );
        let start = std::time::Instant::now();
        fixture::set(&document);
        eprintln!("again {:?}", start.elapsed());
        let pdf = crate::write::pdf::write(&layout.pages, fixture::fonts()).expect("a PDF");
        std::fs::write(format!("{}/look-{name}.pdf", std::env::temp_dir().display()), pdf).expect("written");
        std::fs::write(
            format!("{}/look-{name}.txt", std::env::temp_dir().display()),
            crate::page::dump::dump(&layout.pages),
        )
        .expect("written");
    }
}
