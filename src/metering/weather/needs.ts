import type { Pool } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { WriteTrail } from '#kernel/trail.ts';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { KeeperNeeds } from './keeper.ts';
import type { StationStore } from './store.ts';
import type { ValueStore } from './value-store.ts';

/** `audit` writes the audit trail. */
export type WeatherNeeds = {
  readonly postgres: Pool;
  readonly clickhouse: ClickHouse;
  readonly imports: Imports;
  readonly now: Clock;
  /** A building's fields by their contract names; throws `no-such-building` if the scope sees none. */
  readonly registry: { building(scope: Scope, code: string): Promise<Readonly<Record<string, unknown>>> };
  readonly audit: WriteTrail;
} & KeeperNeeds;

/** Stations in PostgreSQL, their values in ClickHouse. */
export type Stores = StationStore & { readonly values: ValueStore };
