import { harmlessIn } from './lib/harmless.mjs';
import { techniquesIn } from './lib/suite.mjs';

harmlessIn('chromium');
techniquesIn('chromium');
