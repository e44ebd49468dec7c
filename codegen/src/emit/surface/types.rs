//! The items of models, enums and unions.

use super::super::model_tables;
use super::super::unions;
use super::{Item, Subject, Surface};
use crate::ir::{Model, Presence};

impl Surface<'_> {
    pub(super) fn types(&mut self) {
        let api = self.api;
        for (model, placement) in api.models.iter().zip(&api.model_placements) {
            let features = self.features(&placement.required_by);
            self.model(model, &features);
        }
        for (item, placement) in api.enums.iter().zip(&api.enum_placements) {
            let features = self.features(&placement.required_by);
            let subject = Subject::entry("enums", &item.wire);
            let path = format!("enums::{}", item.name);
            self.add(path.clone(), Item::new(subject.clone(), "", &features));
            for variant in &item.variants {
                let subject = subject.part(&["values", &variant.wire]);
                let mut item = Item::new(subject, "", &features);
                item.wire.clone_from(&variant.wire);
                self.add(format!("{path}::{}", variant.name), item);
            }
        }
        for (item, placement) in api.unions.iter().zip(&api.union_placements) {
            let features = self.features(&placement.required_by);
            let subject = Subject::entry("unions", &item.wire);
            let path = format!("unions::{}", item.name);
            self.add(path.clone(), Item::new(subject.clone(), "", &features));
            for variant in &item.variants {
                let subject = subject.part(&["variants", &variant.wire]);
                let model = format!("models::{}", api.model(variant.model).name);
                let mut item = Item::new(subject, model, &features);
                item.wire.clone_from(&variant.wire);
                self.add(format!("{path}::{}", variant.name), item);
            }
            for variant in unions::unique(item) {
                let model = &api.model(variant.model).name;
                let subject = subject.part(&["variants", &variant.wire]);
                let item = Item::new(subject, "", &features);
                self.add(format!("{path}: From<models::{model}>"), item);
            }
        }
    }

    fn model(&mut self, model: &Model, features: &[String]) {
        let subject = Subject::entry("models", &model.wire);
        let path = format!("models::{}", model.name);
        self.add(path.clone(), Item::new(subject.clone(), "", features));
        let (mut arguments, mut names) = (Vec::new(), Vec::new());
        for field in &model.fields {
            let subject = subject.part(&["fields", &field.wire]);
            let (name, owned) = (&field.name, self.types.owned(&field.ty));
            let inner = if field.boxed {
                format!("Box<{owned}>")
            } else {
                owned.0
            };
            let ty = if field.is_option() {
                format!("Option<{inner}>")
            } else {
                inner
            };
            let mut item = Item::new(subject.clone(), ty, features);
            item.wire.clone_from(&field.wire);
            self.add(format!("{path}.{name}"), item);
            let (argument, _) = model_tables::argument(field, self.types);
            if field.presence == Presence::Optional {
                let item = Item::new(subject.clone(), argument, features);
                self.add(format!("{path}::with_{}", name.as_str()), item);
                if model_tables::has_null_setter(field, model) {
                    let item = Item::new(subject, "", features);
                    self.add(format!("{path}::null_{}", name.as_str()), item);
                }
            } else {
                arguments.push(argument);
                names.push(field.wire.clone());
            }
        }
        if arguments.is_empty() {
            self.add(
                format!("{path}: Default"),
                Item::new(subject.clone(), "", features),
            );
        }
        let mut item = Item::new(subject, arguments.join(", "), features);
        item.arguments = names;
        self.add(format!("{path}::new"), item);
    }
}
