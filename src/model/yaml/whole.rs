//! Mappings that are right key by key and may be wrong as a whole.

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt::{self, Display};
use std::marker::PhantomData;

/// Reads a mapping in its written form and makes a value of it. What is wrong with the whole has the place of the mapping;
/// by serde's `try_from` it would have that of the list about it, which begins with another entry.
pub(in crate::model) fn whole<'de, W, T, D>(deserializer: D) -> Result<T, D::Error>
where
    W: Deserialize<'de>,
    T: TryFrom<W, Error: Display>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(Whole(PhantomData::<(W, T)>))
}

struct Whole<W, T>(PhantomData<(W, T)>);

impl<'de, W: Deserialize<'de>, T: TryFrom<W, Error: Display>> Visitor<'de> for Whole<W, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<T, M::Error> {
        let written = W::deserialize(MapAccessDeserializer::new(map))?;
        T::try_from(written).map_err(M::Error::custom)
    }
}
