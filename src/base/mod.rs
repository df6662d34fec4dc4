//! Floor 0: places, findings, lengths, numerals, dates and the outside world. Knows nothing of official documents.

pub mod aside;
pub mod cache;
pub mod date;
pub mod diagnostic;
pub mod error;
pub mod length;
pub mod names;
pub mod number;
pub mod quote;
pub mod source;
pub mod spelled;
pub mod text;
pub mod world;

pub use aside::Aside;
pub use cache::Cache;
pub use date::{Date, Month};
pub use diagnostic::{Code, Diagnostic, Lang, Severity};
pub use error::{Error, Refusal};
pub use length::Length;
pub use names::Names;
pub use source::{At, Seat, Source, Span};
pub use spelled::spelled;
pub use world::World;
