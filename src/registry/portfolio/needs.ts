import type { Pool } from 'pg';
import type { LedgerNeeds } from '#platform/ledger/ledger.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';

export type PortfolioNeeds = LedgerNeeds & {
  readonly postgres: Pool;
  readonly registry: Registry;
  readonly place: Place;
  readonly resources: Pick<Resources, 'standingOn' | 'onMembers'>;
};
