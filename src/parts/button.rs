//! Buttons, and links that look like them.

use crate::route::Page;
use crate::words::say;
use content::Message;
use leptos::prelude::*;

/// The button that sends a form.
pub fn send(label: Message) -> AnyView {
    view! { <button class="button" type="submit">{say(label)}</button> }.into_any()
}

/// A link to a page that looks like a button: the main thing to do here.
pub fn link_button(label: Message, to: Page) -> AnyView {
    view! { <a class="button" href=to.link()>{say(label)}</a> }.into_any()
}

/// The main thing to do here, where it is more than following a link.
pub fn act_button(label: Message, act: impl Fn() + 'static) -> AnyView {
    button("button", label, act)
}

/// Something to do that looks like a link, because it matters less here.
pub fn plain_button(label: Message, act: impl Fn() + 'static) -> AnyView {
    button("plain-button", label, act)
}

/// A plain link to a page.
pub fn link(label: Message, to: Page) -> AnyView {
    view! { <a class="link" href=to.link()>{say(label)}</a> }.into_any()
}

fn button(class: &'static str, label: Message, act: impl Fn() + 'static) -> AnyView {
    view! { <button type="button" class=class on:click=move |_| act()>{say(label)}</button> }
        .into_any()
}
