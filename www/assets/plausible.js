// Plausible, from npm and bundled into the site's own module: no tag to mark, no host in the HTML.
// What it sends still goes to the host that the configuration declares, and is held there.

import Plausible from "plausible-tracker";

const apiHost = document.querySelector("[data-plausible]").dataset.plausible;
const { trackPageview } = Plausible({ domain: "spoke-and-fable.example", apiHost, trackLocalhost: true });
trackPageview();
