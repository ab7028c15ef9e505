import { runIn } from './lib/suite.mjs';

await runIn('chromium', { concurrency: 2 });
