//! Title, version and tags.

use crate::import::description::{Info, Tag};
use crate::import::document::{Node, Object};
use crate::import::report::Report;

/// Reads the facts that both dialects write the same way.
pub(super) fn read(object: &mut Object<'_>, report: &mut Report) -> Info {
    let extension = object.extension();
    let mut info = Info {
        allow: extension.allow,
        default_groups: extension.default_groups,
        error: extension.error,
        groups: extension.groups,
        servers: extension.servers,
        ..Info::default()
    };
    if let Some(node) = object.take("info") {
        let mut object = Object::new(&node, "`info`", report);
        info.title = object.text("title");
        info.version = object.text("version");
        info.doc = object.text("description");
        object.finish("`info`", report);
    }
    for node in object.take("tags").iter().flat_map(Node::items) {
        let mut object = Object::new(&node, "a tag", report);
        info.tags.extend(tag(&mut object));
        object.finish("a tag", report);
    }
    info
}

fn tag(object: &mut Object<'_>) -> Option<Tag> {
    let is_exported = object.is_exported();
    let name = object.text("name")?;
    Some(Tag {
        // A description that repeats the name carries no information.
        doc: object
            .text("description")
            .filter(|doc| is_exported || *doc != name),
        name,
    })
}
