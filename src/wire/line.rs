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
    let mut rest = line.as_bytes();
    let mut choices = Choices::default();
    for _ in &policy.purposes {
        choices
            .purposes
            .push(answer(next(&mut rest)?, next(&mut rest)?)?);
    }
    if next(&mut rest)? != b'|' {
        return None;
    }
    for _ in &policy.services {
        choices.services.push(service_answer(next(&mut rest)?)?);
    }
    rest.is_empty().then_some(choices)
}

fn next(rest: &mut &[u8]) -> Option<u8> {
    let (first, left) = rest.split_first()?;
    *rest = left;
    Some(*first)
}

fn digit(uses: Uses) -> char {
    char::from(b'0' + uses.bits())
}

fn answer(asked: u8, granted: u8) -> Option<Answer> {
    match (asked, granted) {
        (b'-', b'-') => Some(Answer::NONE),
        (b'1'..=b'7', b'0'..=b'7') => {
            let (asked, granted) = (
                Uses::from_bits(asked - b'0'),
                Uses::from_bits(granted - b'0'),
            );
            asked.contains(granted).then(|| Answer::new(asked, granted))
        }
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
