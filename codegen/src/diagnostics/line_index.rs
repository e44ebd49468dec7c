//! Index of the lines of a text, for fast lookups of positions in long texts.

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

    /// The number of the line of a byte, from 1.
    pub(crate) fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// Line and column of a byte, from 1. Columns count characters, without a leading byte order
    /// mark.
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

    /// The byte range of the lines from one byte to another, without the end of the last line and
    /// without a leading byte order mark.
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

/// The byte order mark that some editors write at the start of a file.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';
