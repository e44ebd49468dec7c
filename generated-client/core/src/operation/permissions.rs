//! The permissions that operations require.

use std::collections::BTreeSet;
use std::fmt;

use super::metadata::Operation;

/// The permissions that an operation requires, as named in the API's reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Permissions {
    /// No permissions.
    None,
    /// Any one of these.
    Any(&'static [&'static str]),
    /// All of these.
    All(&'static [&'static str]),
    /// Permissions in a form that only people understand, as the API's reference states them.
    Text(&'static str),
}

impl Permissions {
    /// The permissions by name, whether any or all of them are required. Empty if none is
    /// required, or if they are text.
    #[must_use]
    pub const fn list(&self) -> &'static [&'static str] {
        match self {
            Self::None | Self::Text(_) => &[],
            Self::Any(list) | Self::All(list) => list,
        }
    }
}

impl fmt::Display for Permissions {
    /// Prints such as ``any of `limits:view`, `limits:edit` ``, or `no permissions`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = match self {
            Self::Text(text) => return write!(f, "permissions that are not understood: `{text}`"),
            _ if self.list().is_empty() => return f.write_str("no permissions"),
            Self::All(_) => "all of ",
            _ => "any of ",
        };
        f.write_str(prefix)?;
        names(f, self.list().iter())
    }
}

fn names<'a>(
    f: &mut fmt::Formatter<'_>,
    names: impl Iterator<Item = &'a &'static str>,
) -> fmt::Result {
    for (index, name) in names.enumerate() {
        write!(f, "{}`{name}`", if index == 0 { "" } else { ", " })?;
    }
    Ok(())
}

/// The permissions that several operations together require; see [`required_permissions`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequiredPermissions {
    /// All of these permissions are required.
    pub all: BTreeSet<&'static str>,
    /// Any one permission of each of these lists is required. None of them is in `all`.
    pub any: BTreeSet<&'static [&'static str]>,
    /// Requirements in a form that only people understand.
    pub texts: BTreeSet<&'static str>,
}

impl RequiredPermissions {
    /// Tells whether no permission is required.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.any.is_empty() && self.texts.is_empty()
    }

    /// Tells whether a caller with these permissions may call all the operations. The answer is
    /// `false` if a requirement is text.
    #[must_use]
    pub fn are_met_by(&self, granted: &[&str]) -> bool {
        self.texts.is_empty()
            && self.all.iter().all(|name| granted.contains(name))
            && self
                .any
                .iter()
                .all(|list| list.iter().any(|name| granted.contains(name)))
    }
}

impl fmt::Display for RequiredPermissions {
    /// Prints such as ``all of `a:b:c`, `a:b:d`; any of `e:f:g`, `e:f:h` ``, or `no permissions`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("no permissions");
        }
        if !self.all.is_empty() {
            f.write_str("all of ")?;
            names(f, self.all.iter())?;
        }
        for (index, list) in self.any.iter().enumerate() {
            f.write_str(if index == 0 && self.all.is_empty() {
                "any of "
            } else {
                "; any of "
            })?;
            names(f, list.iter())?;
        }
        for (index, text) in self.texts.iter().enumerate() {
            if index > 0 || !self.all.is_empty() || !self.any.is_empty() {
                f.write_str("; ")?;
            }
            Permissions::Text(text).fmt(f)?;
        }
        Ok(())
    }
}

/// Collects the permissions that a caller of all these operations needs from an administrator.
///
/// An operation that accepts any one of several permissions adds no requirement if another
/// operation requires one of them anyway.
#[must_use]
pub fn required_permissions(operations: &[&Operation]) -> RequiredPermissions {
    let mut required = RequiredPermissions::default();
    for operation in operations {
        match operation.permissions() {
            Permissions::None | Permissions::Any([]) => {}
            Permissions::All(list) | Permissions::Any(list @ [_]) => required.all.extend(list),
            Permissions::Any(list) => drop(required.any.insert(list)),
            Permissions::Text(text) => drop(required.texts.insert(text)),
        }
    }
    let RequiredPermissions { all, any, .. } = &mut required;
    any.retain(|list| !list.iter().any(|name| all.contains(name)));
    required
}

/// Collects the OAuth scopes that a token for all these operations needs.
#[must_use]
pub fn required_scopes(operations: &[&Operation]) -> BTreeSet<&'static str> {
    let scopes = operations.iter().flat_map(|operation| operation.scopes());
    scopes.copied().collect()
}
