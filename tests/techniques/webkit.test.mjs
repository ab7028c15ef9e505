import { harmlessIn } from './lib/harmless.mjs';
import { techniquesIn } from './lib/suite.mjs';

harmlessIn('webkit');
techniquesIn('webkit');
