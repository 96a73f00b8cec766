//! Something to know before going on.

use leptos::prelude::*;

/// A framed remark with a heading.
pub fn notice(title: String, inside: AnyView) -> AnyView {
    view! {
        <section class="notice">
            <h2>{title}</h2>
            {inside}
        </section>
    }
    .into_any()
}

/// A framed remark of one sentence.
pub fn notice_text(text: String) -> AnyView {
    view! { <p class="notice">{text}</p> }.into_any()
}
