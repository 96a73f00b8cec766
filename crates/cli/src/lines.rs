//! Lines of bounded length: whatever the input is, no more than one line of it is held.

use std::io::{self, BufRead, Read};

/// The longest line that is read, in bytes. A person who has told everything takes some five thousand.
pub const LONGEST: usize = 1 << 20;

/// One line without its end.
pub enum Line {
    /// The line.
    Whole(Vec<u8>),
    /// It is longer than [`LONGEST`]; what it said is gone.
    TooLong,
}

/// The next line; `None` at the end of the input.
pub fn next(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let most = LONGEST as u64 + 1;
    if input.take(most).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() > LONGEST {
        input.skip_until(b'\n')?;
        return Ok(Some(Line::TooLong));
    }
    Ok(Some(Line::Whole(line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_the_next_is_read() {
        let text = [vec![b'x'; LONGEST + 1], b"\nnext\n".to_vec(), vec![b'y'; LONGEST]].concat();
        let mut input = text.as_slice();
        assert!(matches!(next(&mut input), Ok(Some(Line::TooLong))));
        assert!(matches!(next(&mut input), Ok(Some(Line::Whole(line))) if line == b"next"));
        assert!(matches!(next(&mut input), Ok(Some(Line::Whole(line))) if line.len() == LONGEST));
        assert!(matches!(next(&mut input), Ok(None)));
    }
}
