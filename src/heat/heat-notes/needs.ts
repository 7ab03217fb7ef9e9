import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { HeatBilling } from '#heat/heat-billing/heat-billing.ts';
import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { Words } from '#kernel/finding.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { AnswerTerm, ResidentLink } from './public/settlement.ts';

/** A payment: yuan as text with two decimals, the local day on which it was paid. */
export type Payment = {
  readonly account: string;
  readonly season: string | null;
  readonly paid: string;
  readonly yuan: string;
  readonly reference: string;
  /** A refund was paid back: yuan is above 0 in both. */
  readonly kind: 'payment' | 'refund';
};

export type NoteNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly jobs: Pick<Jobs, 'begin' | 'get'>;
  readonly heatSupply: {
    readonly points: Pick<HeatSupply['points'], 'get' | 'named'>;
    readonly households: Pick<HeatSupply['households'], 'ofAccount' | 'pointsNow'>;
  };
  readonly heatBilling: Pick<HeatBilling, 'calculator' | 'figure'>;
  readonly heatInputs: {
    readonly payments: {
      readonly at: (
        scope: Scope,
        ask: { readonly accounts: readonly string[]; readonly upTo: string },
        known: AsOf,
      ) => Promise<readonly Payment[]>;
    };
  };
  readonly audit: WriteTrail;
  /** This many notes are issued together, all or none. */
  readonly notesAtOnce?: number;
};

/** Filter for the settlement points of a query; all given conditions must hold. */
export type PointScope = {
  readonly point?: string | undefined;
  readonly company?: string | undefined;
  readonly region?: string | undefined;
};

/** The inputs of papers about notes, in addition to the notes. */
export type PaperNeeds = NoteNeeds & {
  readonly heatInputs: { readonly units: Pick<HeatInputs['units'], 'at'> };
  readonly words: Words;
  readonly place: Pick<Place, 'organisation'>;
  readonly metering: Pick<Metering, 'useOfMeter'>;
  readonly readings: { readonly explain: Pick<Readings['explain'], 'readings'> };
  readonly registry: Pick<Registry, 'meterFacts' | 'buildingFacts'>;
  readonly heatSupply: {
    readonly points: Pick<HeatSupply['points'], 'factsOf' | 'placedAt'>;
    readonly households: Pick<HeatSupply['households'], 'get' | 'behindAll'>;
  };
  readonly heatBilling: Pick<HeatBilling, 'findings' | 'meterDays' | 'purchase' | 'seasonAt' | 'seasons' | 'shown' | 'wholeMeters'>;
  /** The resident side; null until the slice that provides it is present. */
  readonly resident: () => ResidentSide | null;
};

/** What residents are given, provided by a later slice. */
export type ResidentSide = {
  /** A link into an account. Throws `role-may-not`, `no-such-account`. */
  readonly link: (scope: Scope, account: string, days: number) => Promise<ResidentLink>;
  /** The term for answering objections; null if no rule gives one. */
  readonly term: () => AnswerTerm | null;
};
