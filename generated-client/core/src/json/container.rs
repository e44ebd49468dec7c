//! Slots for options, lists and maps.
//!
//! Methods that are called through a vtable are never inlined in practice. `#[inline(never)]` makes
//! the compiler emit them once, instead of once for each codegen unit that mentions the type,
//! together with the code that drops the type.

use std::collections::BTreeMap;

use super::slot::{Blank, ListSlot, MapSlot, OptionSlot, Slot, SlotMut, SlotRef};

impl<T: Slot + Blank> Slot for Option<T> {
    #[inline(never)]
    fn read(&self) -> SlotRef<'_> {
        match self {
            Some(value) => SlotRef::Option(Some(value)),
            None => SlotRef::Option(None),
        }
    }

    #[inline(never)]
    fn write(&mut self) -> SlotMut<'_> {
        SlotMut::Option(self)
    }
}

impl<T: Slot + Blank> OptionSlot for Option<T> {
    #[inline(never)]
    fn set(&mut self, present: bool) -> Option<&mut dyn Slot> {
        *self = if present { Some(T::blank()) } else { None };
        match self {
            Some(value) => Some(value),
            None => None,
        }
    }
}

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T: Slot + Blank> Slot for Vec<T> {
    #[inline(never)]
    fn read(&self) -> SlotRef<'_> {
        SlotRef::List(self)
    }

    #[inline(never)]
    fn write(&mut self) -> SlotMut<'_> {
        SlotMut::List(self)
    }
}

impl<T: Slot + Blank> ListSlot for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    #[inline(never)]
    fn get(&self, index: usize) -> Option<&dyn Slot> {
        self.as_slice().get(index).map(|value| value as &dyn Slot)
    }

    #[inline(never)]
    fn clear(&mut self) {
        self.clear();
    }

    #[inline(never)]
    fn push(&mut self) -> &mut dyn Slot {
        self.push_mut(T::blank())
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Slot + Blank> Slot for BTreeMap<String, T> {
    #[inline(never)]
    fn read(&self) -> SlotRef<'_> {
        SlotRef::Map(self)
    }

    #[inline(never)]
    fn write(&mut self) -> SlotMut<'_> {
        SlotMut::Map(self)
    }
}

impl<T: Slot + Blank> MapSlot for BTreeMap<String, T> {
    fn len(&self) -> usize {
        self.len()
    }

    #[inline(never)]
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Slot)> + '_> {
        Box::new(
            self.iter()
                .map(|(name, value)| (name.as_str(), value as &dyn Slot)),
        )
    }

    #[inline(never)]
    fn clear(&mut self) {
        self.clear();
    }

    #[inline(never)]
    fn insert(&mut self, name: &str) -> &mut dyn Slot {
        self.entry(name.to_owned())
            .insert_entry(T::blank())
            .into_mut()
    }
}

impl<T> Blank for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }
}
