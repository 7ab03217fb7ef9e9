import type { Draws } from '#casework/draws/draws.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { verificationVocabulary } from './vocabulary.ts';
import { verificationWords } from './words.ts';

type Before = {
  readonly imports: Imports;
  readonly draws: Draws;
  readonly place: Place;
  readonly registry: Registry;
  readonly knowledge: Knowledge;
  readonly metering: Metering;
  readonly heatSupply: HeatSupply;
};

export const meterVerificationSlice = slice({
  name: 'meter-verification',
  words: verificationWords,
  vocabulary: verificationVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { place, ...before }: Before) {
    const [{ createMeterVerification }, { verificationDownloads, verificationRoutes }] = await Promise.all([
      import('./meter-verification.ts'),
      import('./routes.ts'),
    ]);
    const service = createMeterVerification({ postgres, now, audit, place, ...before });
    return {
      service,
      router: verificationRoutes(service, words),
      downloads: verificationDownloads(service, { audit, place, mark }),
      checks: { 'meter-certificates': service.examine },
    };
  },
});
