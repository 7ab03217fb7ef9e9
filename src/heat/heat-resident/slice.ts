import { randomBytes } from 'node:crypto';
import type { Cases } from '#casework/cases/cases.ts';
import type { HeatBilling } from '#heat/heat-billing/heat-billing.ts';
import type { HeatNotes } from '#heat/heat-notes/heat-notes.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { MeterVerification } from '#heat/meter-verification/meter-verification.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { heatResidentVocabulary } from './vocabulary.ts';
import { heatResidentWords } from './words.ts';

type Before = {
  readonly place: Place;
  readonly registry: Registry;
  readonly cases: Cases;
  readonly heatSupply: HeatSupply;
  readonly meterVerification: MeterVerification;
  readonly heatBilling: HeatBilling;
  readonly heatNotes: HeatNotes;
};

export const heatResidentSlice = slice({
  name: 'heat-resident',
  words: heatResidentWords,
  vocabulary: heatResidentVocabulary,
  async create({ stores: { postgres }, now, audit, site, words }, before: Before) {
    const [{ createHeatResident }, { heatResidentRoutes }, { caseExistence }] = await Promise.all([
      import('./heat-resident.ts'),
      import('./routes.ts'),
      import('./case-existence.ts'),
    ]);
    const secret = () => randomBytes(32).toString('hex');
    const service = createHeatResident({ ...before, postgres, now, audit, secret, words, site: site.url });
    before.cases.checksExistence(caseExistence({ ...before, now }));
    return { service, router: heatResidentRoutes(service, words) };
  },
});
