//! Choosing a language, and how sure its words are.

use crate::edge::{form, language};
use crate::parts::button::plain_button;
use crate::parts::element::{El, Parts, div, el, p, parts};
use crate::session::{Sitting, Translation};
use crate::words::{plain, say, say_english, say_with};
use content::{Language, ui};

const LIST: &str = "language";

/// The list of languages, each by its own name; nothing while there is only one.
pub fn chooser(sitting: Sitting) -> Option<El> {
    if content::LANGUAGES.is_empty() {
        return None;
    }
    let current = language::current().map(|language| language.tag);
    let option = |tag: &'static str, name: String| {
        let is_current = current.unwrap_or("en") == tag;
        el("option", name).attr("value", tag).attr("lang", tag).flag("selected", is_current)
    };
    let english = option("en", say_english(ui::SITE_LANGUAGE_ENGLISH));
    let others = content::LANGUAGES.iter().map(|it| option(it.tag, it.name.to_owned()));
    let list = el("select", (english, others.collect::<Vec<El>>())).attr("id", LIST);
    let list = list.attr("autocomplete", "off").on("change", move |event| {
        sitting.speak(language::named(&form::typed(event)));
    });
    let label = el("label", plain(&say(ui::SITE_LANGUAGE_LABEL))).attr("for", LIST);
    Some(div("language", (label, " ", list)))
}

/// What is to be known about the words in this language.
pub fn remark(sitting: Sitting) -> Parts {
    match sitting.translation() {
        Translation::Broken(language) => parts(broken(language)),
        Translation::Fine => {
            let draft = language::current().filter(|language| language.is_draft);
            parts(draft.map(|language| self::draft(sitting, language)))
        }
    }
}

fn broken(language: &'static Language) -> El {
    let text = say_with(ui::SITE_LANGUAGE_BROKEN, "language", language.name);
    let notice = p(text).class("notice alarm").attr("role", "alert");
    div("width", notice.attr("data-fault", "language"))
}

fn draft(sitting: Sitting, language: &Language) -> El {
    let text = match language.tier {
        3 => ui::SITE_LANGUAGE_PARTS,
        _ => ui::SITE_LANGUAGE_DRAFT,
    };
    // Where most is in English, English beside it says nothing.
    let both = (language.tier < 3).then(|| {
        plain_button(ui::SITE_LANGUAGE_BOTH, move || sitting.speak_both())
            .attr("aria-pressed", if sitting.speaks_both() { "true" } else { "false" })
    });
    let back = el("button", say_english(ui::SITE_LANGUAGE_ENGLISH)).class("plain-button");
    let back = back.attr("type", "button").attr("lang", "en").on("click", move |_| {
        sitting.speak(None);
    });
    let name = plain(&say(ui::SITE_LANGUAGE_LABEL));
    let inside = (p(say(text)), div("actions", (back, both)));
    el("aside", inside).class("width draft").attr("aria-label", name)
}
