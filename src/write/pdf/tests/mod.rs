//! The writer judged by what a reader finds in its files.

mod bytes;
mod footnotes;
mod ink;
mod metadata;
mod read;
mod sample;
mod speed;
mod structure;
mod text;
