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
            "prefs\t012\t0123456789abcdef\t3 March 2026\t1".to_owned(),
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
        let services = ids(&site, "service\t").len();
        requests.push(if site.name == "crowded" {
            "rows\t999 7\t41\t43".to_owned()
        } else {
            let all: Vec<String> = (0..services).map(|at| at.to_string()).collect();
            format!("rows\t{}\t0\t{services}", all.join(" "))
        });
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
    for (request, least) in [
        ("first\t\t", 20),
        ("prefs\t\t\t\t", 20),
        ("panel\t0", 20),
        ("rows\t0 1 2 3 4 5 6 7 8 9\t0\t1000", 60),
    ] {
        let elements = ask(&site, request)
            .lines()
            .filter(|step| step.starts_with('<'))
            .count();
        assert!((least..100).contains(&elements), "{request}: {elements}");
    }
    let rows = ask(&site, "rows\t998 999 1000 x\t998\t1000");
    assert_eq!(rows.matches("@role listitem").count(), 2);
    assert!(rows.contains("@aria-setsize 1000\n@aria-posinset 1000\n"));
}

/// A list is searched, and thinned out, from fifty services on.
#[test]
fn a_long_list_can_be_searched() {
    for (services, searched) in [
        (0, false),
        (1, false),
        (49, false),
        (50, true),
        (1000, true),
    ] {
        let lines: String = (0..services)
            .map(|at| format!("\ns\ts{at}\nn1\t0"))
            .collect();
        let words: String = (0..services)
            .map(|at| format!("\nservice\ts{at}\tS{at}"))
            .collect();
        let drawing = placet_preferences::respond(&format!(
            "prefs\t\t\t\t\no000\t180\t0\np010\tp{lines}\x0csite\tS\npurpose\tp\t\tP{words}"
        ));
        assert_eq!(drawing.contains("<input.search"), searched, "{services}");
        assert_eq!(drawing.contains("<div.rows"), services > 0, "{services}");
    }
}

#[test]
fn what_is_new_or_changed_is_told_by_the_record() {
    use placet_config::lines::read;
    use placet_consent::{Act, Choices, Record, Source};
    let site = |lines: &str| format!("o000\t180\t0\n{lines}");
    let before = site("p070\tads\t[30]\np070\tstats\t[]\np170\tbasket\t[]");
    let policy = read(&before).policy;
    let act = Act {
        minute: 1000,
        id: [1; 16],
        source: Source::Notice,
    };
    let stored =
        placet_wire::choice::encode(&Record::new(&policy, &Choices::none(&policy), &act, 1000));
    let news = |lines: &str, stored: &str| {
        placet_preferences::respond(&format!("news\t{stored}\n{}", site(lines)))
    };
    let now = "p070\tads\t[90]\np070\tstats\t[]\np170\tbasket\t[7]\np070\tdraw\t[]";
    assert_eq!(news(now, &stored), "2001");
    assert_eq!(
        news(
            "p070\tads\t[30]\np070\tstats\t[]\np170\tbasket\t[]",
            &stored
        ),
        "000"
    );
    for broken in ["", "refused", "AAAA"] {
        assert_eq!(news(now, broken), "", "{broken}");
    }
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
        "rows\t99\t0\t1",
        "rows\t\t\t",
        "news\t",
    ] {
        assert_eq!(ask(site, request), "", "{request}");
    }
}
