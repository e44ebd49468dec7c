//! Syntax of type expressions.

use crate::diagnostics::Diagnostics;
use crate::spec::{GroupFile, Operation, Parsed, Returns, Spec, TypeExpr};

/// Reports every type expression with a mistake.
pub(super) fn check(spec: &Spec, problems: &mut Diagnostics) {
    let mut check = |ty: &Parsed<TypeExpr>| {
        if let Some(fault) = ty.fault() {
            problems.push(fault);
        }
    };
    spec.api.spec.error.iter().for_each(&mut check);
    for file in &spec.groups {
        for operation in &file.spec.operations {
            in_operation(operation, &mut check);
        }
        in_types(&file.spec, &mut check);
    }
}

fn in_operation(operation: &Operation, check: &mut impl FnMut(&Parsed<TypeExpr>)) {
    for parameter in operation.parameters() {
        check(parameter.ty);
    }
    if let Some(body) = &operation.body {
        check(&body.ty);
    }
    match &*operation.returns {
        Returns::Type(ty) => check(ty),
        Returns::List(list) => list.iter().for_each(|answer| check(&answer.ty)),
    }
}

fn in_types(group: &GroupFile, check: &mut impl FnMut(&Parsed<TypeExpr>)) {
    for model in group.models.values() {
        model.extends.iter().for_each(&mut *check);
        model.fields.values().for_each(|field| check(field.ty()));
        model.additional.iter().for_each(&mut *check);
    }
    for union in group.unions.values() {
        for variant in union.variants.values() {
            check(variant.ty());
        }
    }
}
