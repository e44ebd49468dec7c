//! Reading responses: values, models, errors and listings.

mod errors;
mod models;
mod paging;
mod scalars;
mod success;
