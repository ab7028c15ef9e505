//! The lines of a typed configuration: what `web/configure.js` has to write for it, to the letter.

use placet_consent::{Policy, Signals};
use serde_json::{Value, json};

use super::{
    Basis, Config, DataItem, Identifiability, Purpose, Reask, Regime, Service, Store, Unknown, Use,
    Uses,
};
use crate::check::{Report, check};
use crate::lines;

impl Config {
    /// Reads a configuration that is in order; warnings do not count.
    ///
    /// # Errors
    ///
    /// Everything that the checker found, when there is an error among it.
    pub fn from_text(text: &str) -> Result<Config, Report> {
        let report = check(text);
        if !report.is_acceptable() {
            return Err(report);
        }
        let read = serde_json::from_str(text)
            .map(without_comments)
            .and_then(serde_json::from_value);
        // What the checker accepts, serde accepts; a test holds them to it.
        read.map_err(|_| report)
    }

    /// What a decision needs to know.
    pub fn policy(&self) -> Policy {
        lines::read(&self.lines(Signals::default())).policy
    }

    /// The lines for wasm; [`lines`] has their format.
    ///
    /// # Material facts
    ///
    /// A purpose or service that has *materially* changed is asked about again (EDPB guidelines 05/2020, 110); its
    /// grant is honoured only with the same material facts, a refusal whatever they are. Material is:
    ///
    /// | of a purpose | of a service |
    /// |---|---|
    /// | its basis and its uses | its provider and country |
    /// | each data item: id, identifiability, smallest group | each purpose that it serves and what it uses there |
    /// | how long data is kept | |
    /// | each service that serves it: id, provider, country and what it uses there | |
    ///
    /// Wording and translations, order, links, patterns, theme, regime and what happens to the unknown are not. A shorter retention or a recipient
    /// fewer counts as a change, too: that is the stricter side, and a fingerprint cannot tell less from more.
    pub fn lines(&self, signals: Signals) -> String {
        let regime = match self.regime {
            Regime::OptIn => 0,
            Regime::OptOut => 1,
            Regime::NoticeOnly => 2,
        };
        let reask = u8::from(self.reask == Reask::All);
        let gpc = u8::from(signals.gpc);
        let unknown = match self.unknown {
            Unknown::Declared => 0,
            Unknown::ThirdParty => 1,
            Unknown::Strict => 2,
        };
        let mut lines = vec![format!(
            "o{regime}{reask}{gpc}{unknown}\t{}\t{}",
            self.expiry.days, self.edition
        )];
        lines.extend(
            (self.first_party.iter()).map(|host| format!("w\t{}", host.to_ascii_lowercase())),
        );
        lines.extend(self.purposes.iter().map(|each| self.purpose(each)));
        for each in &self.services {
            self.service(each, &mut lines);
        }
        lines.join("\n")
    }

    fn purpose(&self, purpose: &Purpose) -> String {
        let basis = match purpose.basis {
            Basis::Consent => 0,
            Basis::Necessary => 1,
            Basis::LegitimateInterest => 2,
        };
        let uses = bits(&purpose.uses);
        let is_aggregated = |item: &DataItem| item.identifiability == Identifiability::Aggregated;
        let aggregated =
            u8::from(!purpose.data.is_empty() && purpose.data.iter().all(is_aggregated));
        let mut items: Vec<(&str, Identifiability, u32)> = (purpose.data.iter())
            .map(|item| {
                (
                    item.id.as_str(),
                    item.identifiability,
                    item.group.unwrap_or(0),
                )
            })
            .collect();
        items.sort_by_key(|item| item.0);
        let mut recipients: Vec<(&str, &str, &str, u8)> = (self.services.iter())
            .filter_map(|service| {
                let uses = service.purposes.get(&purpose.id)?;
                Some((
                    service.id.as_str(),
                    service.provider.as_str(),
                    country(service),
                    bits(uses),
                ))
            })
            .collect();
        recipients.sort();
        let days = purpose.retention.map(|retention| retention.days);
        let material = json!([basis, uses, days, items, recipients]);
        format!("p{basis}{uses}{aggregated}\t{}\t{material}", purpose.id)
    }

    fn service(&self, service: &Service, lines: &mut Vec<String>) {
        let needs: Vec<(&str, u8)> = service
            .purposes
            .iter()
            .map(|(id, uses)| (id.as_str(), bits(uses)))
            .collect();
        let material = json!([service.provider, country(service), needs]);
        lines.push(format!("s\t{}\t{material}", service.id));
        for (id, uses) in needs {
            let place = self
                .purposes
                .iter()
                .position(|purpose| purpose.id == id)
                .unwrap_or(NOWHERE);
            lines.push(format!("n{uses}\t{place}"));
        }
        for pattern in &service.hosts {
            let (host, port, path) = parts(pattern);
            lines.push(format!("h\t{host}\t{port}\t{path}"));
        }
        lines.extend(
            service
                .cookies
                .iter()
                .map(|cookie| format!("k4\t{}", plain(&cookie.name))),
        );
        for entry in &service.storage {
            let store = match entry.store {
                Store::Local => 0,
                Store::Session => 1,
                Store::IndexedDb => 2,
                Store::Cache => 3,
                Store::Files => 5,
            };
            lines.push(format!("k{store}\t{}", plain(&entry.key)));
        }
    }
}

/// The place of no purpose.
const NOWHERE: usize = u16::MAX as usize;

fn country(service: &Service) -> &str {
    service.country.as_deref().unwrap_or_default()
}

fn bits(uses: &Uses) -> u8 {
    let bit = |one: &Use| match one {
        Use::Store => 1,
        Use::Analyse => 2,
        Use::Share => 4,
    };
    uses.0.iter().map(bit).sum()
}

/// Tabs and line breaks end fields and lines.
fn plain(field: &str) -> String {
    field.replace(['\t', '\n'], " ")
}

/// Host, port and path of a pattern that the checker accepts.
fn parts(pattern: &str) -> (String, &str, &str) {
    let (authority, path) = pattern.split_at(pattern.find('/').unwrap_or(pattern.len()));
    let (host, port) = match authority.rfind([':', ']']) {
        Some(at) if authority.get(at..=at) == Some(":") => authority.split_at(at),
        _ => (authority, ""),
    };
    (
        host.to_ascii_lowercase(),
        port.strip_prefix(':').unwrap_or("0"),
        path,
    )
}

/// `$comment` may stand anywhere, so the typed model does not have to know it anywhere.
fn without_comments(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(without_comments).collect(),
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(key, _)| key != "$comment");
            Value::Object(
                kept.map(|(key, value)| (key, without_comments(value)))
                    .collect(),
            )
        }
        other => other,
    }
}
