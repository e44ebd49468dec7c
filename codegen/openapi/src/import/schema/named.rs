//! Named schemas of all documents.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use indexmap::IndexMap;

use super::reader::Reader;
use crate::extension;
use crate::import::description::Schema;
use crate::import::document::{Document, Node};
use crate::import::report::Report;

/// Named schemas of all documents. The first document that defines a name takes precedence.
pub(crate) struct NamedSchemas<'a> {
    schemas: IndexMap<String, (&'a Document, Node<'a>)>,
    peeked: RefCell<BTreeMap<String, Rc<Schema>>>,
}

impl<'a> NamedSchemas<'a> {
    pub(crate) fn new(documents: &'a [Document], report: &mut Report) -> Self {
        let mut schemas: IndexMap<String, (&Document, Node<'_>)> = IndexMap::new();
        for document in documents {
            for (name, node) in document.schemas().iter().flat_map(Node::entries) {
                match schemas.get(name) {
                    Some((_, first)) if first.value != node.value => {
                        let what = "schema that an earlier file defines differently is ignored: its values can be unreadable";
                        report.wrong(what, &node.place);
                    }
                    Some(_) => {}
                    None => {
                        schemas.insert(name.to_owned(), (document, node));
                    }
                }
            }
        }
        Self {
            schemas,
            peeked: RefCell::default(),
        }
    }

    /// Index of a schema in document order.
    pub(crate) fn index(&self, name: &str) -> Option<usize> {
        self.schemas.get_index_of(name)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.schemas.keys().map(String::as_str)
    }

    /// Rust name from the `x-spec` extension of a schema.
    pub(crate) fn rust_name(&self, name: &str) -> Option<&str> {
        let (_, node) = self.schemas.get(name)?;
        node.value.get(extension::KEY)?.get("rust")?.as_str()
    }

    /// Reads a schema once, without its findings.
    pub(crate) fn peek(&self, name: &str) -> Option<Rc<Schema>> {
        if let Some(known) = self.peeked.borrow().get(name) {
            return Some(Rc::clone(known));
        }
        let schema = Rc::new(self.read(name, &mut Report::default())?);
        let mut peeked = self.peeked.borrow_mut();
        peeked.insert(name.to_owned(), Rc::clone(&schema));
        Some(schema)
    }

    /// Reads a schema. Each call reports its findings again.
    pub(crate) fn read(&self, name: &str, report: &mut Report) -> Option<Schema> {
        let (document, node) = self.schemas.get(name)?;
        Some(Reader::new(document, report).read(node))
    }
}
