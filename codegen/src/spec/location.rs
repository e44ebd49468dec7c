//! A path in the YAML to its exact range: rules walk the typed spec beside an [`At`], and only a finding looks it up.

use std::ops::Range;

use crate::diagnostics::Place;
use crate::spec::File;
use crate::yaml::tree::{Entry, Node, Value};

/// A path into a file's tree. It lives on the stack: following it costs nothing until a place is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    file: usize,
    root: &'a Node,
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

impl<T> File<T> {
    pub(crate) fn at(&self) -> At<'_> {
        At {
            file: self.index,
            root: &self.tree,
            parent: None,
            step: Step::Root,
        }
    }
}

impl<'a> At<'a> {
    /// The value behind a key.
    pub(crate) fn key<'b>(&'b self, key: &'b str) -> At<'b> {
        At {
            file: self.file,
            root: self.root,
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    /// The item of a list.
    pub(crate) fn item<'b>(&'b self, index: usize) -> At<'b> {
        At {
            file: self.file,
            root: self.root,
            parent: Some(self),
            step: Step::Item(index),
        }
    }

    /// Where the value stands; the closest thing around it if it is not there.
    pub(crate) fn place(&self) -> Place {
        self.at(self.nearest().span.clone())
    }

    /// Where the key stands that leads to the value.
    pub(crate) fn key_place(&self) -> Place {
        self.entry().map_or_else(
            || self.place(),
            |Entry { key, .. }| self.at(key.span.clone()),
        )
    }

    /// Whether the value's text is written letter by letter, without escapes.
    pub(crate) fn is_literal(&self) -> bool {
        matches!(self.nearest().value, Value::Scalar { verbatim: true, .. })
    }

    /// Whether the key that leads to the value is written letter by letter, without escapes.
    pub(crate) fn key_is_literal(&self) -> bool {
        self.entry()
            .is_some_and(|Entry { key, .. }| is_literal(&key.text, &key.span))
    }

    /// Where a part of the value's text stands, by its range in the text.
    pub(crate) fn part(&self, part: Range<usize>) -> Place {
        let node = self.nearest();
        let Value::Scalar {
            text,
            plain,
            verbatim: true,
        } = &node.value
        else {
            return self.place();
        };
        if part.end > text.len() {
            return self.place();
        }
        let quote = usize::from(!plain);
        let start = node.span.start + quote;
        self.at(start + part.start..start + part.end)
    }

    fn entry(&self) -> Option<&'a Entry> {
        match (self.parent, self.step) {
            (Some(parent), Step::Key(key)) => parent.nearest().entry(key),
            _ => None,
        }
    }

    fn at(&self, span: Range<usize>) -> Place {
        Place {
            file: self.file,
            span,
        }
    }

    /// The node itself, or the last one on the way that exists.
    fn nearest(&self) -> &'a Node {
        self.find()
            .unwrap_or_else(|| self.parent.map_or(self.root, At::nearest))
    }

    fn find(&self) -> Option<&'a Node> {
        match (self.parent, self.step) {
            (Some(parent), Step::Key(key)) => parent.find()?.get(key),
            (Some(parent), Step::Item(index)) => parent.find()?.items().get(index),
            (_, Step::Root) | (None, _) => Some(self.root),
        }
    }
}

/// Whether a text takes as many bytes in the file as it has, but for quotes.
fn is_literal(text: &str, span: &Range<usize>) -> bool {
    span.len() == text.len() || span.len() == text.len() + 2
}
