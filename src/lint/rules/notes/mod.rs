//! Notes by which a person leaves a finding.

pub mod unknown_code;
pub mod unused;
pub mod without_reason;
