//! Which services a policy lets in.

use placet_consent::{
    Act, Choices, Form, Record, Request, Source, Standing, Subject, Verdict, decide, record_after,
};
use placet_wire::choice;

use crate::site::Site;

/// What the guard stores instead of a record when everything was refused and no record could be made.
const REFUSED: &str = "refused";

/// For each service whether it is permitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permitted(Vec<bool>);

impl Permitted {
    /// What needs nobody's permission: the policy for everyone, before anything is known of the visitor. In every regime.
    pub fn always(site: &Site) -> Permitted {
        Permitted::under(site, &Standing::unread(&site.policy))
    }

    /// After a yes to the purposes and services with these ids, and to nothing else; `lines` is what `site` was read from. A purpose
    /// hides a service of the same name.
    pub fn granted(site: &Site, lines: &str, ids: &[&str]) -> Permitted {
        let act = Act {
            minute: 0,
            id: [0; 16],
            source: Source::Api,
        };
        let subjects = subjects(lines, ids);
        let form = Form::Part(&subjects, Verdict::Grant);
        let record = record_after(&site.policy, &Choices::none(&site.policy), None, form, &act);
        Permitted::under(site, &Standing::of(&site.policy, record.as_ref(), 0))
    }

    /// For the visitor who sends `cookies`, the value of a `Cookie` header, in which the choice is called `name`.
    /// `minute` counts since 2020-01-01T00:00Z.
    pub fn visitor(site: &Site, cookies: &str, name: &str, minute: u32) -> Permitted {
        let stored: Vec<&str> = cookies
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(key, _)| *key == name)
            .map(|(_, value)| value.trim_matches('"'))
            .collect();
        let newest = stored
            .iter()
            .filter_map(choice::decode)
            .max_by_key(|record: &Record| (is_possible(record, minute), record.minute));
        // Refused, or not readable: nothing that needs a yes.
        if newest.is_none() && stored.contains(&REFUSED) {
            return Permitted::always(site);
        }
        Permitted::under(site, &Standing::of(&site.policy, newest.as_ref(), minute))
    }

    /// Whether the service at this place is permitted.
    pub fn permits(&self, service: usize) -> bool {
        self.0.get(service).copied().unwrap_or(false)
    }

    fn under(site: &Site, standing: &Standing) -> Permitted {
        let places = 0..site.policy.services.len() as u16;
        let is_permitted = |service| {
            let request = Request::Service {
                service,
                use_: None,
            };
            decide(&site.policy, standing, site.signals, request).is_permitted()
        };
        Permitted(places.map(is_permitted).collect())
    }
}

/// A record from the future counts only where there is no other, as in the guard.
fn is_possible(record: &Record, minute: u32) -> bool {
    record.minute <= minute.saturating_add(placet_consent::DAY)
}

fn subjects(lines: &str, ids: &[&str]) -> Vec<Subject> {
    let (mut purposes, mut services) = (Vec::new(), Vec::new());
    for line in lines.split('\n') {
        let id = line.split('\t').nth(1).unwrap_or_default();
        match line.as_bytes().first() {
            Some(b'p') => purposes.push(id),
            Some(b's') => services.push(id),
            _ => {}
        }
    }
    let place = |list: &[&str], id: &str| list.iter().position(|each| *each == id);
    let subject = |id: &&str| {
        let purpose = place(&purposes, id).map(|at| Subject::Purpose(at as u16));
        purpose.or_else(|| place(&services, id).map(|at| Subject::Service(at as u16)))
    };
    ids.iter().filter_map(subject).collect()
}
