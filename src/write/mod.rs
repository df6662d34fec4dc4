//! Writers: what was composed or laid out, as the bytes of a file.

pub mod docx;
