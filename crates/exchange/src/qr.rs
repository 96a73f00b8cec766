//! A text as a QR code, drawn on the device.
//!
//! The code itself comes from `qrcodegen`, the reference library of its kind: of three candidates the
//! lightest in WebAssembly (optimised for size, brotli, without the memory it shares with the rest:
//! qrcodegen 5.3 kB, fast_qr 10.3 kB, qrcode 12.3 kB). It has no dependencies and no `unsafe`.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use std::fmt;

/// The light margin that scanners need on each side, in modules.
pub const QUIET: usize = 4;
/// The densest code made: 97 modules a side, 666 bytes. Denser ones are hard to read from a screen.
const DENSEST: u8 = 20;

/// A square of dark and light modules, without its margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    side: usize,
    dark: Vec<bool>,
}

/// The text does not fit into a code that a phone can still read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is too long for a QR code")
    }
}

impl std::error::Error for TooLong {}

/// The code of a text, an address as a rule. At least 15 % of it may be dirty or hidden.
///
/// ```
/// let code = exchange::qr::matrix("https://example.org/#r").unwrap();
/// assert_eq!(code.side(), 25);
/// assert!(code.is_dark(0, 0), "a corner of the finder pattern");
/// ```
///
/// # Errors
/// [`TooLong`] for more than 666 bytes.
pub fn matrix(text: &str) -> Result<Matrix, TooLong> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let ecc = QrCodeEcc::Medium;
    let code = QrCode::encode_segments_advanced(
        &segments,
        ecc,
        Version::MIN,
        Version::new(DENSEST),
        None,
        true,
    )
    .map_err(|_| TooLong)?;
    let rows = 0..code.size();
    let dark = rows.flat_map(|row| (0..code.size()).map(move |column| (column, row)));
    Ok(Matrix {
        side: code.size() as usize,
        dark: dark.map(|(column, row)| code.get_module(column, row)).collect(),
    })
}

impl Matrix {
    /// How many modules a side has, without the margin.
    pub fn side(&self) -> usize {
        self.side
    }

    /// How many modules a side has with the margin: the width and height of the `viewBox` that
    /// [`Matrix::svg_path`] is drawn in.
    pub fn view_side(&self) -> usize {
        self.side + 2 * QUIET
    }

    /// Whether a module is dark; what lies outside is light.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.side && row < self.side && self.dark[row * self.side + column]
    }

    /// The dark modules as the data of an SVG path, one unit a module, moved in by the margin.
    ///
    /// Draw it with `fill="#000"` on white, whatever the theme, and `shape-rendering="crispEdges"`:
    ///
    /// ```
    /// let code = exchange::qr::matrix("https://example.org/#r").unwrap();
    /// let (side, path) = (code.view_side(), code.svg_path());
    /// let svg = format!(r##"<svg viewBox="0 0 {side} {side}"><path d="{path}"/></svg>"##);
    /// assert!(svg.starts_with(r##"<svg viewBox="0 0 33 33"><path d="M4 4h7v1h-7z"##));
    /// ```
    pub fn svg_path(&self) -> String {
        let mut path = String::new();
        for row in 0..self.side {
            for (start, length) in self.runs(row) {
                let (x, y) = (start + QUIET, row + QUIET);
                let (x, y, length) = (x.to_string(), y.to_string(), length.to_string());
                path.push_str(&["M", &x, " ", &y, "h", &length, "v1h-", &length, "z"].concat());
            }
        }
        path
    }

    /// The runs of dark modules of a row: where each starts, and how long it is.
    fn runs(&self, row: usize) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for column in (0..self.side).filter(|column| self.is_dark(*column, row)) {
            match runs.last_mut().filter(|(start, length)| start + length == column) {
                Some((_, length)) => *length += 1,
                None => runs.push((column, 1)),
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_reads_what_was_written() {
        let text = "https://example.org/some/folder/#results/MH8e7R5VDwAkSAAAkkkkkkkkk1";
        let code = matrix(text).unwrap();
        let scale = 4;
        let side = code.view_side() * scale;
        let light = |x: usize, y: usize| {
            let module = |at: usize| (at / scale).wrapping_sub(QUIET);
            if code.is_dark(module(x), module(y)) { 0 } else { 255 }
        };
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, light);
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].decode().unwrap().1, text);
    }

    #[test]
    fn the_path_covers_the_dark_modules_and_no_others() {
        let code = matrix("x").unwrap();
        let dark = code.dark.iter().filter(|dark| **dark).count();
        let covered: usize = (0..code.side).flat_map(|row| code.runs(row)).map(|run| run.1).sum();
        assert_eq!(covered, dark);
        assert!(!code.is_dark(code.side, 0) && !code.is_dark(0, usize::MAX));
    }

    #[test]
    fn what_is_too_long_is_told() {
        assert!(matrix(&"x".repeat(666)).is_ok());
        assert_eq!(matrix(&"x".repeat(667)), Err(TooLong));
    }
}
