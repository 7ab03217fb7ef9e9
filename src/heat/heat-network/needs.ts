import type { Pool } from 'pg';
import type { HeatBilling } from '#heat/heat-billing/heat-billing.ts';
import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { LedgerNeeds } from '#platform/ledger/ledger.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Points } from '#metering/point/point.ts';
import type { Trends } from '#metering/trend/trend.ts';
import type { ColdNeeds } from './cold-proposals.ts';
import type { FactNeeds } from './network-facts.ts';

export type HeatNetworkNeeds = LedgerNeeds &
  Omit<FactNeeds, 'place' | 'heatBilling'> & {
    readonly postgres: Pool;
    readonly now: Clock;
    readonly place: Place;
    readonly heatBilling: HeatBilling;
    readonly cases: ColdNeeds['cases'];
    readonly heatInputs: ColdNeeds['heatInputs'] & { readonly supplies: Pick<HeatInputs['supplies'], 'at'> };
    readonly knowledge: Pick<Knowledge, 'inForce'>;
    readonly point: Pick<Points, 'pointFacts'>;
    readonly metering: Pick<Metering, 'knownAt' | 'useOfMeter'>;
    readonly trend: Pick<Trends, 'steps'>;
  };
