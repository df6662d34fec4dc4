//! Every rule, by what it looks at.

pub mod addressees;
pub mod annexes;
pub mod dates;
pub mod doc_number;
pub mod ends;
pub mod figures;
pub mod hygiene;
pub mod marks;
pub mod names;
pub mod notes;
pub mod ordinals;
pub mod set;
pub mod title;
pub mod words;

use super::Rule;

/// In the order of their codes.
pub static RULES: [Rule; 142] = [
    marks::unclosed::RULE,
    marks::nested_quotes::RULE,
    ends::unfinished::RULE,
    ends::task_stop::RULE,
    set::annex_against_body::RULE,
    set::signer::RULE,
    set::attachment_title::RULE,
    ordinals::section_order::RULE,
    words::doubled::RULE,
    set::unit_without_task::RULE,
    doc_number::year_brackets::RULE,
    doc_number::leading_zero::RULE,
    doc_number::di::RULE,
    doc_number::short_year::RULE,
    doc_number::blanks::RULE,
    doc_number::year_differs::RULE,
    doc_number::citation_order::RULE,
    doc_number::cited_as_wenjian::RULE,
    doc_number::hao::RULE,
    doc_number::two_titles::RULE,
    title::end_mark::RULE,
    title::genre::RULE,
    title::about::RULE,
    title::prepositions::RULE,
    title::doubled_genre::RULE,
    title::verb_repeats::RULE,
    title::nested::RULE,
    title::marks::RULE,
    title::regulation_unmarked::RULE,
    title::plan_marked::RULE,
    title::passed_on::RULE,
    title::closing::RULE,
    title::report_requests::RULE,
    addressees::colon::RULE,
    addressees::separators::RULE,
    addressees::indent::RULE,
    ordinals::first::RULE,
    ordinals::second::RULE,
    ordinals::third::RULE,
    ordinals::fourth::RULE,
    ordinals::brackets::RULE,
    ordinals::compatible::RULE,
    ordinals::skipped_rank::RULE,
    ordinals::gap::RULE,
    ordinals::single::RULE,
    ordinals::heading_mark::RULE,
    ordinals::blank::RULE,
    ordinals::points::RULE,
    ordinals::mixed_words::RULE,
    ordinals::items::RULE,
    annexes::colon::RULE,
    annexes::end_mark::RULE,
    annexes::numbered::RULE,
    annexes::chinese::RULE,
    annexes::label_mark::RULE,
    annexes::reference::RULE,
    annexes::marked::RULE,
    annexes::vague::RULE,
    annexes::number_mark::RULE,
    dates::zero::RULE,
    dates::chinese::RULE,
    dates::numeric::RULE,
    dates::short_year::RULE,
    dates::impossible::RULE,
    dates::weekday::RULE,
    dates::relative::RULE,
    dates::deadline_passed::RULE,
    dates::rest_day::RULE,
    dates::printed::RULE,
    figures::full_width::RULE,
    figures::range_mark::RULE,
    figures::range_unit::RULE,
    figures::approximate::RULE,
    figures::twice_about::RULE,
    figures::mixed::RULE,
    figures::fewer_times::RULE,
    figures::points::RULE,
    figures::grouping::RULE,
    figures::decimal::RULE,
    figures::units::RULE,
    figures::share::RULE,
    figures::list_count::RULE,
    annexes::spaced::RULE,
    figures::plan_names::RULE,
    marks::half_width::RULE,
    marks::doubled::RULE,
    marks::dun_between::RULE,
    marks::dun_before_and::RULE,
    marks::ellipsis_and_so_on::RULE,
    marks::ellipsis::RULE,
    marks::dash::RULE,
    marks::connector::RULE,
    marks::middle_dot::RULE,
    marks::straight_quotes::RULE,
    marks::as_follows::RULE,
    marks::two_colons::RULE,
    marks::nested_brackets::RULE,
    marks::stop_twice::RULE,
    marks::short_name_form::RULE,
    marks::short_name_use::RULE,
    marks::blanks::RULE,
    marks::exclamation::RULE,
    marks::signer_stop::RULE,
    marks::bracket_stop::RULE,
    names::two_forms::RULE,
    set::unit_twice::RULE,
    words::cut_off::RULE,
    words::typo::RULE,
    words::confusable::RULE,
    hygiene::placeholder::RULE,
    words::hereby::RULE,
    names::phone::RULE,
    names::secrecy::RULE,
    names::copies::RULE,
    hygiene::odd_characters::RULE,
    hygiene::markup::RULE,
    hygiene::standard_year::RULE,
    set::no_lead::RULE,
    words::repeated::RULE,
    words::and_others::RULE,
    words::intensifier::RULE,
    names::identity_number::RULE,
    names::mobile::RULE,
    set::addressed::RULE,
    set::units_of_measure::RULE,
    set::said_count::RULE,
    set::group_name::RULE,
    set::row_numbers::RULE,
    notes::unused::RULE,
    notes::without_reason::RULE,
    notes::unknown_code::RULE,
    set::open_lead::RULE,
    marks::each_each::RULE,
    set::annex_marks::RULE,
    words::enlarge::RULE,
    set::issued_title::RULE,
    set::reported_and_not::RULE,
    set::unit_order::RULE,
    set::cited_number::RULE,
    words::house_term::RULE,
    words::house_must::RULE,
    words::house_hint::RULE,
];

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn codes_are_used_once() {
        let mut ids: Vec<&str> = RULES.iter().map(|r| r.code.id).collect();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
        assert!(ids.is_sorted());
    }
}
