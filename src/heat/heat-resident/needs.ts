import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Cases } from '#casework/cases/cases.ts';
import type { HeatBilling } from '#heat/heat-billing/heat-billing.ts';
import type { HeatNotes } from '#heat/heat-notes/heat-notes.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { Words } from '#kernel/finding.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { MeterVerification } from '#heat/meter-verification/meter-verification.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';

/** What a resident's page needs from earlier slices. */
export type ResidentNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly words: Words;
  readonly cases: Pick<Cases, 'handIn' | 'list' | 'openProcedures' | 'show' | 'versionOf'>;
  readonly heatSupply: {
    readonly households: Pick<HeatSupply['households'], 'ofAccount' | 'factsAt' | 'get'>;
    readonly points: Pick<HeatSupply['points'], 'factsOf'>;
  };
  readonly heatBilling: Pick<HeatBilling, 'bill' | 'change' | 'changeShown' | 'figure' | 'meterDays' | 'calculated' | 'seasons' | 'shown'>;
  readonly heatNotes: Pick<HeatNotes, 'account' | 'residentsBy' | 'rests'>;
  readonly meterVerification: Pick<MeterVerification, 'due'>;
  readonly place: Pick<Place, 'organisation'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  /** The public address of the site. */
  readonly site: () => string;
  /** 32 random bytes in hex. */
  readonly secret: () => string;
  readonly audit: WriteTrail;
};
