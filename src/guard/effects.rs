//! What the page has to do, as bits; and the order in which it does it is the order of the bits.

use placet_consent::Effect;

pub(crate) const PERSIST: u32 = 1;
pub(crate) const ASK: u32 = 2;
pub(crate) const DISMISS: u32 = 4;
pub(crate) const RELEASE: u32 = 8;
pub(crate) const ERASE: u32 = 16;
pub(crate) const CHANGED: u32 = 32;

/// The bits for these effects, and the services of which something is to be erased.
pub(crate) fn bits(effects: Vec<Effect>) -> (u32, Vec<u16>) {
    let mut erased = Vec::new();
    let bits = effects.into_iter().fold(0, |bits, effect| {
        bits | match effect {
            Effect::Persist(_) => PERSIST,
            Effect::Ask => ASK,
            Effect::Dismiss => DISMISS,
            Effect::Release => RELEASE,
            Effect::Changed => CHANGED,
            Effect::Erase { services } => {
                erased.extend(services);
                ERASE
            }
        }
    });
    (bits, erased)
}
