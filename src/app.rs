//! The frame round every page, and which page is in it.

use crate::edge::words::FIRST;
use crate::edge::{clock, exit, language, place, screen, words};
use crate::keeping::{self, View};
use crate::pages;
use crate::parts::button::{anew, link};
use crate::parts::element::{El, Parts, div, el, live, p, parts};
use crate::parts::emergency::emergency_bar;
use crate::parts::languages;
use crate::parts::notice::notice_text;
use crate::parts::source::outward;
use crate::parts::stale::stale;
use crate::rest;
use crate::route::Page;
use crate::session::{Sitting, Translation, take_language};
use crate::words::{say, say_with};
use content::{Message, ui};
use leptos::prelude::*;

/// Starts the app: the words first, then the pages in them.
pub fn start() {
    std::panic::set_hook(Box::new(pages::trouble::stopped));
    wasm_bindgen_futures::spawn_local(async {
        match words::take(words::ask(FIRST), FIRST).await {
            Ok(()) => mount(take_language(language::wanted()).await),
            Err(fault) => pages::trouble::no_words(fault),
        }
    });
}

fn mount(translation: Translation) {
    leptos::mount::mount_to(screen::home(), move || app(translation)).forget();
    screen::take_over();
}

/// The whole app.
fn app(translation: Translation) -> AnyView {
    let sitting = Sitting::open(translation);
    provide_context(sitting);
    place::on_move(move || sitting.follow());
    exit::on_leave(move || sitting.forget());
    sitting.fetch_rest();
    sitting.welcome();
    live(move || frame(sitting))
}

/// Everything, in the language of the moment.
fn frame(sitting: Sitting) -> Parts {
    let remark = languages::remark(sitting);
    let erased =
        live(move || parts(sitting.was_erased().then(|| notice_text(say(ui::SITE_ERASED)))));
    let page = live(move || match sitting.waits() {
        true => entitled(pages::wait::wait(sitting)),
        false => entitled(draw(sitting.page())),
    });
    let idle = live(move || {
        sitting.listen();
        parts(rest::idle())
    });
    parts((
        head(sitting),
        emergency_bar(),
        remark,
        div("width", erased).attr("role", "status"),
        el("main", page).class("width").attr("id", "main").attr("tabindex", "-1"),
        foot(),
        idle,
    ))
}

/// Gives the window the title of a page that was drawn.
fn entitled((title, view): (String, Parts)) -> Parts {
    screen::entitle(&say_with(ui::SITE_PAGE_TITLE, "page", &title));
    view
}

/// Draws a page, and gives its title.
fn draw(page: Page) -> (String, Parts) {
    match page {
        Page::Start => (say(ui::START_PAGE), pages::start::start()),
        Page::County => (say(ui::COUNTY_PAGE), pages::county::county()),
        later => rest::draw(later),
    }
}

/// Draws a page that only the rest of the program has, and gives its title.
pub fn draw_rest(page: Page) -> (String, Parts) {
    let (title, view) = draw_later(page);
    let stale = shows_results(page).then(|| stale().map(|text| p(text).class("notice")));
    (title, parts((stale, view)))
}

/// Whether what the answers show stands on a page.
fn shows_results(page: Page) -> bool {
    use Page::*;
    matches!(page, Results | Next | Rights | Sheet | Share | Link(_) | Why(_))
}

