//! The choice line: all choices in the policy's order, as they cross between guard and notice.
//!
//! Per purpose two digits, asked and granted (0 to 7; store 1, analyse 2, share 4), or `--` when nothing was asked; then
//! `|`; then per service one letter: `f` follows its purposes, `g` granted, `r` refused. Example: `7710--|ffgr`. There is
//! one line for the same choices.

use placet_consent::{Answer, Choices, Policy, ServiceAnswer, Uses};

/// The line for `choices`.
pub fn encode(choices: &Choices) -> String {
    let mut line = String::with_capacity(choices.purposes.len() * 2 + 1 + choices.services.len());
    for answer in &choices.purposes {
        if answer.asked().is_empty() {
            line.push_str("--");
        } else {
            line.push(digit(answer.asked()));
            line.push(digit(answer.granted()));
        }
    }
    line.push('|');
    for answer in &choices.services {
        line.push(match answer {
            ServiceAnswer::Follow => 'f',
            ServiceAnswer::Granted => 'g',
            ServiceAnswer::Refused => 'r',
        });
    }
    line
}

/// The choices on `line`, when it is as long as `policy` wants and says nothing impossible.
///
/// Granting what is not asked is impossible; asking what the policy does not ask is left to the session, which ignores it.
pub fn decode(line: &str, policy: &Policy) -> Option<Choices> {
    // Past the end there is a byte that says nothing.
    let byte = |at: usize| line.as_bytes().get(at).copied().unwrap_or_default();
    let mut choices = Choices::default();
    let mut at = 0;
    for _ in &policy.purposes {
        choices.purposes.push(answer(byte(at), byte(at + 1))?);
        at += 2;
    }
    if byte(at) != b'|' {
        return None;
    }
    for _ in &policy.services {
        at += 1;
        choices.services.push(service_answer(byte(at))?);
    }
    (line.len() == at + 1).then_some(choices)
}

fn digit(uses: Uses) -> char {
    char::from(b'0' + uses.bits())
}

fn answer(asked: u8, granted: u8) -> Option<Answer> {
    match (asked, granted) {
        (b'-', b'-') => Some(Answer::NONE),
        (b'1'..=b'7', b'0'..=b'7') if granted & !asked == 0 => Some(Answer::new(
            Uses::from_bits(asked),
            Uses::from_bits(granted),
        )),
        _ => None,
    }
}

fn service_answer(letter: u8) -> Option<ServiceAnswer> {
    match letter {
        b'f' => Some(ServiceAnswer::Follow),
        b'g' => Some(ServiceAnswer::Granted),
        b'r' => Some(ServiceAnswer::Refused),
        _ => None,
    }
}
