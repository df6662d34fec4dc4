//! Opening files that anybody may have sent: bytes to tables and lines, one file a kind.

pub(super) mod xlsx;

use crate::base::diagnostic::Code;

/// Why a file cannot be read: the finding and its words.
pub(super) type Refusal = (&'static Code, Vec<(&'static str, String)>);
