//! The client crate that the code is generated for.

/// The client crate that the code is generated for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Target {
    /// Name of the client crate in Rust code, such as `generated_client`. Doc examples use it.
    pub crate_name: String,
    /// Features that the crate declares for the groups of the API.
    pub features: Features,
    /// Tests to generate for the crate.
    pub tests: Tests,
}

/// Cargo features that select the groups of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Features {
    /// No features: all groups are compiled.
    #[default]
    None,
    /// A cargo feature per group.
    ///
    /// A type is compiled if a group that needs it is. The declarations for `Cargo.toml` come from
    /// [`Output::features`](crate::Output::features).
    PerGroup,
}

/// Tests that are generated in addition to the client's source files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Tests {
    /// No tests.
    #[default]
    None,
    /// A test that calls every operation against the mock server of the testing kit.
    ///
    /// [`Output::tests`](crate::Output::tests) returns it.
    EveryOperation,
}

impl Target {
    /// Creates a target without features and tests for a client crate by its name in Rust code.
    pub fn new(crate_name: impl Into<String>) -> Self {
        Self {
            crate_name: crate_name.into(),
            features: Features::default(),
            tests: Tests::default(),
        }
    }

    /// Sets the features.
    #[must_use]
    pub fn features(mut self, features: Features) -> Self {
        self.features = features;
        self
    }

    /// Sets the tests.
    #[must_use]
    pub fn tests(mut self, tests: Tests) -> Self {
        self.tests = tests;
        self
    }
}
