//! The policy's text.

use crate::existing::Existing;
use crate::owner::Owner;
use crate::permitted::Permitted;
use crate::site::Site;

/// A directive, what the site itself may need there, and whether services are let in.
struct Row {
    name: &'static str,
    usual: &'static [&'static str],
    services: bool,
}

const fn row(name: &'static str, usual: &'static [&'static str]) -> Row {
    Row {
        name,
        usual,
        services: true,
    }
}

/// Pictures and sounds made in the page, and workers from a file in it, are the page's own; a frame or script made from text can be
/// anything, so whoever needs those says so. All are written out: the guard opens some of them in the page.
const ROWS: [Row; 13] = [
    row("default-src", &["'self'"]),
    row("script-src", &["'self'"]),
    row("style-src", &["'self'"]),
    row("img-src", &["'self'", "data:", "blob:"]),
    row("media-src", &["'self'", "data:", "blob:"]),
    row("font-src", &["'self'", "data:"]),
    row("connect-src", &["'self'", "data:", "blob:"]),
    row("frame-src", &["'self'"]),
    row("worker-src", &["'self'", "blob:"]),
    row("object-src", &["'self'"]),
    row("manifest-src", &["'self'"]),
    row("form-action", &["'self'"]),
    Row {
        name: "base-uri",
        usual: &["'self'"],
        services: false,
    },
];

/// Directives that an existing policy may divide finer than this one; they are kept where it has them.
const FINER: [&str; 4] = [
    "script-src-elem",
    "script-src-attr",
    "style-src-elem",
    "style-src-attr",
];

/// What the guard's hooks hold by themselves: in a page where the browser's preload scanner obeys the policy in the markup, the guard
/// leaves these open, and what is held there is released without a reload.
pub const OPEN: &str = "script-src img-src media-src connect-src";

/// The policy that lets in the site itself, what its owner adds, and the permitted services.
pub fn policy(site: &Site, permitted: &Permitted, owner: &Owner) -> String {
    let existing = Existing::read(&owner.existing);
    let mut directives = Vec::new();
    for row in &ROWS {
        let found = existing.sources(row.name, site, permitted);
        let mut sources = found.unwrap_or_else(|| usual(row, owner));
        add(&mut sources, row.name, row.services, site, permitted, owner);
        directives.push(written(row.name, &sources));
    }
    // What child-src said, frame-src and worker-src say now.
    let is_ours = |name: &str| name == "child-src" || ROWS.iter().any(|row| row.name == name);
    for (name, mut words) in existing.others(is_ours) {
        if FINER.contains(&name) {
            words = existing.sources(name, site, permitted).unwrap_or_default();
            let services = name.ends_with("-elem");
            add(&mut words, name, services, site, permitted, owner);
            directives.push(written(name, &words));
        } else if owner.reports.iter().all(|(report, _)| *report != name) {
            words.insert(0, name.to_owned());
            directives.push(words.join(" "));
        }
    }
    for (name, value) in &owner.reports {
        directives.push([name, " ", value].concat());
    }
    directives.join("; ")
}

/// What is let in without an existing policy.
fn usual(row: &Row, owner: &Owner) -> Vec<String> {
    let mut sources: Vec<String> = row
        .usual
        .iter()
        .map(|source| (*source).to_owned())
        .collect();
    match row.name {
        "script-src" if owner.marks.is_empty() && !owner.no_inline => {
            sources.push("'unsafe-inline'".to_owned());
        }
        "style-src" if !owner.no_inline => sources.push("'unsafe-inline'".to_owned()),
        _ => {}
    }
    sources
}

fn add(
    sources: &mut Vec<String>,
    name: &str,
    services: bool,
    site: &Site,
    permitted: &Permitted,
    owner: &Owner,
) {
    let mut push = |source: String| {
        if !sources.contains(&source) {
            sources.push(source);
        }
    };
    let is_script = matches!(name, "script-src" | "script-src-elem");
    if is_script {
        // The guard and the notice are WebAssembly.
        push("'wasm-unsafe-eval'".to_owned());
    }
    if is_script || (owner.no_inline && matches!(name, "style-src" | "style-src-elem")) {
        owner.marks.iter().cloned().for_each(&mut push);
    }
    if services {
        owner.own.iter().cloned().for_each(&mut push);
    }
    for (directive, source) in &owner.sources {
        if directive == name {
            push(source.clone());
        }
    }
    let let_in = (site.hosts.iter().enumerate())
        .filter(|(service, _)| services && permitted.permits(*service))
        .flat_map(|(_, hosts)| hosts);
    for host in let_in {
        host.sources().into_iter().for_each(&mut push);
        if name == "connect-src" {
            host.sockets().into_iter().for_each(&mut push);
        }
    }
}

fn written(name: &str, sources: &[String]) -> String {
    if sources.is_empty() {
        [name, " 'none'"].concat()
    } else {
        [name, " ", &sources.join(" ")].concat()
    }
}
