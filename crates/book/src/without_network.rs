//! What stands in the place of a page that is not on the device while there is no network.

use crate::Page;
use crate::html::{html, link, p};
use crate::sheet::Sheet;
use compiler::Content;

/// Where it stands below the site's root. The worker that keeps the site on a device leads here.
pub const WITHOUT_NETWORK: &str = "without-network.html";

/// The page.
pub fn page(content: &Content) -> Page {
    let sheet = Sheet::new(content, "");
    let say = |id: &str| sheet.say(&["ui.without-network.", id].concat());
    let open = link(sheet.to(""), say("open"));
    let main = html![p(say("what")), p(html![say("screener"), " ", open])];
    Page { path: WITHOUT_NETWORK.to_owned(), ..sheet.page(&say("title"), &[], main) }
}
