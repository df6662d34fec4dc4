//! A paper that keeps the standard, and one broken paper for each thing that a check must see.

mod broken;
mod fixture;
mod good;
