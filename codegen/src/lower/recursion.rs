//! Recursive models: boxes fields and reports models without indirection.

use super::extends::field_place;
use super::symbols::Symbols;
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::{Model, Type};
use crate::spec::Spec;

/// Boxes the fields that are on a cycle of direct containment. A cycle of required fields is
/// reported.
pub(super) fn box_cycles(
    spec: &Spec,
    models: &mut [Model],
    symbols: &Symbols<'_>,
    problems: &mut Diagnostics,
) {
    let cycles = components(models, Follow::All);
    let endless = components(models, Follow::Required);
    for (index, model) in models.iter_mut().enumerate() {
        for field in &mut model.fields {
            field.boxed =
                matches!(field.ty, Type::Model(target) if cycles[target.0] == cycles[index]);
        }
    }
    for (name, written) in spec.groups.iter().flat_map(|file| &file.spec.models) {
        let Some(id) = symbols.model(name) else {
            continue;
        };
        let Some(model) = models.get(id.0) else {
            continue;
        };
        for field in model.fields.iter().filter(|field| !field.is_option()) {
            if matches!(field.ty, Type::Model(target) if endless[target.0] == endless[id.0]) {
                let message = format!("model `{name}` is recursive without indirection");
                problems.push(
                    Diagnostic::error(
                        Code::EndlessModel,
                        field_place(written, &field.wire),
                        message,
                    )
                    .label("recursive without indirection")
                    .help("make a field of the cycle optional, or a list or map"),
                );
            }
        }
    }
}

/// The fields that count as containment.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Follow {
    All,
    Required,
}

/// Returns the strongly connected component of each model by Tarjan's algorithm. It does not
/// recurse, because a chain of models may be thousands long.
fn components(models: &[Model], follow: Follow) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let edges: Vec<Vec<usize>> = models.iter().map(|model| targets(model, follow)).collect();
    let mut order = vec![NEW; models.len()];
    let mut low = vec![0; models.len()];
    let mut component = vec![NEW; models.len()];
    let (mut visited, mut found) = (0, 0);
    let mut open: Vec<usize> = Vec::new();
    for start in 0..models.len() {
        let mut path: Vec<(usize, usize)> = if order[start] == NEW {
            vec![(start, 0)]
        } else {
            Vec::new()
        };
        while let Some((node, next)) = path.pop() {
            if next == 0 {
                (order[node], low[node]) = (visited, visited);
                visited += 1;
                open.push(node);
            }
            if let Some(&target) = edges[node].get(next) {
                path.push((node, next + 1));
                if order[target] == NEW {
                    path.push((target, 0));
                } else if component[target] == NEW {
                    low[node] = low[node].min(order[target]);
                }
                continue;
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    component[member] = found;
                    if member == node {
                        break;
                    }
                }
                found += 1;
            }
            if let Some((parent, _)) = path.last() {
                low[*parent] = low[*parent].min(low[node]);
            }
        }
    }
    component
}

fn targets(model: &Model, follow: Follow) -> Vec<usize> {
    let fields = model
        .fields
        .iter()
        .filter(|field| follow == Follow::All || !field.is_option());
    fields
        .filter_map(|field| match field.ty {
            Type::Model(target) => Some(target.0),
            _ => None,
        })
        .collect()
}
