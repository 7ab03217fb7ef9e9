import type { HeatBilling } from '#heat/heat-billing/heat-billing.ts';
import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { MeterVerification } from '#heat/meter-verification/meter-verification.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { heatNotesVocabulary } from './vocabulary.ts';
import { heatNotesWords } from './words.ts';

type Before = {
  readonly jobs: Jobs;
  readonly workers: Workers;
  readonly place: Place;
  readonly registry: Registry;
  readonly readings: Readings;
  readonly metering: Metering;
  readonly heatSupply: HeatSupply;
  readonly heatInputs: HeatInputs;
  readonly heatBilling: HeatBilling;
  readonly meterVerification: MeterVerification;
};

export const heatNotesSlice = slice({
  name: 'heat-notes',
  words: heatNotesWords,
  vocabulary: heatNotesVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { meterVerification, ...before }: Before) {
    const [{ createHeatNotes }, { heatNotesRoutes }, { heatNotesDownloads }, { notesOnMeters }, { issuedSeasons }] = await Promise.all([
      import('./heat-notes.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
      import('./notes-on-meters.ts'),
      import('./issued-store.ts'),
    ]);
    before.heatBilling.issuedBy((household, received) => issuedSeasons(postgres, checkedByCaller, household, received));
    meterVerification.onInvalid(notesOnMeters({ postgres, now, ...before }));
    const service = createHeatNotes({ postgres, now, audit, words, mark, ...before });
    return {
      service,
      router: heatNotesRoutes(service, words),
      downloads: heatNotesDownloads(service, audit, mark, words),
      jobs: service.jobs,
      explain: service.explainers,
    };
  },
});
