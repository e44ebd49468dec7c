//! Metadata of paged listings.

/// How the pages of a listing are linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    pub(crate) items: &'static str,
    pub(crate) next: NextPage,
}

/// How the request for the next page follows from a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NextPage {
    /// A field of the page holds the URL of the next page.
    Uri {
        /// The wire name of the field.
        field: &'static str,
    },
    /// A query parameter counts the pages, starting at 1.
    Number {
        /// The wire name of the query parameter.
        parameter: &'static str,
        /// The field of the page with the number of pages, if the page has one.
        count: Option<&'static str>,
    },
    /// A field of the page holds the cursor of the next page.
    Cursor {
        /// The wire name of the query parameter.
        parameter: &'static str,
        /// The wire name of the field.
        field: &'static str,
    },
}

/// Constructors for generated code.
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
    /// The field of a page that holds the items.
    #[must_use]
    pub const fn items(&self) -> &'static str {
        self.items
    }

    /// How the request for the next page follows from a page.
    #[must_use]
    pub const fn next_page(&self) -> NextPage {
        self.next
    }
}
