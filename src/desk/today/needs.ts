import type { Cases } from '#casework/cases/cases.ts';
import type { Flexibility } from '#flexibility/flexibility/flexibility.ts';
import type { Settlement } from '#flexibility/settlement/settlement.ts';
import type { HeatBilling } from '#heat/heat-billing/heat-billing.ts';
import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { HeatNetwork } from '#heat/heat-network/heat-network.ts';
import type { HeatNotes } from '#heat/heat-notes/heat-notes.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { MeterVerification } from '#heat/meter-verification/meter-verification.ts';
import type { Words } from '#kernel/finding.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Contracts } from '#retrofit/contracts/contracts.ts';
import type { RetrofitEstimates } from '#retrofit/retrofit-estimate/retrofit-estimate.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Overview } from '#supervision/overview/overview.ts';
import type { Reminders } from '#supervision/reminder/reminder.ts';
import type { Warnings } from '#supervision/warning/warning.ts';

type OfAll = { readonly now: Clock; readonly words: Words };

/** What the screen of an owner asks other slices. */
export type BuildingNeeds = OfAll & {
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly metering: Pick<Metering, 'knownAt' | 'useOfBuilding'>;
  readonly benchmarking: Pick<Benchmarking, 'yearOfBuilding'>;
  readonly overview: Pick<Overview, 'summary'>;
  readonly warning: Pick<Warnings, 'list'>;
  readonly retrofitEstimate: Pick<RetrofitEstimates, 'batch' | 'measures'>;
  readonly reminder: Pick<Reminders, 'missing'>;
  readonly flexibility: Pick<Flexibility, 'list' | 'programme'>;
  readonly portfolio: Pick<Portfolio, 'membersOn'>;
};

/** What the screen of a heat company asks. */
export type SeasonNeeds = OfAll & {
  readonly cases: Pick<Cases, 'list' | 'standings'>;
  readonly heatSupply: { readonly points: Pick<HeatSupply['points'], 'placedAt'> };
  readonly heatBilling: Pick<HeatBilling, 'seasons'>;
  readonly heatInputs: { readonly decisions: Pick<HeatInputs['decisions'], 'servedAmong'> };
  readonly heatNotes: Pick<HeatNotes, 'state' | 'list' | 'arrears'>;
  readonly heatNetwork: Pick<HeatNetwork, 'coldProposals'>;
  readonly meterVerification: Pick<MeterVerification, 'due'>;
};

/** What is asked of contracts. */
export type ContractNeeds = { readonly contracts: Pick<Contracts, 'list'> };

/** What the screen of an aggregator asks. */
export type EventNeeds = OfAll & {
  readonly flexibility: Pick<Flexibility, 'list'>;
  readonly settlement: Pick<Settlement, 'show'>;
  readonly portfolio: Pick<Portfolio, 'show'>;
};
