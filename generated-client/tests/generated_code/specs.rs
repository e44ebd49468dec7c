//! The expected output of `codegen/test_data/ok`, compiled against the real runtime.

#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/bodies/generated/mod.rs"]
pub mod bodies;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/directions/generated/mod.rs"]
pub mod directions;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/docs/generated/mod.rs"]
pub mod docs;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/forms/generated/mod.rs"]
pub mod forms;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/groups/generated/mod.rs"]
pub mod groups;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/inherit/generated/mod.rs"]
pub mod inherit;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/names/generated/mod.rs"]
pub mod names;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/nullable/generated/mod.rs"]
pub mod nullable;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/paging/generated/mod.rs"]
pub mod paging;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/recursive/generated/mod.rs"]
pub mod recursive;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/security/generated/mod.rs"]
pub mod security;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/server/generated/mod.rs"]
pub mod server;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/styles/generated/mod.rs"]
pub mod styles;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/types/generated/mod.rs"]
pub mod types;
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/unions/generated/mod.rs"]
pub mod unions;
