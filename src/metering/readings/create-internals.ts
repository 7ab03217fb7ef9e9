import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { nothingMeasured } from './quality/silent.ts';
import { createDecisionStore } from './series/decision-store.ts';
import { createPendingRecompute } from './series/pending-recompute-store.ts';
import type { Extent } from './series/state-store.ts';
import { createReadingStore } from './series/store.ts';
import { createCommitter } from './compute/commit.ts';
import type { ChangeListener, FindingCount, MeterEnd, ReadingsInternals, ReadingsNeeds, StandingFinding } from './compute/internals.ts';
import { createKeptByMeter } from './compute/kept-by-meter.ts';
import { createKeptSums } from './compute/kept-sums.ts';
import { createLineWorkers } from './compute/line-workers.ts';
import type { SeriesDefinition } from './facts.ts';
import { seriesDefinitionsOf } from './compute/meter-definitions.ts';
import type { Stretches } from './compute/recompute-touched.ts';
import { createSeriesLookup } from './compute/series-facts.ts';

/** For this many meters, findings and extents are cached: some 20 MB. */
const mostKept = 50_000;

/** Creates what the parts of this slice share. */
export async function createInternals(needs: ReadingsNeeds): Promise<ReadingsInternals> {
  const store = createReadingStore(needs.clickhouse);
  const decisions = createDecisionStore(needs.postgres);
  const again = createPendingRecompute(needs.postgres);
  const imagined = new Map<number, MeterFacts>();
  const lookup = createSeriesLookup(needs.registry, needs.point);
  const meters = async (ids: readonly number[]): Promise<Map<number, SeriesDefinition>> => {
    const real = ids.filter((id) => !imagined.has(id));
    const known = await lookup(programScope, { ids: real }, asOfNow);
    return seriesDefinitionsOf(decisions, programScope, [...known, ...ids.flatMap((id) => imagined.get(id) ?? [])], asOfNow);
  };
  const counts = createKeptByMeter<readonly FindingCount[]>([]);
  const ends = createKeptByMeter<MeterEnd>(nothingMeasured);
  const standing = createKeptByMeter<readonly StandingFinding[]>([], mostKept);
  const extents = createKeptByMeter<Extent | null>(null, mostKept);
  const sums = createKeptSums();
  const moved = (ids: Iterable<number>): void => {
    const all = [...ids];
    sums.moved(all, committer.last());
    for (const kept of [counts, ends, standing, extents]) kept.moved(all);
  };
  const listeners: ChangeListener[] = [];
  const changed = (stretches: Stretches): void => {
    const changes = [...stretches].map(([series, { from, to }]) => ({ series, from, to }));
    if (changes.length > 0) for (const listener of listeners) listener(changes);
  };
  const committer = await createCommitter({ store, clock: needs.clock, ending: needs.ending, meters, again, moved, changed });
  sums.begin(committer.last());
  const drawers = createLineWorkers(needs.clickhouse, needs.workers);
  return {
    ...needs,
    store,
    decisions,
    again,
    committer,
    meters,
    series: lookup,
    listeners,
    imagined,
    drawers,
    counts,
    ends,
    standing,
    extents,
    sums,
    undoing: new Set(),
    laterOn: [],
  };
}
