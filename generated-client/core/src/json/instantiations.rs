//! Instantiates container slots of common value types, to save client crates from compiling them.
//!
//! Only `#[inline(never)]` functions of types that this crate uses are shared. One map type alone
//! is as much code as a hundred fields.

use super::date_time::DateTime;
use super::scalar::{Date, Json, Map};
use super::slot::{Blank, Slot};
use crate::text::Secret;

/// Forces instantiation of these generics; never called, so that programs do not contain it.
#[must_use]
pub fn containers() -> Vec<Box<dyn Slot>> {
    let mut all = Vec::new();
    options::<i32>(&mut all);
    options::<u64>(&mut all);
    options::<f32>(&mut all);
    options::<Date>(&mut all);
    options::<DateTime>(&mut all);
    options::<Secret>(&mut all);
    every::<String>(&mut all);
    every::<bool>(&mut all);
    every::<i64>(&mut all);
    every::<f64>(&mut all);
    every::<Json>(&mut all);
    all
}

fn options<T: Slot + Blank>(all: &mut Vec<Box<dyn Slot>>) {
    all.push(Box::new(None::<T>));
    all.push(Box::new(None::<Vec<T>>));
    all.push(Box::new(Vec::<T>::blank()));
}

fn every<T: Slot + Blank>(all: &mut Vec<Box<dyn Slot>>) {
    options::<T>(all);
    all.push(Box::new(None::<Map<T>>));
    all.push(Box::new(Map::<T>::blank()));
}
