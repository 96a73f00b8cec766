//! Something more, one tap away.

use leptos::prelude::*;

/// A heading that opens what belongs to it.
pub fn details(title: String, inside: AnyView) -> AnyView {
    view! {
        <details>
            <summary>{title}</summary>
            <div class="inside">{inside}</div>
        </details>
    }
    .into_any()
}

/// The same for a single sentence; nothing where there is none.
pub fn details_text(title: String, text: Option<String>) -> Option<AnyView> {
    text.map(|text| details(title, view! { <p>{text}</p> }.into_any()))
}
