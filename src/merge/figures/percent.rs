//! Percentages that add up.

/// The shares of parts in their sum, with one decimal, adding up to 100.0: what rounding down leaves over goes to the
/// parts that lost most, the earlier first among equals. All are 0.0 where there is nothing to divide.
pub(super) fn percentages(parts: &[usize]) -> Vec<String> {
    const WHOLE: usize = 1000;
    let total: usize = parts.iter().sum();
    let mut tenths: Vec<usize> = parts.iter().map(|p| (p * WHOLE).checked_div(total).unwrap_or(0)).collect();
    let mut by_loss: Vec<usize> = (0..parts.len()).filter(|i| parts[*i] > 0).collect();
    by_loss.sort_by_key(|i| std::cmp::Reverse((parts[*i] * WHOLE) % total));
    let over = if total == 0 { 0 } else { WHOLE - tenths.iter().sum::<usize>() };
    for i in by_loss.into_iter().take(over) {
        tenths[i] += 1;
    }
    tenths.into_iter().map(|t| format!("{}.{}", t / 10, t % 10)).collect()
}

/// One share by itself, with one decimal, rounded half up.
pub(super) fn rate(part: usize, whole: usize) -> String {
    let tenths = (part * 2000 + whole).checked_div(2 * whole).unwrap_or(0);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_left_over_goes_to_those_that_lost_most() {
        assert_eq!(percentages(&[1, 1, 1]), ["33.4", "33.3", "33.3"]);
        assert_eq!(percentages(&[17, 3, 0, 13, 2]), ["48.6", "8.6", "0.0", "37.1", "5.7"]);
        assert_eq!(percentages(&[0, 0]), ["0.0", "0.0"]);
        assert_eq!(percentages(&[]), [""; 0]);
    }

    #[test]
    fn a_rate_is_rounded_half_up() {
        let rates = [(18, 34), (1, 2000), (1, 2001), (7, 7), (0, 0)].map(|(part, whole)| rate(part, whole));
        assert_eq!(rates, ["52.9", "0.1", "0.0", "100.0", "0.0"]);
    }

    proptest! {
        #[test]
        fn they_add_up(parts in prop::collection::vec(0usize..1000, 1..9)) {
            let tenths = |s: &String| s.replace('.', "").parse::<usize>().expect("digits");
            let sum: usize = percentages(&parts).iter().map(tenths).sum();
            prop_assert_eq!(sum, if parts.iter().all(|p| *p == 0) { 0 } else { 1000 });
        }
    }
}
