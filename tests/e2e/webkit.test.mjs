import { runIn } from './lib/suite.mjs';

await runIn('webkit');
