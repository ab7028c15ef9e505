//! What a visitor sees of each layer, word for word: `tests/data/notice/*.txt`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../../notice/tests/script/mod.rs"]
mod script;

use script::{Site, golden, outlines, sites};

fn ask(site: &Site, request: &str) -> String {
    let room = if request.starts_with("first") {
        placet_notice::respond
    } else {
        placet_preferences::respond
    };
    room(&format!(
        "{request}\n{}\x0c{}",
        site.configuration, site.words
    ))
}

fn ids(site: &Site, kind: &str) -> Vec<String> {
    let lines = site.words.lines().filter(|line| line.starts_with(kind));
    lines
        .filter_map(|line| line.split('\t').nth(1))
        .map(str::to_owned)
        .collect()
}

#[test]
fn layers_say_what_the_site_declares() {
    for site in sites() {
        let purposes = ids(&site, "purpose\t");
        let mut requests = vec![
            "first\t\t".to_owned(),
            format!("first\t{}\t1", purposes.last().cloned().unwrap_or_default()),
            format!(
                "prefs\t{}\t0123456789abcdef\t3 March 2026\t1",
                purposes.first().cloned().unwrap_or_default()
            ),
            "prefs\t\t\t\t".to_owned(),
        ];
        let panels = if site.name == "crowded" {
            1
        } else {
            purposes.len()
        };
        requests.extend((0..panels).map(|at| format!("panel\t{at}")));
        requests.extend(purposes.last().map(|id| format!("moment\t{id}")));
        requests.extend(
            ids(&site, "service\t")
                .first()
                .map(|id| format!("moment\t{id}")),
        );
        if site.name == "crowded" {
            // A thousand services: the panel holds the first page, this is the last.
            requests.push("services\t0\t980".to_owned());
        }
        let drawings = requests.iter().map(|request| ask(&site, request)).collect();
        let mut seen = String::new();
        for (request, outline) in requests.iter().zip(outlines(&site, drawings)) {
            seen.push_str(&format!(
                "== {}\n{outline}\n\n",
                request.replace('\t', " ").trim_end()
            ));
        }
        golden(&format!("{}.{}.txt", site.name, site.language), &seen);
    }
}

/// The attributes and the text of the button whose class ends with `name`, but for what names it.
fn button(outline: &str, name: &str) -> Option<(usize, Vec<String>)> {
    let mut lines = outline.lines();
    let at = lines.position(|line| {
        line.trim_start().starts_with("button.act") && line.contains(&format!("{name} "))
    })?;
    let line = outline.lines().nth(at)?;
    let attributes = line
        .split(' ')
        .filter(|part| !part.is_empty() && !part.starts_with("value="));
    Some((at, attributes.map(|part| part.replace(name, "")).collect()))
}

#[test]
fn accept_and_reject_differ_in_nothing_but_their_names() {
    for site in sites() {
        let Some(id) = ids(&site, "purpose\t").pop() else {
            continue;
        };
        let requests = [
            "first\t\t".to_owned(),
            "prefs\t\t\t\t".to_owned(),
            format!("moment\t{id}"),
        ];
        let drawings = requests.iter().map(|request| ask(&site, request)).collect();
        for (request, outline) in requests.iter().zip(outlines(&site, drawings)) {
            let (no, reject) = button(&outline, "reject").expect(request);
            let (yes, accept) = button(&outline, "accept").expect(request);
            assert_eq!(reject, accept, "{request}");
            assert!(no < yes, "{request}: no comes first");
            assert_eq!(
                yes - no,
                2,
                "{request}: nothing stands between them but a text each"
            );
        }
    }
}

#[test]
fn a_site_of_any_size_is_drawn_in_few_elements() {
    let site = sites()
        .into_iter()
        .find(|site| site.name == "crowded")
        .unwrap();
    for request in [
        "first\t\t",
        "prefs\t\t\t\t",
        "panel\t0",
        "services\t0\t0",
        "services\t0\t980",
    ] {
        let elements = ask(&site, request)
            .lines()
            .filter(|step| step.starts_with('<'))
            .count();
        assert!((20..400).contains(&elements), "{request}: {elements}");
    }
    assert_eq!(ask(&site, "services\t0\t1000").matches("<li").count(), 0);
    assert_eq!(ask(&site, "services\t0\t980").matches("<li").count(), 20);
}

#[test]
fn what_there_is_not_gets_an_empty_answer() {
    let site = &sites()[0];
    for request in [
        "",
        "draw",
        "moment\tnobody",
        "panel\t99",
        "panel\tx",
        "panel\t",
        "services\t99\t0",
    ] {
        assert_eq!(ask(site, request), "", "{request}");
    }
}
