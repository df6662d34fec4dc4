//! The organ that signs is the organ of the letterhead.

use crate::base::diagnostic::{Code, Severity, Text};
use crate::lint::rule::Words;
use crate::lint::{Basis, Look, Page, Repair};
use crate::lint::{Hit, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.2.4、7.3.5", en: "GB/T 9704—2012, 7.2.4 and 7.3.5" },
        bad: "版头“某县教育局”，署名“教育局”",
        good: "版头、署名都作“某县教育局”",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C006",
    name: "signer-differs-from-issuer",
    severity: Severity::Warning,
    message: Text {
        zh: "署名“{signer}”与发文机关“{issuer}”不一致", en: "signed by “{signer}”, issued by “{issuer}”"
    },
    cure: Text { zh: "用同一个全称或规范化简称", en: "use one full or one standard short name" },
    why: Text {
        zh: "署名用发文机关全称或者规范化简称，与版头一致（GB/T 9704 7.2.4、7.3.5）。",
        en: "The signature names the organ of the letterhead (GB/T 9704 clauses 7.2.4 and 7.3.5).",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let Some((notice, issuer)) = subject.notice.and_then(|n| Some((n, n.issuer.as_ref()?))) else { return Vec::new() };
    // A short name that a full one begins with is the same organ: 卫生健康委, 卫生健康委员会.
    let same = |signer: &String| {
        signer.starts_with(issuer.as_str()) || issuer.starts_with(signer.as_str())
        // 某局等4部门 names the others in the signature alone.
        || issuer.contains('等')
    };
    if notice.signers.is_empty() || notice.signers.iter().any(same) {
        return Vec::new();
    }
    let signer = &notice.signers[0];
    let hit = Hit::new(&Subject::in_notice("signers[0]"), signer).with("signer", signer).with("issuer", issuer);
    vec![hit.see(Text { zh: "发文机关", en: "the issuer" }, &Subject::in_notice("issuer"), issuer)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Notice;

    #[test]
    fn good_and_bad() {
        let hits = |signer: &str| {
            let notice =
                Notice { issuer: Some("某县教育局".into()), signers: vec![signer.into()], ..Notice::default() };
            check(&Subject { notice: Some(&notice), ..Subject::default() }).len()
        };
        assert_eq!(hits("某县教育局"), 0);
        assert_eq!(hits("教育局"), 1);
    }
}
