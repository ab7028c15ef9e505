//! What the configuration declares, as far as a policy needs it.

use placet_config::lines::{self, Declared};
use placet_consent::{Policy, Signals};

use crate::source::Host;

/// A site: its services with their hosts, and what permits them.
#[derive(Debug, Default)]
pub struct Site {
    pub(crate) policy: Policy,
    pub(crate) signals: Signals,
    /// By service.
    pub(crate) hosts: Vec<Vec<Host>>,
}

impl Site {
    /// Reads the configuration's lines ([`placet_config::lines`]). Total: what makes no sense lets nothing in.
    pub fn read(text: &str) -> Site {
        let Declared {
            policy, signals, ..
        } = lines::read(text);
        let mut hosts: Vec<Vec<Host>> = Vec::new();
        for line in text.split('\n') {
            let mut fields = line.split('\t');
            match fields.next().and_then(|head| head.as_bytes().first()) {
                Some(b's') => hosts.push(Vec::new()),
                Some(b'h') => {
                    let [host, port, path] = [(); 3].map(|()| fields.next().unwrap_or_default());
                    if let (Some(last), Some(host)) =
                        (hosts.last_mut(), Host::declared(host, port, path))
                    {
                        last.push(host);
                    }
                }
                _ => {}
            }
        }
        Site {
            policy,
            signals,
            hosts,
        }
    }
}
