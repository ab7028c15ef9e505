// Measures techniques in one engine, several at a time.
import { startWorld } from '../../e2e/lib/world.mjs';
import { openCrew } from './crew.mjs';
import { lifeOf } from './life.mjs';

/** `use({ version, measure })`; `measure(technique, mode, options)` resolves with the outcome. */
export const withEngine = async (engine, use) => {
  const lab = await openLab(engine);
  try {
    return await use(lab);
  } finally {
    await lab.close();
  }
};

export const openLab = async (engine) => {
  const [world, crew] = await Promise.all([startWorld(), openCrew(engine)]);
  return {
    version: crew.version,
    measure: (technique, mode, options) => crew.seat((tab) => lifeOf(world, tab, technique, mode, options)),
    world, seat: crew.seat,
    close: async () => {
      await crew.close();
      await world.close();
    },
  };
};
