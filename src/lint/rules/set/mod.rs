//! Parts of the paper against each other.

pub mod addressed;
pub mod addressee_twice;
pub mod annex_against_body;
pub mod annex_marks;
pub mod attachment_title;
pub mod cited_number;
pub mod group_name;
pub mod issued_title;
pub mod month_count;
pub mod month_left_out;
pub mod month_named;
pub mod no_lead;
pub mod open_lead;
pub mod reported_and_addressed;
pub mod reported_and_not;
pub mod row_numbers;
pub mod said_count;
pub mod signer;
pub mod unit_order;
pub mod unit_twice;
pub mod unit_without_task;
pub mod units_of_measure;
