//! Content security policies: what a page may load, run and do. Everything that is not named is refused.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// Who may show a page inside theirs.
pub const NOBODY: &str = "'none'";
/// Every site may: the screener is made to stand in other people's pages.
pub const ANYBODY: &str = "*";

/// For a page that only is read: the policy book and the pages of counties. No script can run in it, so what
/// may be fetched is what search engines look for beside it.
pub const OF_PAGES: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// For the page that shows what is kept on the device: a script of the site looks.
pub const OF_PROOF: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
    trusted-types 'none'";

/// For a file that is no page. A worker asks for files of the site under the policy of its own file.
pub const OF_FILES: &str = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/// For the app, as it is or in a frame. Scripts and styles that stand in the page itself are named by their
/// hashes. Text never becomes markup or script (Trusted Types); `worker` is the one address of a script that
/// is made in a script, in `public/offline.js`.
pub fn of_app(page: &str, shown_by: &str) -> String {
    let script = hashes(page, "script");
    let style = hashes(page, "style");
    [
        "default-src 'none'",
        &format!("script-src 'self' {script}'wasm-unsafe-eval'"),
        &format!("style-src {style}"),
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        &format!("frame-ancestors {shown_by}"),
        "require-trusted-types-for 'script'",
        "trusted-types worker",
    ]
    .map(str::trim)
    .join("; ")
}

/// For the page that makes the lines for a host: it shows the app in a frame.
pub fn of_builder(page: &str) -> String {
    let style = hashes(page, "style");
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self' {style}; img-src 'self' data:; \
         frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    )
    .replace(" ;", ";")
}

/// The hashes of all elements of a kind whose text stands in the page, each with a space after it.
fn hashes(page: &str, kind: &str) -> String {
    inline(page, kind).iter().map(|text| format!("'sha256-{}' ", digest(text))).collect()
}

fn digest(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

/// The texts of all elements of a kind that load nothing from elsewhere.
fn inline<'p>(page: &'p str, kind: &str) -> Vec<&'p str> {
    let (start, end) = (format!("<{kind}"), format!("</{kind}>"));
    let element = |after: &'p str| {
        let (attributes, inside) = after.split_once('>')?;
        let is_own = attributes.is_empty() || attributes.starts_with(' ');
        let loads = attributes.split_whitespace().any(|each| each.starts_with("src="));
        (is_own && !loads).then(|| inside.split(&end).next().unwrap_or_default())
    };
    page.split(&start).skip(1).filter_map(element).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_page_is_named_by_its_hash() {
        let page = "<style>a{}</style><styles>x</styles><script defer src=x.js></script><script type=module>1</script>";
        assert_eq!(inline(page, "style"), ["a{}"]);
        assert_eq!(inline(page, "script"), ["1"]);
        // echo -n "1" | openssl dgst -sha256 -binary | base64
        assert_eq!(digest("1"), "a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=");
    }

    #[test]
    fn nobody_but_the_frame_may_be_shown_inside_another_page() {
        assert!(of_app("", NOBODY).contains("frame-ancestors 'none'"));
        assert!(of_app("", ANYBODY).contains("frame-ancestors *"));
        for policy in [OF_PAGES, OF_PROOF, OF_FILES, &of_builder("")] {
            assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        }
    }

    #[test]
    fn only_the_app_may_run_webassembly() {
        assert!(of_app("", NOBODY).contains("'wasm-unsafe-eval'"));
        for policy in [OF_PAGES, OF_FILES, &of_builder("")] {
            assert!(!policy.contains("wasm"), "{policy}");
        }
        for policy in [of_app("", NOBODY), of_builder("")] {
            assert!(
                !policy.contains("'unsafe-eval'") && !policy.contains("'unsafe-inline'"),
                "{policy}"
            );
        }
    }
}
