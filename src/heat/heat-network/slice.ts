import type { Cases } from '#casework/cases/cases.ts';
import type { HeatBilling } from '#heat/heat-billing/heat-billing.ts';
import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Points } from '#metering/point/point.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Trends } from '#metering/trend/trend.ts';
import type { Weather } from '#metering/weather/weather.ts';
import { heatNetworkVocabulary } from './vocabulary.ts';
import { heatNetworkWords } from './words.ts';

type Before = {
  readonly cases: Cases;
  readonly imports: Imports;
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly registry: Registry;
  readonly heatSupply: HeatSupply;
  readonly heatBilling: HeatBilling;
  readonly heatInputs: HeatInputs;
  readonly metering: Metering;
  readonly weather: Weather;
  readonly point: Points;
  readonly trend: Trends;
};

export const heatNetworkSlice = slice({
  name: 'heat-network',
  words: heatNetworkWords,
  vocabulary: heatNetworkVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, before: Before) {
    const [{ createHeatNetwork }, { heatNetworkRoutes, networkDownloads }] = await Promise.all([
      import('./heat-network.ts'),
      import('./routes.ts'),
    ]);
    const { cases, imports, knowledge, place, registry, heatSupply, heatBilling, heatInputs, metering, weather, point, trend } = before;
    const known = { cases, imports, knowledge, place, registry, heatSupply, heatBilling, heatInputs, metering, weather, point, trend };
    const service = createHeatNetwork({ postgres, now, audit, ...known });
    return {
      service,
      router: heatNetworkRoutes(service, words),
      downloads: networkDownloads(service, { audit, note: mark }),
      explain: service.explainers,
      checks: { substations: service.substations.examine, 'room-samples': service.samples.examine },
    };
  },
});
