//! The named schemas of all descriptions.

use indexmap::IndexMap;

use super::document::Document;
use super::neutral::Schema;
use super::node::Node;
use super::report::Report;
use super::schema;
use crate::said;

/// Named schemas, whichever document they are in; of two of one name, the first counts.
pub(super) struct Library<'a> {
    schemas: IndexMap<String, (&'a Document, Node<'a>)>,
}

impl<'a> Library<'a> {
    pub(super) fn new(documents: &'a [Document], report: &mut Report) -> Self {
        let mut schemas: IndexMap<String, (&Document, Node<'_>)> = IndexMap::new();
        for document in documents {
            for (name, node) in document.schemas().iter().flat_map(Node::entries) {
                match schemas.get(name) {
                    Some((_, first)) if first.value != node.value => {
                        report.left_out(
                            "a schema of which another file has one of the same name",
                            &node.place,
                        );
                    }
                    Some(_) => {}
                    None => {
                        schemas.insert(name.to_owned(), (document, node));
                    }
                }
            }
        }
        Self { schemas }
    }

    /// The place of a schema among all.
    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.schemas.get_index_of(name)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.schemas.keys().map(String::as_str)
    }

    /// The name in Rust that a schema asks for.
    pub(super) fn rust(&self, name: &str) -> Option<&str> {
        let (_, node) = self.schemas.get(name)?;
        node.value.get(said::KEY)?.get("rust")?.as_str()
    }

    /// Reads a schema; what it says and ours cannot is reported, so it is read once.
    pub(super) fn read(&self, name: &str, report: &mut Report) -> Option<Schema> {
        let (document, node) = self.schemas.get(name)?;
        Some(schema::read(node, document, report))
    }
}
