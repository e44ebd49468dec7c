//! Directions in which a value travels: `readOnly` and `writeOnly`.

use std::collections::BTreeSet;

use super::builder::Builder;
use crate::import::description::{Kind, Schema};

/// Direction of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Both,
    /// Only the server sets it.
    Read,
    /// Only the client sends it.
    Write,
}

impl Builder<'_> {
    /// Direction of a field: its own, or that of the named schemas and parts that it consists of.
    pub(super) fn direction(&self, schema: &Schema) -> Direction {
        let (mut read, mut write) = (false, false);
        let mut names = Vec::new();
        let mut seen = BTreeSet::new();
        let mut visit = |schema: &Schema, names: &mut Vec<String>| {
            let mut pending = vec![schema];
            while let Some(part) = pending.pop() {
                read |= part.read_only;
                write |= part.write_only;
                match &part.kind {
                    Kind::Ref(name) if seen.insert(name.clone()) => names.push(name.clone()),
                    Kind::All(parts) => pending.extend(parts),
                    _ => {}
                }
            }
        };
        visit(schema, &mut names);
        while let Some(name) = names.pop() {
            if let Some(target) = self.schemas.peek(&name) {
                visit(&target, &mut names);
            }
        }
        match (read, write) {
            (true, _) => Direction::Read,
            (false, true) => Direction::Write,
            (false, false) => Direction::Both,
        }
    }
}
