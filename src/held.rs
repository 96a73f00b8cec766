//! What a page holds while it is shown: in memory only, and gone with the page.

use leptos::prelude::*;
use std::sync::{Arc, Mutex};

/// A value of a page; whoever reads it is drawn anew when another is put in its place.
#[derive(Clone, Default)]
pub struct Held<T> {
    value: Arc<Mutex<T>>,
    is_new: RwSignal<bool>,
}

impl<T: Clone> Held<T> {
    /// Puts a value in place of the one before.
    pub fn set(&self, value: T) {
        *self.value.lock().expect("the browser has one thread") = value;
        self.is_new.set(true);
    }

    /// The value as it is now.
    pub fn get(&self) -> T {
        self.is_new.get();
        self.value.lock().expect("the browser has one thread").clone()
    }
}
