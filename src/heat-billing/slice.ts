import type { HeatInputs } from '#heat-inputs/heat-inputs.ts';
import type { HeatSupply } from '#heat-supply/heat-supply.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { MeterVerification } from '#meter-verification/meter-verification.ts';
import type { Metering } from '#metering/metering.ts';
import type { Place } from '#place/place.ts';
import type { Readings } from '#readings/readings.ts';
import type { Registry } from '#registry/registry.ts';
import { slice } from '#slice.ts';
import type { Weather } from '#weather/weather.ts';
import { heatBillingVocabulary } from './vocabulary.ts';
import { heatBillingWords } from './words.ts';

type Before = {
  readonly place: Place;
  readonly knowledge: Knowledge;
  readonly heatSupply: HeatSupply;
  readonly heatInputs: HeatInputs;
  readonly readings: Readings;
  readonly registry: Registry;
  readonly metering: Metering;
  readonly meterVerification: MeterVerification;
  readonly weather: Weather;
};

export const heatBillingSlice = slice({
  name: 'heat-billing',
  words: heatBillingWords,
  vocabulary: heatBillingVocabulary,
  async create({ stores: { postgres }, now, audit, words }, { meterVerification: verification, ...before }: Before) {
    const [{ createHeatBilling }, { heatBillingRoutes }] = await Promise.all([import('./heat-billing.ts'), import('./routes.ts')]);
    const face = createHeatBilling({ postgres, now, audit, verification, ...before });
    return { face, router: heatBillingRoutes(face, words), explain: face.explainers };
  },
});
