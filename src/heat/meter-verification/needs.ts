import type { Pool } from 'pg';
import type { Draws } from '#casework/draws/draws.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { LedgerNeeds } from '#platform/ledger/ledger.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { VerificationState } from './codes.ts';

export type VerificationNeeds = LedgerNeeds & {
  readonly postgres: Pool;
  readonly registry: Pick<Registry, 'meterFacts' | 'buildingFacts' | 'onMetersStanding'>;
  readonly place: Pick<Place, 'sights' | 'organisations' | 'places' | 'seen'>;
  readonly draws: Pick<Draws, 'announce' | 'check' | 'list' | 'show'>;
  readonly heatSupply: HeatSupply;
  readonly knowledge: Pick<Knowledge, 'inForce' | 'versions'>;
  readonly metering: Pick<Metering, 'useOfMeter'>;
};

/** Filter for meters and day. `knownAt`: as known at that time; otherwise as known now. */
export type DueQuestion = {
  readonly on?: string | undefined;
  readonly within: number;
  readonly region?: string | undefined;
  readonly building?: string | undefined;
  /** Only one metering point. */
  readonly meter?: string | undefined;
  /** The organisation that reads the meters, or one above it; or the heat company that charges by them. */
  readonly company?: string | undefined;
  /** A settlement point: its own meter and those of the households behind it. */
  readonly point?: string | undefined;
  /** Their devices were installed at least this many whole years ago. */
  readonly age?: number | undefined;
  readonly carrier?: Carrier | undefined;
  readonly state?: VerificationState | undefined;
  readonly knownAt?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};
