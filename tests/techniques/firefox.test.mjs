import { harmlessIn } from './lib/harmless.mjs';
import { techniquesIn } from './lib/suite.mjs';

harmlessIn('firefox');
techniquesIn('firefox');
