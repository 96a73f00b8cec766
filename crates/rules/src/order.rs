//! Putting short lists in order. A general sort is kilobytes of program in the browser, and the lists of
//! a rule are a few dozen long.

/// The items in the order of their keys; of items with the same key the first.
pub(crate) fn each_once<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered: Vec<T> = Vec::with_capacity(items.len());
    for item in items {
        if let Err(place) = ordered.binary_search_by(|other| key(other).cmp(&key(&item))) {
            ordered.insert(place, item);
        }
    }
    ordered
}

/// The items in the order of their keys; items with the same key stay in the order in which they came.
pub(crate) fn ordered<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered: Vec<T> = Vec::with_capacity(items.len());
    for item in items {
        let place = ordered.partition_point(|other| key(other) <= key(&item));
        ordered.insert(place, item);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::{each_once, ordered};

    #[test]
    fn each_key_comes_once_and_in_order() {
        assert_eq!(each_once(vec![3, 1, 3, 2, 1], |item| *item), [1, 2, 3]);
    }

    #[test]
    fn the_same_keys_keep_their_order() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        assert_eq!(ordered(items, |item| item.0), [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
