import type { Metering } from '#metering/metering/metering.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Schedule } from '#flexibility/schedule/schedule.ts';
import { slice } from '#slice.ts';
import type { SolarPotential } from '#flexibility/solar-potential/solar-potential.ts';
import type { Solar } from '#flexibility/solar/solar.ts';
import { solarDesignVocabulary } from './vocabulary.ts';
import { solarDesignWords } from './words.ts';

type Before = {
  readonly metering: Metering;
  readonly registry: Registry;
  readonly schedule: Schedule;
  readonly solar: Solar;
  readonly solarPotential: SolarPotential;
};

export const solarDesignSlice = slice({
  name: 'solar-design',
  words: solarDesignWords,
  vocabulary: solarDesignVocabulary,
  async create({ now, words }, { metering, registry, schedule, solar, solarPotential }: Before) {
    const [{ createSolarDesign }, { solarDesignRoutes }] = await Promise.all([import('./solar-design.ts'), import('./routes.ts')]);
    const service = createSolarDesign({ now, metering, registry, tariffs: schedule.tariffs, solar, solarPotential });
    return { service, router: solarDesignRoutes(service, words) };
  },
});
