//! The items of operations.

use super::super::answers;
use super::{Item, Subject, Surface};
use crate::ir::{Group, Input, InputSource, Location, Operation};

impl Surface<'_> {
    pub(super) fn operations(&mut self) {
        let api = self.api;
        for group in &api.groups {
            let features = [group.feature().to_owned()];
            for operation in &group.operations {
                self.method(group, group, operation);
                self.endpoint(group, operation, &features);
            }
            for (home, index) in &group.further {
                let home = api.group(*home);
                if let Some(operation) = home.operations.get(*index) {
                    self.method(group, home, operation);
                }
            }
        }
    }

    /// The method on the handle of a group.
    fn method(&mut self, group: &Group, home: &Group, operation: &Operation) {
        let subject = Subject::entry("operations", &operation.id);
        let inputs = operation.inputs().filter(|input| input.required);
        let (mut types, mut names) = (Vec::new(), Vec::new());
        for input in inputs {
            types.push(self.types.input(input).to_string());
            names.push(wire(operation, &input));
        }
        let features = [group.feature().to_owned()];
        let result = format!("Request<{}::{}>", home.module, operation.endpoint);
        let signature = format!("({}) -> {result}", types.join(", "));
        let mut item = Item::new(subject, signature, &features);
        item.arguments = names;
        item.deprecated = operation.deprecated.is_some();
        self.add(format!("{}::{}", group.handle, operation.function), item);
    }

    /// The marker type, its setters and its response.
    fn endpoint(&mut self, group: &Group, operation: &Operation, features: &[String]) {
        let subject = Subject::entry("operations", &operation.id);
        let path = format!("operations::{}::{}", group.module, operation.endpoint);
        self.add(path.clone(), Item::new(subject.clone(), "", features));
        for input in operation.inputs().filter(|input| !input.required) {
            let ty = self.types.input(input).to_string();
            let part = match &input.source {
                InputSource::Parameter(parameter) => subject.parameter(parameter),
                InputSource::Body(_) => subject.part(&["body"]),
            };
            let mut item = Item::new(part, ty, features);
            item.wire = wire(operation, &input);
            self.add(format!("{path}::{}", input.name), item);
        }
        let returns = subject.part(&["returns"]);
        let output = answers::output(&operation.returns, self.types).to_string();
        self.add(
            format!("{path} -> response"),
            Item::new(returns.clone(), output, features),
        );
        if let Some(choice) = &operation.returns.choice {
            for answer in &operation.returns.answers {
                let content = answer.content.as_ref();
                let ty = content.map(|content| self.types.owned(&content.ty).to_string());
                let item = Item::new(returns.clone(), ty.unwrap_or_default(), features);
                self.add(format!("{path} -> {choice}::{}", answer.variant), item);
            }
        }
        if let Some(paging) = &operation.paging {
            let ty = self.types.owned(&paging.items.ty).to_string();
            let item = Item::new(subject.part(&["paging"]), ty, features);
            self.add(format!("{path}::pages()"), item);
        }
    }
}

/// What an argument or setter means on the wire.
///
/// A value of the path is known by its position in the path template, since the name of a
/// placeholder is not sent, and the body by being the body.
fn wire(operation: &Operation, input: &Input<'_>) -> String {
    match input.source {
        InputSource::Body(_) => "the body".to_owned(),
        InputSource::Parameter(parameter) if parameter.location == Location::Path => {
            let position = operation.template_position(parameter);
            format!("placeholder {}", position.unwrap_or_default() + 1)
        }
        InputSource::Parameter(_) => input.wire.to_owned(),
    }
}
