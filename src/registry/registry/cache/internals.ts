import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool, PoolClient } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Dictionary } from '#platform/list-intake/fields.ts';
import type { Place } from '#platform/place/place.ts';
import type { RegistryCache } from './cache-refresh.ts';
import type { Mark } from '../fields/line-changes.ts';
import type { HeadingWords } from '../fields/heading-words.ts';
import type { UseWords } from '../fields/uses.ts';

/** An energy item as the knowledge files have it. */
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
  /** What others call uses, as it is in force. Asked again without a change it is the very same list. */
  readonly useWords: () => readonly UseWords[];
  /** What ledgers call their columns, likewise. */
  readonly headings: () => readonly HeadingWords[];
  readonly audit?: WriteTrail | undefined;
};

/** Asked before meters are taken back: what stands on them (readings, decisions), each with the meter's code as `meter` or `code`. */
export type MetersStanding = (on: PoolClient, ids: readonly number[]) => Promise<readonly Finding[]>;

/** Asked before buildings are taken back: what stands on them (files, notes). */
export type BuildingsStanding = (on: PoolClient, codes: readonly string[]) => Promise<readonly Finding[]>;

/** Asked before metering points are made: which of these codes others have (points). */
export type CodesTaken = (on: Pool | PoolClient, codes: readonly string[]) => Promise<ReadonlySet<string>>;

/** What the parts of the registry share. */
export type RegistryInternals = RegistryNeeds & {
  /** The fields of buildings, with all words for uses that are in force. */
  readonly buildingFields: Dictionary;
  /** What stands, kept in memory. */
  readonly held: RegistryCache;
  readonly touched: ((marks: readonly Mark[]) => Promise<void>)[];
  readonly standing: MetersStanding[];
  readonly buildingsStanding: BuildingsStanding[];
  readonly codesTaken: CodesTaken[];
};
