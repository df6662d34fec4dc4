//! The redlines that the shipped dossier builds: either side of the file is the paper of that text.

use super::xml;
use hongtou::base::World;

#[test]
fn either_side_of_a_shipped_redline_is_the_paper_of_that_text() {
    let world = crate::dossier::shipped();
    crate::dossier::build(&world);
    let body = |path: &str| {
        let path = format!("out/{path}.docx");
        xml::body_of(&world.read(&path).expect("memory").unwrap_or_else(|| panic!("{path} was built")))
    };
    let mut before = "notice".to_owned();
    for amendment in ["amendments/01", "amendments/02"] {
        let marked = body(&format!("{amendment}/redline"));
        let after = format!("{amendment}/consolidated");
        let (accepted, rejected) = (xml::settled(&marked, "w:del", "w:ins"), xml::settled(&marked, "w:ins", "w:del"));
        assert_eq!(xml::texts(&accepted), xml::texts(&body(&after)), "{amendment}: accepted");
        assert_eq!(xml::texts(&rejected), xml::texts(&body(&before)), "{amendment}: rejected");
        assert_ne!(xml::texts(&accepted), xml::texts(&rejected), "{amendment}: something is marked");
        before = after;
    }
}
