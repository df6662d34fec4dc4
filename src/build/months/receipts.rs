//! `content/receipts/MONTH.yaml`: the arrivals of a month. Only ever added to at its end.

use crate::base::{Error, Month, World};
use crate::build::dossier::Dossier;
use crate::model::{Receipt, Receipts, yaml};

/// What stands at the head of a new file.
const HEADER: [&str; 3] = [
    "收件登记：何时收到何文件，只增不改；同一内容再次收到，另记一条，读取时并入第一条。",
    "time 收到时间（本单位时间）  file 文件  sha256 内容的散列值  sender 来件人  recognised 凭什么认出报送单位",
    "What arrived and when. Entries are added at the end and never changed.",
];

/// Where the receipts of a month lie.
pub fn path(month: Month) -> String {
    format!("content/receipts/{month}.yaml")
}

/// The receipts of a month, none where the file cannot be read; the same bytes received again count as one receipt noted
/// again.
///
/// # Errors
/// When the disk refuses.
pub fn read(world: &dyn World, dossier: &mut Dossier, month: Month) -> Result<Option<Receipts>, Error> {
    let path = path(month);
    let noted: Option<Receipts> = dossier.yaml(world, &path)?;
    Ok(noted.or_else(|| (!dossier.inputs.contains_key(&path)).then(Receipts::default)).map(Receipts::noted_again))
}

/// The text of a month's file with receipts added at its end, everything before them as it was.
pub fn added(old: Option<&str>, new: &[Receipt]) -> String {
    let head = || HEADER.iter().map(|line| format!("# {line}\n")).collect::<String>() + "receipts:\n";
    let mut text = old.map_or_else(head, str::to_owned);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&yaml::save(&new, &[]));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Source, World, world::Memory};

    fn receipt(time: &str, file: &str, sha256: &str) -> Receipt {
        Receipt { time: time.into(), file: file.into(), sha256: sha256.into(), ..Receipt::default() }
    }

    #[test]
    fn receipts_are_added_and_never_changed() {
        let (a, b) = (receipt("2022-07-20 09:00", "a.xlsx", "1"), receipt("2022-07-21 09:00", "b.xlsx", "2"));
        let first = added(None, std::slice::from_ref(&a));
        let second = added(Some(&first), std::slice::from_ref(&b));
        assert!(second.starts_with(&first), "{second}");
        let read = yaml::load::<Receipts>(&Source::new("r", second)).expect("it loads");
        assert_eq!(read.receipts, [a, b]);
    }

    #[test]
    fn the_same_bytes_are_one_receipt_noted_again() {
        let twice = [receipt("2022-07-20 09:00", "a.xlsx", "1"), receipt("2022-07-22 09:00", "副本.xlsx", "1")];
        let month = "2022-07".parse().expect("a month");
        let world = Memory::new([(path(month), added(None, &twice))]);
        let receipts = read(&world, &mut Dossier::default(), month).expect("it reads").expect("it is YAML").receipts;
        assert_eq!(receipts.len(), 1);
        assert_eq!(
            (receipts[0].file.as_str(), receipts[0].again.as_slice()),
            ("a.xlsx", &["2022-07-22 09:00".to_owned()][..])
        );
        assert!(world.list("content").is_ok());
    }
}
