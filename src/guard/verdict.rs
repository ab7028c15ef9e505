//! What the hooks get to know of a decision, as one number.
//!
//! Bits 0-1 the state (0 permitted, 1 pending, 2 refused), bits 2-6 the reason, bit 7 "the same for every path of this
//! origin", from bit 8 the service. Negative numbers are no decision at all.

use placet_consent::{Decision, State};

/// Nothing in the configuration is about this.
pub(crate) const UNDECLARED: i32 = -1;
/// Nothing in the configuration is about this or any other path of the origin.
pub(crate) const UNDECLARED_ORIGIN: i32 = -2;

const NO_SERVICE: i32 = 0xffff;
const WHOLE_ORIGIN: i32 = 1 << 7;

/// The number for `decision` about `service`.
pub(crate) fn number(decision: Decision, service: Option<u16>, whole_origin: bool) -> i32 {
    let state = match decision.state {
        State::Permitted => 0,
        State::Pending => 1,
        State::Refused => 2,
    };
    let origin = if whole_origin { WHOLE_ORIGIN } else { 0 };
    state | (decision.because as i32) << 2 | origin | service.map_or(NO_SERVICE, i32::from) << 8
}
