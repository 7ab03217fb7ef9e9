import type { ObligationsService } from '#green-building/obligations/obligations.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Place } from '#platform/place/place.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import { slice } from '#slice.ts';
import type { SolarSafety } from '#flexibility/solar-safety/solar-safety.ts';
import { solarPotentialVocabulary } from './vocabulary.ts';
import { solarPotentialWords } from './words.ts';

type Before = {
  readonly registry: Registry;
  readonly place: Place;
  readonly resources: Resources;
  readonly project: Projects;
  readonly policy: PolicyService;
  readonly obligations: ObligationsService;
  readonly solarSafety: SolarSafety;
};

export const solarPotentialSlice = slice({
  name: 'solar-potential',
  words: solarPotentialWords,
  vocabulary: solarPotentialVocabulary,
  async create({ now, words }, { registry, place, resources, project, policy, obligations, solarSafety }: Before) {
    const [{ createSolarPotential }, { solarPotentialRoutes }] = await Promise.all([import('./solar-potential.ts'), import('./routes.ts')]);
    const service = createSolarPotential({ now, registry, place, resources, project, policy, obligations, solarSafety });
    return { service, router: solarPotentialRoutes(service, words) };
  },
});
