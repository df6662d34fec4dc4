//! Reading what was received into the matter of floor 1; what cannot be read becomes a finding, never a guess.

pub mod submission;
