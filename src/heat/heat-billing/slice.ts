import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { MeterVerification } from '#heat/meter-verification/meter-verification.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Weather } from '#metering/weather/weather.ts';
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
  async create({ stores: { postgres }, now, audit, mark, words }, { meterVerification: verification, ...before }: Before) {
    const [{ createHeatBilling }, { heatBillingRoutes }, { changeDownload }] = await Promise.all([
      import('./heat-billing.ts'),
      import('./routes.ts'),
      import('./change/downloads.ts'),
    ]);
    const service = createHeatBilling({ postgres, now, audit, verification, ...before });
    const { place } = before;
    return {
      service,
      router: heatBillingRoutes(service, words),
      downloads: [changeDownload({ billing: service, place, now, audit, note: mark, words })],
      explain: service.explainers,
    };
  },
});
