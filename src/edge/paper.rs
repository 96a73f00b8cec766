//! Printing. Before the browser prints, each side of a sheet gets the largest type with which it is on one
//! page of A4 and of Letter. Where even the smallest that reads well is too large, the side runs on.

use leptos::prelude::{document, on_cleanup, window, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Sizes of type in pixels: from 9 points, the smallest that reads well, to a large one.
const SIZES: std::ops::RangeInclusive<u32> = 12..=22;

/// Opens the browser's window for printing.
pub fn print() {
    let _ = window().print();
}

/// Fits the sheet to paper before each printing, for as long as the page is in view.
pub fn fit_when_printed() {
    let before = window_event_listener_untyped("beforeprint", |_| fit());
    let after = window_event_listener_untyped("afterprint", |_| put_on_paper(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

fn fit() {
    put_on_paper(true);
    let Ok(sides) = document().query_selector_all(".side") else { return };
    let sides = (0..sides.length()).filter_map(|index| sides.item(index)?.dyn_into().ok());
    sides.for_each(|side: HtmlElement| {
        let is_long = |on| side.class_list().toggle_with_force("long", on);
        let _ = is_long(false);
        let _ = is_long(!SIZES.rev().any(|size| fits(&side, size)));
    });
}

fn fits(side: &HtmlElement, size: u32) -> bool {
    let _ = side.style().set_property("--type", &[&size.to_string(), "px"].concat());
    side.scroll_height() <= side.client_height()
}

/// Lays the sheet out as on paper, also where it is only measured.
fn put_on_paper(on: bool) {
    if let Ok(Some(sheet)) = document().query_selector(".sheet") {
        let _ = sheet.class_list().toggle_with_force("on-paper", on);
    }
}
