//! The verdict for released clients, from both APIs.

mod operations;
mod reach;
mod types;
mod values;

use codegen::ir::{Api, Type};
use codegen::surface::Subject;

use self::reach::Reach;
use crate::change::{Changes, Kind, Wire};

/// Compares what travels.
pub(crate) fn compare(old: &Api, new: &Api, changes: &mut Changes) {
    let comparison = Comparison {
        old,
        new,
        reach: Reach::of(old).and(Reach::of(new)),
    };
    comparison.root(changes);
    comparison.operations(changes);
    comparison.types(changes);
}

struct Comparison<'a> {
    old: &'a Api,
    new: &'a Api,
    /// Directions in which the types of either API travel.
    reach: Reach,
}

impl Comparison<'_> {
    fn root(&self, changes: &mut Changes) {
        let subject = Subject::entry("api", "");
        if self.old.base_url != self.new.base_url {
            let text = format!("`{}` becomes `{}`", self.old.base_url, self.new.base_url);
            changes.wire(
                subject.part(&["base_url"]),
                Kind::Changed,
                Wire::Breaks,
                text,
            );
        }
        let error = |api: &Api| api.error.map(|id| api.model(id).wire.clone());
        if error(self.old) != error(self.new) {
            let text = "another model of error bodies";
            changes.wire(subject.part(&["error"]), Kind::Changed, Wire::Some, text);
        }
    }
}

/// The type as the spec writes it.
fn text(ty: &Type, api: &Api) -> String {
    match ty {
        Type::List(inner) => format!("list<{}>", text(inner, api)),
        Type::Map(inner) => format!("map<{}>", text(inner, api)),
        Type::Nullable(inner) => format!("{}?", text(inner, api)),
        Type::Model(id) => api.model(*id).wire.clone(),
        Type::Enum(id) => api.enumeration(*id).wire.clone(),
        Type::Union(id) => api.union(*id).wire.clone(),
        plain => format!("{plain:?}").to_lowercase(),
    }
}
