//! The frame round every page, and which page is in it.

use crate::edge::{place, screen};
use crate::pages;
use crate::parts::emergency::EmergencyBar;
use crate::parts::notice::notice_text;
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::words::{fill, say};
use crate::{edge, parts};
use content::ui;
use leptos::prelude::*;

/// Starts the app: the words first, then the pages in them.
pub fn start() {
    std::panic::set_hook(Box::new(pages::trouble::stopped));
    wasm_bindgen_futures::spawn_local(async {
        match edge::words::fetch().await {
            Ok(()) => mount(),
            Err(fault) => pages::trouble::no_words(fault),
        }
    });
}

fn mount() {
    leptos::mount::mount_to(screen::home(), App).forget();
    screen::take_over();
}

/// The whole app.
#[component]
fn App() -> impl IntoView {
    let sitting = Sitting::open();
    provide_context(sitting);
    place::on_move(move || sitting.follow());
    view! {
        <Head />
        <EmergencyBar />
        <div class="width" role="status">
            {move || sitting.was_erased().then(|| notice_text(say(ui::SITE_ERASED)))}
        </div>
        <main id="main" class="width" tabindex="-1">
            {move || draw(sitting.page())}
        </main>
        <Foot />
    }
}

/// Draws a page, and gives the window its title.
fn draw(page: Page) -> AnyView {
    let (title, view) = match page {
        Page::Start => (say(ui::START_PAGE), pages::start::Start().into_any()),
        Page::County => (say(ui::COUNTY_PAGE), pages::county::County().into_any()),
        Page::Plan => (say(ui::PLAN_PAGE), pages::plan::Plan().into_any()),
        Page::Ask(number) => (pages::ask::title(number), pages::ask::ask(page)),
        Page::Check => (say(ui::CHECK_PAGE), pages::check::Check().into_any()),
        Page::Results => (say(ui::RESULTS_PAGE), pages::results::Results().into_any()),
    };
    screen::entitle(&fill(&say(ui::SITE_PAGE_TITLE), "page", &title));
    view
}

/// What stands above every page: the way past it, and the name of the site.
#[component]
fn Head() -> impl IntoView {
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        screen::focus("main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{say(ui::SITE_SKIP)}</a>
        <header class="head">
            <div class="width">
                <a href=Page::Start.link()>{say(ui::SITE_NAME)}</a>
                <p>{say(ui::SITE_ABOUT)}</p>
            </div>
        </header>
    }
}

/// What stands below every page: how old the rules are, who decides, and the way to wipe everything.
#[component]
fn Foot() -> impl IntoView {
    let sitting = sitting();
    let checked = edge::clock::spoken(content::CHECKED_ON);
    view! {
        <footer class="foot">
            <div class="width">
                <p>{say(ui::SITE_FOOTER_PRIVATE)}</p>
                <p>{say(ui::SITE_FOOTER_DECIDES)}</p>
                <p>{fill(&say(ui::SITE_FOOTER_CHECKED), "date", &checked)}</p>
                <p>{say(ui::SITE_FOOTER_NOT_OFFICIAL)}</p>
                {parts::button::plain_button(ui::SITE_START_OVER, move || sitting.start_over())}
            </div>
        </footer>
    }
}
