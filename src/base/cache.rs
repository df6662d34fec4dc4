//! What was made before, kept within bounds.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard};

/// Values by what they were made of, for threads that make them side by side. What was not asked for the longest is
/// forgotten first, more or less: when the newer half is full, it becomes the older, and the older goes.
pub struct Cache<K, V> {
    /// The most that both halves weigh.
    most: usize,
    halves: Mutex<[Half<K, V>; 2]>,
}

struct Half<K, V> {
    values: HashMap<K, (V, usize)>,
    weight: usize,
}

impl<K, V> Default for Half<K, V> {
    fn default() -> Half<K, V> {
        Half { values: HashMap::new(), weight: 0 }
    }
}

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    /// An empty one for values that weigh so much together, in whatever they are weighed by.
    pub fn new(most: usize) -> Cache<K, V> {
        Cache { most, halves: Mutex::default() }
    }

    /// The value of a key.
    pub fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let mut halves = self.halves();
        if let Some((value, _)) = halves[0].values.get(key) {
            return Some(value.clone());
        }
        let (key, (value, weight)) = halves[1].values.remove_entry(key)?;
        halves[1].weight -= weight;
        self.put(&mut halves, key, value.clone(), weight);
        Some(value)
    }

    /// Keeps a value, which weighs so much. One that is heavier than half of the whole is not kept.
    pub fn keep(&self, key: K, value: V, weight: usize) {
        self.put(&mut self.halves(), key, value, weight);
    }

    fn put(&self, halves: &mut [Half<K, V>; 2], key: K, value: V, weight: usize) {
        for half in halves.iter_mut() {
            if let Some((_, before)) = half.values.remove(&key) {
                half.weight -= before;
            }
        }
        if weight > self.most / 2 {
            return;
        }
        if halves[0].weight + weight > self.most / 2 {
            halves[1] = std::mem::take(&mut halves[0]);
        }
        halves[0].weight += weight;
        halves[0].values.insert(key, (value, weight));
    }

    /// How many values are kept.
    pub fn len(&self) -> usize {
        self.halves().iter().map(|half| half.values.len()).sum()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn halves(&self) -> MutexGuard<'_, [Half<K, V>; 2]> {
        self.halves.lock().expect("no thread panicked while it held the cache")
    }
}

impl<K: Eq + Hash, V: Clone> std::fmt::Debug for Cache<K, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cache({})", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let cache = Cache::new(10);
        cache.keep("asked".to_owned(), 0, 1);
        for n in 1..100 {
            cache.keep(n.to_string(), n, 1);
            assert_eq!(cache.get("asked"), Some(0), "after {n} others");
            assert!(cache.len() <= 10);
        }
        assert_eq!((cache.get("1"), cache.get("99")), (None, Some(99)));
    }

    #[test]
    fn weights_are_kept_within_bounds() {
        let cache = Cache::new(10);
        cache.keep('a', 'a', 6);
        assert!(cache.is_empty(), "too heavy");
        cache.keep('b', 'b', 4);
        cache.keep('b', 'c', 5);
        assert_eq!((cache.get(&'b'), cache.len()), (Some('c'), 1), "kept again, it is one value");
        cache.keep('d', 'd', 5);
        cache.keep('e', 'e', 5);
        assert_eq!((cache.get(&'b'), cache.get(&'d'), cache.get(&'e')), (None, Some('d'), Some('e')));
    }
}
