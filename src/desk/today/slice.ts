import type { Cases } from '#casework/cases/cases.ts';
import type { Flexibility } from '#flexibility/flexibility/flexibility.ts';
import type { Settlement } from '#flexibility/settlement/settlement.ts';
import type { HeatBilling } from '#heat/heat-billing/heat-billing.ts';
import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { HeatNetwork } from '#heat/heat-network/heat-network.ts';
import type { HeatNotes } from '#heat/heat-notes/heat-notes.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { MeterVerification } from '#heat/meter-verification/meter-verification.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Contracts } from '#retrofit/contracts/contracts.ts';
import type { RetrofitEstimates } from '#retrofit/retrofit-estimate/retrofit-estimate.ts';
import { slice } from '#slice.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Overview } from '#supervision/overview/overview.ts';
import type { Reminders } from '#supervision/reminder/reminder.ts';
import type { Warnings } from '#supervision/warning/warning.ts';
import { todayVocabulary } from './vocabulary.ts';

type Before = {
  readonly registry: Registry;
  readonly metering: Metering;
  readonly benchmarking: Benchmarking;
  readonly overview: Overview;
  readonly warning: Warnings;
  readonly retrofitEstimate: RetrofitEstimates;
  readonly reminder: Reminders;
  readonly flexibility: Flexibility;
  readonly settlement: Settlement;
  readonly portfolio: Portfolio;
  readonly cases: Cases;
  readonly contracts: Contracts;
  readonly heatSupply: HeatSupply;
  readonly heatBilling: HeatBilling;
  readonly heatInputs: HeatInputs;
  readonly heatNotes: HeatNotes;
  readonly heatNetwork: HeatNetwork;
  readonly meterVerification: MeterVerification;
};

export const todaySlice = slice({
  name: 'today',
  vocabulary: todayVocabulary,
  async create({ now, words }, before: Before) {
    const [{ createToday }, { todayRoutes }] = await Promise.all([import('./today.ts'), import('./routes.ts')]);
    const service = createToday({ now, words, ...before });
    return { service, router: todayRoutes(service) };
  },
});
