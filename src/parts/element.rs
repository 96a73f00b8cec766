//! Elements in Leptos's builder form, all of one type.
//!
//! Leptos gives each view a type of its own, and each type costs kilobytes of program on the way to
//! somebody's phone. Here a tag, its attributes and its parts are values: a page of views then costs
//! little more than its words.

use crate::words::{is_signed, pieces, plain};
use leptos::either::Either;
use leptos::ev::{Custom, on};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use std::borrow::Cow;
use web_sys::Event;

/// Things drawn one after the other.
pub type Parts = Vec<AnyView>;

/// An element that is being put together. Boxed: it goes from hand to hand.
pub struct El(Box<Made>);

struct Made {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    parts: Parts,
}

impl El {
    /// With this class.
    pub fn class(self, class: &'static str) -> El {
        self.attr("class", class)
    }

    /// With this attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> El {
        let value = value.into();
        let value = if is_signed(&value) { plain(&value).into() } else { value };
        self.put(name, value)
    }

    /// With this attribute if `on`; it has no value.
    pub fn flag(self, name: &'static str, on: bool) -> El {
        if on { self.put(name, Cow::Borrowed("")) } else { self }
    }

    /// That does this when the event comes.
    pub fn on(self, event: &'static str, act: impl Fn(&Event) + 'static) -> El {
        self.listen(event, Box::new(move |event| act(&event)))
    }

    /// With one part more.
    pub fn with(mut self, inside: impl Inside) -> El {
        inside.add_to(&mut self.0.parts);
        self
    }

    /// Drawn.
    pub fn draw(self) -> AnyView {
        let Made { tag, attributes, parts } = *self.0;
        let element = custom(tag).add_any_attr(attributes);
        if parts.is_empty() { element.into_any() } else { element.child(parts).into_any() }
    }

    fn put(mut self, name: &'static str, value: Cow<'static, str>) -> El {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    fn listen(mut self, event: &'static str, act: Box<dyn FnMut(Event)>) -> El {
        self.0.attributes.push(on(Custom::<Event>::new(event), act).into_any_attr());
        self
    }
}

/// An element with this inside.
pub fn el(tag: &'static str, inside: impl Inside) -> El {
    El(Box::new(Made { tag, attributes: Vec::new(), parts: parts(inside) }))
}

/// A paragraph.
pub fn p(inside: impl Inside) -> El {
    el("p", inside)
}

/// A block with a class.
pub fn div(class: &'static str, inside: impl Inside) -> El {
    el("div", inside).class(class)
}

/// A list with a class, one item for each view.
pub fn list(class: &'static str, items: Vec<El>) -> El {
    el("ul", items).class(class)
}

/// Several things as a list of parts.
pub fn parts(inside: impl Inside) -> Parts {
    let mut parts = Parts::new();
    inside.add_to(&mut parts);
    parts
}

/// Something that is drawn anew whenever a signal that it reads changes.
pub fn live(draw: impl Fn() -> Parts + Send + Sync + 'static) -> AnyView {
    live_boxed(Box::new(draw))
}

fn live_boxed(draw: Box<dyn Fn() -> Parts + Send + Sync>) -> AnyView {
    // Leptos would fit new parts into old ones of the same type, and here all are of one type. Changing
    // sides has it put the new ones in place of the old.
    let side = StoredValue::new(false);
    let both = move || {
        side.update_value(|side| *side = !*side);
        if side.get_value() { Either::Left(draw()) } else { Either::Right(draw()) }
    };
    both.into_any()
}

/// What an element can have inside.
pub trait Inside {
    /// Adds it to the parts.
    fn add_to(self, parts: &mut Parts);
}

impl Inside for El {
    fn add_to(self, parts: &mut Parts) {
        parts.push(self.draw());
    }
}

impl Inside for AnyView {
    fn add_to(self, parts: &mut Parts) {
        parts.push(self);
    }
}

impl Inside for String {
    fn add_to(self, parts: &mut Parts) {
        if !is_signed(&self) {
            return parts.push(self.into_any());
        }
        for (beside, piece) in pieces(&self).into_iter().filter(|(_, piece)| !piece.is_empty()) {
            let text = piece.to_owned().into_any();
            parts.push(match beside {
                None => text,
                Some(beside) => in_english(text, beside),
            });
        }
    }
}

/// English among another language.
fn in_english(text: AnyView, beside: bool) -> AnyView {
    let span = el("span", text).attr("lang", "en").attr("dir", "ltr");
    if beside { span.class("beside").draw() } else { span.draw() }
}

impl Inside for &'static str {
    fn add_to(self, parts: &mut Parts) {
        parts.push(self.into_any());
    }
}

impl<T: Inside> Inside for Option<T> {
    fn add_to(self, parts: &mut Parts) {
        self.into_iter().for_each(|part| part.add_to(parts));
    }
}

impl<T: Inside> Inside for Vec<T> {
    fn add_to(self, parts: &mut Parts) {
        self.into_iter().for_each(|part| part.add_to(parts));
    }
}

impl Inside for () {
    fn add_to(self, _parts: &mut Parts) {}
}

macro_rules! inside_tuple {
    ($($part:ident)+) => {
        impl<$($part: Inside),+> Inside for ($($part,)+) {
            fn add_to(self, parts: &mut Parts) {
                #[allow(non_snake_case)]
                let ($($part,)+) = self;
                $($part.add_to(parts);)+
            }
        }
    };
}

inside_tuple!(A B);
inside_tuple!(A B C);
inside_tuple!(A B C D);
inside_tuple!(A B C D E);
inside_tuple!(A B C D E F);
inside_tuple!(A B C D E F G);
inside_tuple!(A B C D E F G H);