fn draw_later(page: Page) -> (String, Parts) {
    match page {
        // The first part draws the page itself; this is what comes beside.
        Page::Start => (String::new(), keeping::offer()),
        Page::County => Default::default(),
        Page::Plan => (say(ui::PLAN_PAGE), pages::plan::plan()),
        Page::Private(0) => (say(ui::SECTIONS_PERSON_PAGE), pages::hand_over::hand_over()),
        Page::Ask(number) | Page::Private(number) => {
            (pages::ask::title(page, number), pages::ask::ask(page))
        }
        Page::GiveBack => (say(ui::SECTIONS_BACK_PAGE), pages::hand_over::give_back()),
        Page::Section(number) => (pages::sections::title(number), pages::sections::section(number)),
        Page::Check => (say(ui::CHECK_PAGE), pages::check::check()),
        Page::Results => (say(ui::RESULTS_PAGE), pages::results::results()),
        Page::Next => (say(ui::NEXT_PAGE), pages::next::next()),
        Page::Rights => (say(ui::RIGHTS_PAGE), pages::rights::rights()),
        Page::Sheet => (say(ui::SHEET_PAGE), pages::sheet::sheet()),
        Page::Share => (say(ui::SHARE_PAGE), pages::share::share()),
        Page::Link(code) => (say(ui::LINK_PAGE), pages::link::link(code)),
        Page::MediCal => (say(ui::MEDI_CAL_PAGE), pages::medi_cal::medi_cal()),
        Page::About => (say(ui::ABOUT_PAGE), pages::about::about()),
        Page::Safety => (say(ui::SAFETY_PAGE), pages::safety::safety()),
        Page::Caseload(number) => {
            // Never who it is.
            let title = if number == 0 { ui::CASELOAD_PAGE } else { ui::CASELOAD_PERSON_PAGE };
            (say(title), keeping::draw(View::People(number)))
        }
        Page::Why(number) => (say(ui::WHY_PAGE), pages::why::why(number)),
        #[cfg(feature = "parts")]
        Page::Parts => (String::new(), pages::parts::parts_page()),
    }
}

/// The way past what stands above every page.
fn skip_link() -> El {
    el("a", say(ui::SITE_SKIP)).class("skip").attr("href", "#main").on("click", |event| {
        event.prevent_default();
        screen::focus("main");
    })
}

/// The name of the site, and for whom it is. The way past it comes first.
fn head(sitting: Sitting) -> El {
    let name = el("a", say(ui::SITE_NAME)).attr("href", Page::Start.link());
    let inside = (name, p(say(ui::SITE_ABOUT)), languages::chooser(sitting));
    el("header", (skip_link(), div("width", inside))).class("head")
}

/// The ways to what needs no answers: two pages of the app, and the site's own without the program.
fn ways() -> Vec<El> {
    vec![
        p(link(ui::SAFETY_PAGE, Page::Safety)),
        p(link(ui::ABOUT_PAGE, Page::About)),
        p(outward(ui::SITE_FOOTER_COUNTIES, "county/")),
        p(outward(ui::SITE_FOOTER_PROGRAMS, "rules/")),
    ]
}

/// How it stands with use without a network, and with a new version. `public/offline.js` knows which of
/// these lines is true, and the style sheet shows no other.
fn offline() -> El {
    let line = |message: Message, when: &'static str| p(say(message)).attr("data-when", when);
    let lines = (
        line(ui::SITE_OFFLINE_READY, "ready"),
        line(ui::SITE_OFFLINE_FAILED, "failed"),
        line(ui::SITE_OFFLINE_FULL, "full"),
        line(ui::SITE_OFFLINE_UPDATE, "update"),
    );
    div("offline", lines).attr("role", "status")
}

/// What stands below every page: how old the rules are, who decides, and the way to wipe everything.
fn foot() -> El {
    let (today, checked) = (clock::spoken(clock::today()), clock::spoken(content::CHECKED_ON));
    let as_of = say_with(ui::SITE_FOOTER_AS_OF, "date", &today);
    let line = |message: Message| p(say(message));
    let lines = (
        line(ui::SITE_FOOTER_PRIVATE),
        line(ui::SITE_FOOTER_DECIDES),
        p((as_of, " ", say_with(ui::SITE_FOOTER_CHECKED, "date", &checked))),
        clock::is_wrong()
            .then(|| p(say_with(ui::SITE_CLOCK, "date", &checked)).class("wrong-date")),
        line(ui::SITE_FOOTER_NOT_OFFICIAL),
        offline(),
        ways(),
        anew("plain-button", ui::SITE_START_OVER),
    );
    el("footer", div("width", lines)).class("foot")
}
