import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool, PoolClient } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Dictionary } from '#platform/list-intake/fields.ts';
import type { Place } from '#platform/place/place.ts';
import type { RegistryCache } from './cache-refresh.ts';
import type { Mark } from '../fields/line-changes.ts';
import type { HeadingWords } from '../fields/heading-words.ts';
import type { UseWords } from '../fields/uses.ts';

/** An energy item as in the knowledge files. */
export type EnergyItem = {
  readonly code: string;
  readonly carrier: Carrier | null;
  readonly parent: string | null;
  readonly names: { readonly zh: string; readonly en: string };
};

export type RegistryNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Imports;
  readonly place: Place;
  /** Energy items in force, by code. */
  readonly items: () => readonly EnergyItem[];
  /** Other terms for uses, as in force. Returns the identical list while nothing has changed. */
  readonly useWords: () => readonly UseWords[];
  /** The column names that ledgers use, likewise. */
  readonly headings: () => readonly HeadingWords[];
  readonly audit?: WriteTrail | undefined;
};

/** Called before meters are undone: what depends on them (readings, decisions), each with the meter's code as `meter` or `code`. */
export type MetersStanding = (on: PoolClient, ids: readonly number[]) => Promise<readonly Finding[]>;

/** Called when a building is shown to a scope: what others say of it. */
export type BuildingFindings = (scope: Scope, one: ShownToTell) => Promise<readonly Finding[]>;

/** The fields of a building on one level, as responses show it. */
export type ShownToTell = { readonly code: string; readonly aliases: readonly string[] } & Readonly<Record<string, unknown>>;

/** Called before buildings are undone: what depends on them (files, notes). */
export type BuildingsStanding = (on: PoolClient, codes: readonly string[]) => Promise<readonly Finding[]>;

/** Called before metering points are created: which of these codes are taken by others (points). */
export type CodesTaken = (on: Pool | PoolClient, codes: readonly string[]) => Promise<ReadonlySet<string>>;

/** What the parts of the registry share. */
export type RegistryInternals = RegistryNeeds & {
  /** The fields of buildings, with all terms for uses in force. */
  readonly buildingFields: Dictionary;
  /** The current state, kept in memory. */
  readonly held: RegistryCache;
  readonly touched: ((marks: readonly Mark[]) => Promise<void>)[];
  readonly standing: MetersStanding[];
  readonly buildingsStanding: BuildingsStanding[];
  readonly buildingFindings: BuildingFindings[];
  readonly codesTaken: CodesTaken[];
};
