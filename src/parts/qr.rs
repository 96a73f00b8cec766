//! A QR code, drawn on this device: black on white, whatever the theme.

use crate::parts::element::{El, el};

/// The code of a text; nothing where the text is too long for one.
pub fn qr(text: &str, name: String) -> Option<El> {
    let code = exchange::qr::matrix(text).ok()?;
    let side = code.view_side().to_string();
    let picture = [
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ",
        &[&side, " ", &side].concat(),
        "' shape-rendering='crispEdges'%3E%3Cpath fill='%23fff' d='M0 0h",
        &[&side, "v", &side, "H0z"].concat(),
        "'/%3E%3Cpath d='",
        &code.svg_path(),
        "'/%3E%3C/svg%3E",
    ];
    Some(el("img", ()).class("qr").attr("src", picture.concat()).attr("alt", name))
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> crate::parts::element::Parts {
    crate::parts::element::parts(qr("https://example.org", "example.org".to_owned()))
}
