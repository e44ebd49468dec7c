//! Expressions made of nested calls and method chains, laid out as prettyplease does.
//!
//! ```text
//! runtime::Operation::new("getPet", runtime::Method::GET, "/pets/{id}", "Pets")
//!     .with_parameters(&[runtime::Parameter::path("id", runtime::ValueKind::Int64)])
//! ```

use super::rust_writer::{COLUMNS, RustWriter, quoted};

/// An expression made of calls.
#[derive(Debug, Clone)]
pub(super) enum Expr {
    /// A name or literal, which stays on one line.
    Atom(String),
    /// `&[a, b]`
    List(Vec<Self>),
    /// A function call followed by method calls.
    Calls(Call, Vec<Call>),
}

/// `name(a, b)`
#[derive(Debug, Clone)]
pub(super) struct Call {
    name: String,
    arguments: Vec<Expr>,
}

impl Expr {
    pub(super) fn atom(text: impl Into<String>) -> Self {
        Self::Atom(text.into())
    }

    /// A list of string literals.
    pub(super) fn quoted(texts: &[String]) -> Self {
        Self::List(texts.iter().map(|text| Self::Atom(quoted(text))).collect())
    }

    /// `None` for an empty list.
    pub(super) fn non_empty(self) -> Option<Self> {
        match &self {
            Self::List(items) if items.is_empty() => None,
            _ => Some(self),
        }
    }

    /// Appends method calls; an atom or a list stays as it is.
    pub(super) fn then(mut self, calls: impl IntoIterator<Item = Call>) -> Self {
        if let Self::Calls(_, methods) = &mut self {
            methods.extend(calls);
        }
        self
    }

    /// Puts `&` before the expression.
    pub(super) fn referenced(self) -> Self {
        match self {
            Self::Atom(text) => Self::Atom(format!("&{text}")),
            Self::List(items) => Self::List(items),
            Self::Calls(function, methods) => Self::Calls(function.prefixed("&"), methods),
        }
    }

    /// Columns on one line.
    fn len(&self) -> usize {
        match self {
            Self::Atom(text) => text.len(),
            Self::List(items) => "&[]".len() + row(items),
            Self::Calls(function, methods) => {
                let methods = methods.iter().map(|method| ".".len() + method.len());
                function.len() + methods.sum::<usize>()
            }
        }
    }
}

impl Call {
    pub(super) fn new(name: impl Into<String>, arguments: Vec<Expr>) -> Self {
        Self {
            name: name.into(),
            arguments,
        }
    }

    /// Adds a prefix to the name: `set_` + `query`.
    pub(super) fn prefixed(self, prefix: &str) -> Self {
        Self::new(format!("{prefix}{}", self.name), self.arguments)
    }

    /// A call if its argument is present.
    pub(super) fn with(name: &str, argument: Option<Expr>) -> Option<Self> {
        argument.map(|argument| Self::new(name, vec![argument]))
    }

    /// A call without arguments if the condition holds.
    pub(super) fn when(condition: bool, name: &str) -> Option<Self> {
        condition.then(|| Self::new(name, Vec::new()))
    }

    fn len(&self) -> usize {
        self.name.len() + "()".len() + row(&self.arguments)
    }
}

impl From<Call> for Expr {
    fn from(call: Call) -> Self {
        Self::Calls(call, Vec::new())
    }
}

/// Columns of the expressions with commas between them.
fn row(items: &[Expr]) -> usize {
    let commas = ", ".len() * items.len().saturating_sub(1);
    items.iter().map(Expr::len).sum::<usize>() + commas
}

impl RustWriter {
    /// Writes an expression between `before` and `after`.
    pub(super) fn expression(&mut self, before: &str, expr: &Expr, after: &str) {
        self.indent();
        self.push(before);
        self.expr(expr, after.len());
        self.push(after);
        self.end_line();
    }

    /// Writes method calls on `self`.
    pub(super) fn calls_on_self(&mut self, calls: impl IntoIterator<Item = Call>) {
        self.indent();
        self.push("self");
        for call in calls {
            self.push(".");
            self.call(&call, true);
        }
        self.end_line();
    }

    /// `after` is the number of columns that must follow on the same line.
    fn expr(&mut self, expr: &Expr, after: usize) {
        let fits = self.column() + expr.len() + after <= COLUMNS;
        match expr {
            Expr::Atom(text) => self.push(text),
            Expr::List(items) => {
                self.push("&[");
                self.arguments(items, fits);
                self.push("]");
            }
            Expr::Calls(function, methods) if fits || methods.is_empty() => {
                self.call(function, fits);
                for method in methods {
                    self.push(".");
                    self.call(method, fits);
                }
            }
            Expr::Calls(function, methods) => self.deeper(|out| {
                let fits = out.column() + function.len() <= COLUMNS;
                out.call(function, fits);
                for (index, method) in methods.iter().enumerate() {
                    out.end_line();
                    out.indent();
                    out.push(".");
                    let after = if index + 1 == methods.len() { after } else { 0 };
                    let fits = out.column() + method.len() + after <= COLUMNS;
                    out.call(method, fits);
                }
            }),
        }
    }

    fn call(&mut self, call: &Call, fits: bool) {
        self.push(&call.name);
        self.push("(");
        self.arguments(&call.arguments, fits);
        self.push(")");
    }

    /// Writes the arguments on one line if they fit, or else one per line.
    fn arguments(&mut self, items: &[Expr], fits: bool) {
        if fits {
            for (index, item) in items.iter().enumerate() {
                self.push(if index == 0 { "" } else { ", " });
                self.expr(item, 0);
            }
            return;
        }
        self.end_line();
        self.deeper(|out| {
            for (index, item) in items.iter().enumerate() {
                out.indent();
                let comma = if index + 1 == items.len() {
                    0
                } else {
                    ",".len()
                };
                out.expr(item, comma);
                out.push(",");
                out.end_line();
            }
        });
        self.indent();
    }
}
