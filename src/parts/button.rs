//! Buttons, and links that look like them.

use crate::parts::element::{El, el};
use crate::route::Page;
use crate::words::say;
use content::Message;

/// The button that sends a form.
pub fn send(label: Message) -> El {
    el("button", say(label)).class("button").attr("type", "submit")
}

/// A link to a page that looks like a button: the main thing to do here.
pub fn link_button(label: Message, to: Page) -> El {
    el("a", say(label)).class("button").attr("href", to.link())
}

/// A link out of the app that looks like a button: to the phone's own programs.
pub fn link_to(label: Message, address: String) -> El {
    el("a", say(label)).class("button second").attr("href", address)
}

/// The main thing to do here, where it is more than following a link.
pub fn act_button(label: Message, act: impl Fn() + 'static) -> El {
    button("button", label, act)
}

/// Something to do that looks like a link, because it matters less here.
pub fn plain_button(label: Message, act: impl Fn() + 'static) -> El {
    button("plain-button", label, act)
}

/// What wipes everything and begins anew: the work of `public/exit.js`.
pub fn anew(class: &'static str, label: Message) -> El {
    el("button", say(label)).class(class).attr("type", "button").attr("data-anew", "")
}

/// A plain link to a page.
pub fn link(label: Message, to: Page) -> El {
    el("a", say(label)).class("link").attr("href", to.link())
}

fn button(class: &'static str, label: Message, act: impl Fn() + 'static) -> El {
    el("button", say(label)).class(class).attr("type", "button").on("click", move |_| act())
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> crate::parts::element::Parts {
    use content::ui;
    let main = (send(ui::ASK_CONTINUE), link_button(ui::CHECK_SEE, Page::Check));
    let lesser = (plain_button(ui::ASK_SKIP_ONE, || {}), link(ui::ASK_SO_FAR, Page::Results));
    let second = link_to(ui::SHARE_SEE, Page::Share.link());
    crate::parts::element::parts(crate::parts::element::div("actions", (main, second, lesser)))
}
