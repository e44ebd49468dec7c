//! Where the lines of a text begin, so that many places in a long text are found fast.

use std::ops::Range;

/// The lines of one text.
#[derive(Debug, Clone)]
pub(crate) struct Lines {
    /// The first byte of each line.
    starts: Vec<usize>,
}

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        let breaks = text.match_indices('\n').map(|(index, _)| index + 1);
        Self {
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// The number of the line that a byte is in, from 1.
    pub(crate) fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// Line and column of a byte, from 1; the column counts characters. A byte order mark at the beginning is none.
    pub(crate) fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = text.floor_char_boundary(offset);
        let number = self.number(offset);
        let before = &text[self.starts[number - 1]..offset];
        let before = match number {
            1 => before.strip_prefix(BYTE_ORDER_MARK).unwrap_or(before),
            _ => before,
        };
        (number, before.chars().count() + 1)
    }

    /// The bytes of the lines that two bytes are in and of those between them, without the last line's end and without a
    /// byte order mark at the beginning.
    pub(crate) fn around(&self, text: &str, range: &Range<usize>) -> Range<usize> {
        let mut first = self.starts[self.number(range.start) - 1];
        let end = match self.starts.get(self.number(range.end)) {
            Some(next) => next - 1,
            None => text.len(),
        };
        if first == 0 && text.starts_with(BYTE_ORDER_MARK) {
            first += BYTE_ORDER_MARK.len_utf8();
        }
        let end = end.max(first);
        first..first + text[first..end].trim_end_matches('\r').len()
    }
}

/// What some editors put at the beginning of a file.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';
