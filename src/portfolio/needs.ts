import type { Pool } from 'pg';
import type { LedgerNeeds } from '#ledger/ledger.ts';
import type { Place } from '#place/place.ts';
import type { Registry } from '#registry/registry.ts';
import type { Resources } from '#resources/resources.ts';

export type PortfolioNeeds = LedgerNeeds & {
  readonly postgres: Pool;
  readonly registry: Registry;
  readonly place: Place;
  readonly resources: Pick<Resources, 'standingOn' | 'onMembers'>;
};
