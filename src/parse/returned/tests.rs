//! Drafts made by hand.
