//! Tracked changes.
