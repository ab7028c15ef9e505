//! The browsers that tests run in: found, or installed through apt where that is permitted.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell;

/// Where each engine's program lies.
#[derive(Debug)]
pub(crate) struct Browsers {
    chromium: String,
    firefox: String,
    webkit: String,
}

/// One engine: the variable that may name its program, where that usually lies, and the packages it comes with.
struct Engine {
    name: &'static str,
    variable: &'static str,
    places: &'static [&'static str],
    packages: &'static [&'static str],
    /// An argument to which the program answers and ends well.
    probe: &'static str,
}

const CHROMIUM: Engine = Engine {
    name: "Chromium",
    variable: "CHROMIUM",
    places: &[
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ],
    packages: &["chromium"],
    probe: "--version",
};
const FIREFOX: Engine = Engine {
    name: "Firefox",
    variable: "FIREFOX",
    places: &["/usr/bin/firefox-esr", "/usr/bin/firefox"],
    packages: &["firefox-esr"],
    probe: "--version",
};
const WEBKIT: Engine = Engine {
    name: "WebKit's driver",
    variable: "WEBKIT_DRIVER",
    places: &["/usr/bin/WebKitWebDriver"],
    packages: &["webkit2gtk-driver", "xvfb", "xauth"],
    probe: "--help",
};

/// All three engines.
///
/// # Errors
/// When one is missing and cannot be installed, with what to do.
pub(crate) fn ready() -> Result<Browsers> {
    Ok(Browsers {
        chromium: CHROMIUM.ready()?,
        firefox: FIREFOX.ready()?,
        webkit: WEBKIT.ready()?,
    })
}

impl Browsers {
    /// Tells a test program where the browsers are.
    pub(crate) fn name_in(&self, command: &mut Command) {
        command
            .env(CHROMIUM.variable, &self.chromium)
            .env(FIREFOX.variable, &self.firefox)
            .env(WEBKIT.variable, &self.webkit);
    }

    pub(crate) fn chromium(&self) -> &str {
        &self.chromium
    }
}

impl Engine {
    fn ready(&self) -> Result<String> {
        if let Some(found) = self.find() {
            return Ok(found);
        }
        install(self.packages).with_context(|| {
            format!(
                "{} is missing; install {}, or name its program in {}",
                self.name,
                self.packages.join(" and "),
                self.variable
            )
        })?;
        match self.find() {
            Some(found) => Ok(found),
            None => bail!(
                "{} is still missing after its installation; name its program in {}",
                self.name,
                self.variable
            ),
        }
    }

    /// A program counts when it answers: some distributions put a stand-in there that only points elsewhere.
    fn find(&self) -> Option<String> {
        let named = std::env::var(self.variable).ok();
        let places = self.places.iter().map(|place| (*place).to_owned());
        named
            .into_iter()
            .chain(places)
            .find(|program| shell::answers(program, self.probe))
    }
}

fn install(packages: &[&str]) -> Result<()> {
    println!("setup: apt-get installs {}", packages.join(" "));
    let is_root = shell::output(Command::new("id").arg("-u"), &[])?.trim() == "0";
    let apt = |arguments: &[&str]| {
        let mut command = if is_root {
            Command::new("apt-get")
        } else {
            Command::new("sudo")
        };
        if !is_root {
            // -n: a password prompt would wait for ever where nobody looks.
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(arguments);
        shell::output(&mut command, &[])
    };
    apt(&["update", "-q"])?;
    apt(&[&["install", "-y", "-q"], packages].concat())?;
    Ok(())
}
