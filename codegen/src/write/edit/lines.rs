//! Lines and columns of a text.

/// A text and its lines.
pub(super) struct Lines<'t> {
    pub(super) text: &'t str,
}

impl<'t> Lines<'t> {
    /// The start of the line of a place.
    pub(super) fn start(&self, place: usize) -> usize {
        self.text[..place]
            .rfind('\n')
            .map_or(0, |newline| newline + 1)
    }

    /// The end of the line of a place, without its line break.
    pub(super) fn end(&self, place: usize) -> usize {
        let rest = &self.text[place..];
        let line = rest.split('\n').next().unwrap_or_default();
        place + line.trim_end_matches('\r').len()
    }

    /// The start of the line after a place.
    pub(super) fn next(&self, place: usize) -> usize {
        let newline = self.text[place..].find('\n');
        newline.map_or(self.text.len(), |newline| place + newline + 1)
    }

    /// The column of a place, from 0.
    pub(super) fn column(&self, place: usize) -> usize {
        self.text[self.start(place)..place].chars().count()
    }

    /// The spaces at the start of a line.
    pub(super) fn indent(&self, line: usize) -> &'t str {
        let rest = &self.text[line..];
        &rest[..rest.len() - rest.trim_start_matches(' ').len()]
    }

    /// Whether only spaces precede a place on its line.
    pub(super) fn is_indented(&self, place: usize) -> bool {
        self.text[self.start(place)..place].trim().is_empty()
    }

    /// The dash of a list item.
    pub(super) fn dash(&self, item: usize) -> usize {
        let before = self.text[..item].trim_end();
        match before.strip_suffix('-') {
            Some(before) => before.len(),
            // The value of an item without one starts at its dash.
            None => item,
        }
    }

    /// The end of the colon after a key.
    pub(super) fn colon(&self, key: usize) -> usize {
        let colon = self.text[key..].find(':');
        colon.map_or(key, |colon| key + colon + 1)
    }

    /// The start of the comment lines directly above a line.
    pub(super) fn before_comments(&self, line: usize) -> usize {
        let mut start = line;
        while start > 0 {
            let above = self.start(start - 1);
            let text = &self.text[above..start];
            // The first line points editors to the schema.
            if above == 0 || !text.trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        start
    }

    /// The start of the blank line above a line; the line itself if there is none.
    pub(super) fn before_blank(&self, line: usize) -> usize {
        let above = self.start(line.saturating_sub(1));
        if self.text[above..line].trim().is_empty() {
            above
        } else {
            line
        }
    }

    /// The place after the blank line that starts here, if one does.
    pub(super) fn after_blank(&self, line: usize) -> usize {
        let next = self.next(line);
        if self.text[line..next].trim().is_empty() {
            next
        } else {
            line
        }
    }
}
