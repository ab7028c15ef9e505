// The site's own code: each part takes care of what it finds on the page.

import { startBasket } from "./basket.js";
import { startDraw } from "./draw.js";
import { startProbes } from "./probes.js";
import { rememberVisit } from "./visit.js";

startBasket();
startDraw();
startProbes();
rememberVisit();
