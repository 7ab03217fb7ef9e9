import type { Access } from '#platform/access/access.ts';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Finding } from '#kernel/finding.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { Points } from '#metering/point/point.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { Pool } from 'pg';
import type { ReadingStore } from '../series/store.ts';
import type { PendingRecompute } from '../series/pending-recompute-store.ts';
import type { SeriesDefinition } from '../facts.ts';
import type { SeriesLookup } from './series-facts.ts';
import type { LineWorkers } from './line-workers.ts';
import type { DecisionStore } from '../series/decision-store.ts';
import type { KeptByMeter } from './kept-by-meter.ts';
import type { SumKeeper } from './kept-sums.ts';
import type { Committer } from './commit.ts';

export type ReadingsNeeds = {
  readonly clickhouse: ClickHouse;
  readonly postgres: Pool;
  readonly registry: Registry;
  readonly point: Points;
  readonly imports: Imports;
  readonly access: Pick<Access, 'audit'>;
  /** Threads in which much is drawn. */
  readonly workers: Pick<Workers, 'size' | 'withThread'>;
  readonly clock: Clock;
  /** Gives up waiting for a store that is away: the program ends. */
  readonly ending: AbortSignal;
};

/** How many findings of one code a meter has, and how many of them wait for a person's word. */
export type FindingCount = { readonly code: string; readonly count: number; readonly open: number };

/** `last`: the last local day on which a meter measured anything (days since 1970-01-01); `widest`: its widest span as read (days). */
export type MeterEnd = { readonly last: number | null; readonly widest: number };

/** Told of meters and points, by number, and the stretch of time (s UTC) in which each counts otherwise now. */
export type ChangeListener = (changes: readonly { readonly series: number; readonly from: number; readonly to: number }[]) => void;

/** What the parts of this slice share. */
export type ReadingsInternals = ReadingsNeeds & {
  readonly store: ReadingStore;
  readonly decisions: DecisionStore;
  readonly again: PendingRecompute;
  readonly committer: Committer;
  /** How these meters and points are drawn now; those that are no longer there are left out. */
  readonly meters: (ids: readonly number[]) => Promise<Map<number, SeriesDefinition>>;
  /** Meters and points within a scope. */
  readonly series: SeriesLookup;
  readonly drawers: LineWorkers;
  /** How many findings each meter has. */
  readonly counts: KeptByMeter<readonly FindingCount[]>;
  /** Where the data of each meter end. */
  readonly ends: KeptByMeter<MeterEnd>;
  /** What each meter measured over days that were asked for. */
  readonly sums: SumKeeper;
  /** Who is told of what counts otherwise. */
  readonly listeners: ChangeListener[];
  /** Metering points that only a preview knows, by number. */
  readonly imagined: Map<number, MeterFacts>;
  /** Imports that are being taken back: what they brought stands on nothing. */
  readonly undoing: Set<number>;
  /** Asked before an import is taken back: what other slices had come later that stands on it. */
  readonly laterOn: ((id: number) => Promise<readonly Finding[]>)[];
};
