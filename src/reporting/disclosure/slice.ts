import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Cases } from '#casework/cases/cases.ts';
import type { Overview } from '#supervision/overview/overview.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { SettingsService } from '#platform/settings/settings.ts';
import { slice } from '#slice.ts';
import { disclosureWords } from './words.ts';

type Before = {
  readonly place: Place;
  readonly settings: SettingsService;
  readonly registry: Registry;
  readonly benchmarking: Benchmarking;
  readonly overview: Overview;
  readonly policy: PolicyService;
  readonly cases: Cases;
};

export const disclosureSlice = slice({
  name: 'disclosure',
  words: disclosureWords,
  async create({ stores: { postgres }, now, audit, words }, { place, settings, registry, benchmarking, overview, policy, cases }: Before) {
    const [{ createDisclosure }, { disclosureRoutes }] = await Promise.all([import('./disclosure.ts'), import('./routes.ts')]);
    const service = createDisclosure({ postgres, now, audit, place, settings, registry, benchmarking, overview, policy, cases });
    cases.onConsentEnded(service.consentEnded);
    return { service, router: disclosureRoutes(service, words) };
  },
});
