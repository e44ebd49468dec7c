//! Where an organization lives: the platform's AWS regions and its domains.

mod aws_region;
mod environment;

pub use self::aws_region::Region;
pub use self::environment::Environment;
