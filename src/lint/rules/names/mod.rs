//! Names, telephones, secrecy.

pub mod copies;
pub mod identity_number;
pub mod mobile;
pub mod phone;
pub mod secrecy;
pub mod two_forms;
