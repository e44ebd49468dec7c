//! Models that extend themselves.

use std::collections::BTreeMap;

use super::builder::Builder;
use crate::import::description::Kind;

/// A schema on the path of the search.
struct Visit {
    name: String,
    /// Schemas that it extends and that remain to be visited.
    parents: Vec<String>,
    /// Number of schemas that were found before it.
    index: usize,
    /// The smallest index that it reaches.
    lowest: usize,
    extends_itself: bool,
}

impl Builder<'_> {
    /// Whether a model does not extend itself, directly or not.
    ///
    /// The first call for a model decides about all models that it extends: Tarjan's algorithm for
    /// strongly connected components.
    pub(super) fn is_acyclic(&mut self, name: &str) -> bool {
        if !self.cyclic.contains_key(name) {
            self.search(name);
        }
        !self.cyclic.get(name).copied().unwrap_or_default()
    }

    fn search(&mut self, start: &str) {
        let mut indices: BTreeMap<String, usize> = BTreeMap::new();
        // Schemas whose component is not complete.
        let mut open: Vec<String> = Vec::new();
        let mut path = vec![self.visit(start, 0)];
        indices.insert(start.to_owned(), 0);
        open.push(start.to_owned());
        while let Some(visit) = path.last_mut() {
            if let Some(parent) = visit.parents.pop() {
                visit.extends_itself |= parent == visit.name;
                match indices.get(&parent) {
                    _ if self.cyclic.contains_key(&parent) => {}
                    Some(index) => visit.lowest = visit.lowest.min(*index),
                    None => {
                        let index = indices.len();
                        indices.insert(parent.clone(), index);
                        open.push(parent.clone());
                        let next = self.visit(&parent, index);
                        path.push(next);
                    }
                }
                continue;
            }
            let Some(done) = path.pop() else { break };
            if let Some(heir) = path.last_mut() {
                heir.lowest = heir.lowest.min(done.lowest);
            }
            if done.lowest == done.index {
                let start = open.iter().rposition(|name| *name == done.name);
                let component = open.split_off(start.unwrap_or_default());
                let is_cyclic = component.len() > 1 || done.extends_itself;
                let component = component.into_iter();
                self.cyclic.extend(component.map(|name| (name, is_cyclic)));
            }
        }
    }

    fn visit(&self, name: &str, index: usize) -> Visit {
        let schema = self.schemas.peek(name);
        let parts = schema
            .as_ref()
            .map_or(&[][..], |schema| match &schema.kind {
                Kind::All(parts) => parts,
                _ => &[],
            });
        let parents = parts.iter().filter_map(|part| match &part.kind {
            Kind::Ref(parent) => Some(parent.clone()),
            _ => None,
        });
        Visit {
            name: name.to_owned(),
            parents: parents.collect(),
            index,
            lowest: index,
            extends_itself: false,
        }
    }
}
