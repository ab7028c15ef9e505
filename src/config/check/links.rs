//! Addresses: links that a visitor may be sent to, and the folder of the other files.

use super::Code;
use super::findings::{Findings, quoted, words};
use super::outline::{At, Outline, text};
use crate::markup::is_web;

pub(super) fn links(outline: &Outline<'_>, findings: &mut Findings<'_>) {
    let (doc, root) = (outline.doc, outline.doc.root());
    let controller = doc.get(root, "controller");
    for object in controller
        .into_iter()
        .chain(outline.services.iter().map(|service| service.node))
    {
        if let Some((node, link)) = text(doc, object, "privacy").filter(|(_, link)| !is_web(link)) {
            let expected = "an address that begins with `https://`, `http://` or `/`";
            let words = words(
                quoted(&link),
                expected,
                "write the address of a page, without blanks",
            );
            findings.add(node, Code::Link, words);
        }
    }
    base(text(doc, root, "base"), findings);
    worker(text(doc, root, "worker"), findings);
}

/// Browsers take a service worker from the page's own origin alone.
fn worker(worker: Option<At<'_>>, findings: &mut Findings<'_>) {
    let is_own = |path: &str| is_web(path) && path.starts_with('/') && !path.starts_with("//");
    if let Some((node, path)) = worker.filter(|(_, path)| !is_own(path)) {
        let expected = "a path of your own site like `/placet-sw.js`";
        let words = words(quoted(&path), expected, "put the file at your site's root");
        findings.add(node, Code::Link, words);
    }
}

fn base(base: Option<At<'_>>, findings: &mut Findings<'_>) {
    let Some((node, base)) = base.filter(|(_, base)| !is_web(base) || !base.ends_with('/')) else {
        return;
    };
    let mend = match is_web(&base) && !base.contains(['?', '#']) {
        true => format!("write {}", quoted(&format!("{base}/"))),
        false => "write the folder's address".to_owned(),
    };
    findings.add(
        node,
        Code::Base,
        words(
            quoted(&base),
            "the address of a folder like `/placet/`",
            mend,
        ),
    );
}
