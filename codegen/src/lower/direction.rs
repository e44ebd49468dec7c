//! Presence of required fields, which holds only in the directions in which they travel.
//!
//! A request omits a field that only the server sets, and a response omits one that only the client
//! sends. A model that both reach has one Rust type, so such a field is an `Option`.

use super::reach::Reached;
use crate::ir::{Api, Field, Presence, Type};

/// Sets the presence of each required field from the operations that send and receive its model.
pub(super) fn apply(api: &mut Api) {
    let (sent, received) = (Reached::by_requests(api), Reached::by_responses(api));
    let directions = sent.models.into_iter().zip(received.models);
    for (model, (sent, received)) in api.models.iter_mut().zip(directions) {
        let fields = model.fields.iter_mut().filter(|field| field.required);
        fields.for_each(|field| field.presence = presence(field, sent, received));
    }
    let models = &api.models;
    for operation in api
        .groups
        .iter_mut()
        .flat_map(|group| &mut group.operations)
    {
        let page = operation.returns.single().map(|content| &content.ty);
        if let (Some(Type::Model(page)), Some(paging)) = (page, &mut operation.paging) {
            let mut fields = models[page.0].fields.iter();
            let items = fields.find(|field| field.wire == paging.items.wire);
            paging.items.required &= items.is_some_and(|field| !field.is_option());
        }
    }
}

/// The presence of a required field of a model that requests or responses reach.
fn presence(field: &Field, sent: bool, received: bool) -> Presence {
    match (field.read_only, field.write_only) {
        (true, _) if sent => Presence::Optional,
        // `None` cannot be both an absent field and `null`.
        (_, true) if received && field.nullable => Presence::Optional,
        (_, true) if received => Presence::InRequests,
        _ => Presence::Always,
    }
}
