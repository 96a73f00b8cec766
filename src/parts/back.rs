//! The way back to the page before.

use crate::route::Page;
use crate::session::sitting;
use crate::words::say;
use content::ui;
use leptos::prelude::*;

/// A link to the page before this one. It uses the browser's history where that leads there.
#[component]
pub fn Back(
    /// The page before this one.
    to: Page,
) -> impl IntoView {
    let sitting = sitting();
    let back = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        sitting.back(to);
    };
    view! { <a class="back" href=to.link() on:click=back>{say(ui::ASK_BACK)}</a> }.into_any()
}
