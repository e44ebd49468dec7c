// genesys only
//! The platform's AWS regions and the domains of its installations.

mod aws_region;
mod environment;

pub use self::aws_region::Region;
pub use self::environment::Environment;
