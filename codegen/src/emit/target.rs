//! What the generated code is for.

/// What the generated code is for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Target {
    /// Name of the client crate as Rust code writes it, as `generated_client`: examples in the docs use it.
    pub crate_name: String,
    /// Which features of that crate the code expects.
    pub features: Features,
    /// Which tests of that crate are generated.
    pub tests: Tests,
}

/// What decides which groups of the API are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Features {
    /// Nothing: all are.
    #[default]
    None,
    /// A cargo feature for each group, as [`Output::features`](crate::Output::features) lists them for `Cargo.toml`. Types are compiled if a group
    /// needs them that is.
    PerGroup,
}

/// Which tests are generated beside the client's source files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Tests {
    /// None.
    #[default]
    None,
    /// One that calls every operation against the testing kit: see [`Output::tests`](crate::Output::tests).
    EveryOperation,
}

impl Target {
    /// A client crate by its name in Rust code.
    pub fn new(crate_name: impl Into<String>) -> Self {
        Self {
            crate_name: crate_name.into(),
            features: Features::default(),
            tests: Tests::default(),
        }
    }

    /// The same with another choice of features.
    #[must_use]
    pub fn features(mut self, features: Features) -> Self {
        self.features = features;
        self
    }

    /// The same with another choice of tests.
    #[must_use]
    pub fn tests(mut self, tests: Tests) -> Self {
        self.tests = tests;
        self
    }
}
