// The site's own code: each part takes care of what it finds on the page.

import { startBasket } from "./basket.js";
import { startDraw } from "./draw.js";
import { startEmbeds } from "./embeds.js";
import { startProbes } from "./probes.js";
import { rememberVisit } from "./visit.js";

startBasket();
startEmbeds();
startDraw();
startProbes();
rememberVisit();
