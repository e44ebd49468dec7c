//! The facts about how an operation lists things page by page.

/// How the pages of a listing follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    pub(crate) items: &'static str,
    pub(crate) next: NextPage,
}

/// What leads from a page to the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NextPage {
    /// A field of the page holds the address of the next one.
    Uri {
        /// The field.
        field: &'static str,
    },
    /// A query parameter counts the pages, from 1.
    Number {
        /// The query parameter.
        parameter: &'static str,
        /// The field of the page that says how many pages there are, if there is one.
        count: Option<&'static str>,
    },
    /// A field of the page holds what to send for the next one.
    Cursor {
        /// The query parameter.
        parameter: &'static str,
        /// The field.
        field: &'static str,
    },
}

/// How generated code writes these facts.
#[doc(hidden)]
impl Paging {
    pub const fn by_uri(items: &'static str, field: &'static str) -> Self {
        let next = NextPage::Uri { field };
        Self { items, next }
    }

    pub const fn by_number(
        items: &'static str,
        parameter: &'static str,
        count: Option<&'static str>,
    ) -> Self {
        let next = NextPage::Number { parameter, count };
        Self { items, next }
    }

    pub const fn by_cursor(
        items: &'static str,
        parameter: &'static str,
        field: &'static str,
    ) -> Self {
        let next = NextPage::Cursor { parameter, field };
        Self { items, next }
    }
}

impl Paging {
    /// The field of a page that lists the items.
    #[must_use]
    pub const fn items(&self) -> &'static str {
        self.items
    }

    /// What leads from a page to the next one.
    #[must_use]
    pub const fn next_page(&self) -> NextPage {
        self.next
    }
}
