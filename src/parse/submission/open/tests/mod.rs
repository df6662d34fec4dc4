//! Opening every kind of file.
