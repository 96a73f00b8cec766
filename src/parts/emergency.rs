//! The emergency lines, in reach on every page. 911 and 988 are the same everywhere in the country.

use crate::words::{say, weave};
use content::{Message, ui};
use leptos::prelude::*;

/// The lines below the header of every page.
#[component]
pub fn EmergencyBar() -> impl IntoView {
    view! {
        <section class="emergency" aria-label=say(ui::SITE_EMERGENCY_REGION)>
            <ul class="width">
                <li><span>{line(ui::SITE_EMERGENCY_DANGER, "911")}</span></li>
                <li><span>{line(ui::SITE_EMERGENCY_CRISIS, "988")}</span></li>
            </ul>
        </section>
    }
    .into_any()
}

/// The lines in full, for the first page and for results.
#[component]
pub fn EmergencyLines() -> impl IntoView {
    view! {
        <div class="notice alarm">
            <p>{line(ui::START_DANGER, "911")}</p>
            <p>{line(ui::START_CRISIS, "988")}</p>
        </div>
    }
    .into_any()
}

fn line(message: Message, number: &'static str) -> AnyView {
    weave(message, "phone", super::phone::number(number))
}
