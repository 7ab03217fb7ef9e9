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
import type { Extent } from '../series/state-store.ts';
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
  /** Threads for large drawings. */
  readonly workers: Pick<Workers, 'size' | 'withThread'>;
  readonly clock: Clock;
  /** The heating seasons that are known now, by region: first and last day, `11-01`. */
  readonly seasons: () => readonly { readonly region: string; readonly from: string; readonly to: string }[];
  /** Stops waiting for a store that is unavailable: the program is ending. */
  readonly ending: AbortSignal;
};

/** How many findings of one code a meter has, and how many of them await a person's decision. */
export type FindingCount = { readonly code: string; readonly count: number; readonly open: number };

/**
 * The first and the last local day on which a meter measured anything (days since 1970-01-01); `widest`: its widest span as read (days).
 */
export type MeterEnd = { readonly first: number | null; readonly last: number | null; readonly widest: number };

/** A finding of a meter as stored or seen from its days: instants in s UTC, the value (0.0001) for a contradiction only. */
export type StandingFinding = Finding & {
  readonly meter: number;
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
};

/** Receives meters and points, by number, and the stretch of time (s UTC) in which each has changed. */
export type ChangeListener = (changes: readonly { readonly series: number; readonly from: number; readonly to: number }[]) => void;

/** Shared by the parts of this slice. */
export type ReadingsInternals = ReadingsNeeds & {
  readonly store: ReadingStore;
  readonly decisions: DecisionStore;
  readonly again: PendingRecompute;
  readonly committer: Committer;
  /** How these meters and points are currently drawn; those that no longer exist are omitted. */
  readonly meters: (ids: readonly number[]) => Promise<Map<number, SeriesDefinition>>;
  /** Meters and points within a scope. */
  readonly series: SeriesLookup;
  readonly drawers: LineWorkers;
  /** The number of findings of each meter. */
  readonly counts: KeptByMeter<readonly FindingCount[]>;
  /** Where the data of each meter begin and end. */
  readonly ends: KeptByMeter<MeterEnd>;
  /** The current findings of recently queried meters, before anybody's word on them. */
  readonly standing: KeptByMeter<readonly StandingFinding[]>;
  /** The extents of recently queried meters; null for one without readings. */
  readonly extents: KeptByMeter<Extent | null>;
  /** What each meter measured over recently queried days. */
  readonly sums: SumKeeper;
  /** The listeners to changes. */
  readonly listeners: ChangeListener[];
  /** Metering points that only a preview knows, by number. */
  readonly imagined: Map<number, MeterFacts>;
  /** Imports that are being undone: nothing depends on what they brought. */
  readonly undoing: Set<number>;
  /** Called before an import is undone: returns what other slices received later that depends on it. */
  readonly laterOn: ((id: number) => Promise<readonly Finding[]>)[];
};
