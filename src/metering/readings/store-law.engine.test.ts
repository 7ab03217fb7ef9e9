import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { units } from '#kernel/carrier.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { steps } from '#kernel/calendar.ts';
import { classify, cutSteps, read } from '../../../test/oracle.ts';
import { knownTimes, retold, stories, visible, type Story } from '../../../test/random-meter.ts';
import { monthsKept, wrongMonths } from '../../../test/months.ts';
import { rounds } from '../../../test/rounds.ts';
import { freshStores, type FreshStores } from '../../../test/stores.ts';
import { createPendingRecompute } from './series/pending-recompute-store.ts';
import type { MeterDefinition } from './facts.ts';
import { createWorkers } from '#platform/workers/workers.ts';
import { createLineWorkers } from './compute/line-workers.ts';
import { foldRepeats } from './compute/fold.ts';
import { createImportBuffer } from './compute/import-buffer.ts';
import { findingsOf, measure, type Atoms } from './compute/measure.ts';
import { monthOf, nextMonth } from './series/months.ts';
import { createCommitter, type Committer } from './compute/commit.ts';
import { createReadingStore, type ReadingStore } from './series/store.ts';

/**
 * Checks the stores against the oracle: random meters arrive in many imports in random order, some are undone again, and day rows, drawn
 * lines and what was known at a time must match the law for the remaining readings.
 */
const seed = 20_261_120;
const meters = rounds(5, 40);

type Arrived = { readonly id: number; readonly story: Story; readonly imports: ReadonlyMap<number, number> };

let stores: FreshStores;
let store: ReadingStore;
let committer: Committer;
let arrived: Arrived[];
/** The imports in order, with the reported outcome of their rows and the counts of the oracle. */
const fared: { readonly told: object; readonly counted: object }[] = [];

const zoneOf = (story: Story): Zone => createZone(story.zone) as Zone;
const drawableOf = ({ id, story }: Arrived): MeterDefinition => ({ id, meter: story.meter, zone: zoneOf(story) });

beforeAll(async () => {
  stores = await freshStores();
  store = createReadingStore(stores.clickhouse);
  arrived = number(
    fc
      .sample(stories, { seed, numRuns: meters })
      .filter((story) => story.readings.length > 0)
      .map(retold),
  );
  const byId = new Map(arrived.map((one) => [one.id, drawableOf(one)]));
  committer = await createCommitter({
    store,
    clock: Date.now,
    ending: new AbortController().signal,
    again: createPendingRecompute(stores.postgres),
    meters: async (ids) => new Map(ids.flatMap((id) => (byId.has(id) ? [[id, byId.get(id)!]] : []))),
  });
  for (const [id, one] of shuffle(arrived.flatMap((meter) => [...meter.imports.values()].map((number) => [number, meter] as const)))) {
    await bring(one, id);
  }
  for (const one of arrived) {
    for (const own of one.story.undone) if (one.imports.has(own)) await committer.undoImport(one.imports.get(own) as number);
  }
});
afterAll(() => stores.drop());

/** Every import of every story gets a number of its own. */
function number(all: readonly Story[]): Arrived[] {
  let next = 1;
  return all.map((story, at) => {
    const own = [...new Set(story.readings.map((row) => row.import))];
    return { id: at + 1, story, imports: new Map(own.map((id) => [id, next++])) };
  });
}

function shuffle<T>(items: readonly T[]): T[] {
  const keyed = items.map((item, at) => ({ item, key: Math.imul(at + 1, 0x9e3779b1) >>> 0 }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}

async function bring({ id, story, imports }: Arrived, number: number): Promise<void> {
  const rows = story.readings.filter((row) => imports.get(row.import) === number);
  const hold = createImportBuffer(store, programScope, number);
  const came = {
    meter: new Uint32Array(rows.length).fill(id),
    at: Uint32Array.from(rows, (row) => row.at),
    width: Uint32Array.from(rows, (row) => row.width),
    value: Float64Array.from(rows, (row) => row.value),
    unit: Uint8Array.from(rows, (row) => units.indexOf(row.unit)),
    received: Float64Array.from(rows, (row) => row.received),
    import: new Uint32Array(rows.length).fill(number),
  };
  // Large imports wait in a table of their own, small ones in memory: both cases are covered here.
  if (number % 8 !== 0) await hold.stage(came, true);
  else await hold.stage(came, false);
  const { counts } = await committer.commitImport(
    number,
    hold.brought(),
    () => undefined,
    () => null,
  );
  const there = story.readings.filter((row) => committer.visibility.isVisible(imports.get(row.import) as number));
  fared.push({
    told: counts,
    counted: classify(
      there.map((row) => ({ ...row, import: imports.get(row.import) as number })),
      number,
    ),
  });
}

function atomsOf(story: Story, step: 'day' | 'hour'): Atoms {
  const zone = zoneOf(story);
  const firsts = story.readings.map((row) => row.at);
  const lasts = story.readings.map((row) => row.at + row.width);
  const first = zone.dayOf(firsts.reduce((a, b) => Math.min(a, b)));
  const last = zone.dayOf(lasts.reduce((a, b) => Math.max(a, b))) + 2;
  const from = zone.dayStart(step === 'day' ? first - 1 : Math.floor((first + last) / 2) - 4);
  const to = zone.dayStart(step === 'day' ? last : Math.floor((first + last) / 2) + 4);
  const edges = steps(zone, from, to, step);
  return {
    edges,
    days: Int32Array.from({ length: edges.length - 1 }, (_, at) => zone.dayOf(edges[at] as number)),
    wholeDays: step === 'day',
  };
}

async function answerOf(one: Arrived, step: 'day' | 'hour', received: number) {
  const atoms = atomsOf(one.story, step);
  const known = received === Infinity ? asOfNow : { received, recorded: asOfNow.recorded };
  const needs = { store, hidden: committer.visibility.hidden };
  const measured = (await measure(programScope, [drawableOf(one)], atoms, known, needs)).get(one.id);
  const rows = received === Infinity ? visible(one.story) : one.story.readings.filter((row) => row.received <= received);
  const lawful = cutSteps(read(one.story.meter, rows).stretches, [...atoms.edges]);
  return {
    ours: lawful.map((_, at) => ({ seconds: measured?.seconds[at], use: measured?.seconds[at] === 0 ? null : measured?.use[at] })),
    theirs: lawful.map((step) => ({ seconds: step.seconds, use: step.rounded === null ? null : Number(step.rounded) })),
  };
}

test('the outcome of each import’s rows matches the oracle', () => {
  expect(fared.length).toBeGreaterThan(5 * meters);
  for (const { told, counted } of fared) expect(told).toEqual(counted);
});

test('most repeats are not stored', async () => {
  const [kept] = await stores.clickhouse.queryCompact<[number]>('SELECT toUInt32(count()) FROM reading');
  const [told] = await stores.clickhouse.queryCompact<[number]>('SELECT toUInt32(sum(rows)) FROM repeat_run');
  expect(told?.[0]).toBeGreaterThan((kept?.[0] ?? 0) / 20);
});

test('day rows follow the rules, after all imports and undos', async () => {
  for (const one of arrived) {
    const { ours, theirs } = await answerOf(one, 'day', Infinity);
    expect(ours, `meter ${one.id}`).toEqual(theirs);
  }
});

test('hours calculated from the readings follow the rules', async () => {
  for (const one of arrived) {
    const { ours, theirs } = await answerOf(one, 'hour', Infinity);
    expect(ours, `meter ${one.id}`).toEqual(theirs);
  }
});

test('the state known at a time stays readable, including imports undone since', async () => {
  for (const one of arrived) {
    for (const known of knownTimes.slice(0, 3)) {
      const { ours, theirs } = await answerOf(one, 'day', known);
      expect(ours, `meter ${one.id} at ${known}`).toEqual(theirs);
    }
  }
});

/** Days of all meters of a zone, from the first reading to the last. */
function daysOf(zone: Zone, some: readonly Arrived[]): Atoms {
  const rows = some.flatMap(({ story }) => story.readings);
  const [first, last] = [
    rows.reduce((least, row) => Math.min(least, row.at), Infinity),
    rows.reduce((most, row) => Math.max(most, row.at + row.width), 0),
  ];
  const days = Int32Array.from({ length: zone.dayOf(last) + 2 - zone.dayOf(first) }, (_, at) => zone.dayOf(first) + at);
  return { edges: Float64Array.from([...days, (days.at(-1) as number) + 1], zone.dayStart), days, wholeDays: true };
}

test('threads, in parts and in parallel, give the same result as one thread', async () => {
  const needs = { store, hidden: committer.visibility.hidden, briefFrom: 0 };
  const drawers = createLineWorkers(stores.clickhouse, createWorkers({ size: 3 }));
  const apart = { drawers, enter: committer.lock.read, much: 0, portion: 9e7 };
  for (const [zone, some] of Map.groupBy(arrived, ({ story }) => zoneOf(story)))
    for (const received of knownTimes.slice(0, 3)) {
      const [atoms, known] = [daysOf(zone, some), { received, recorded: asOfNow.recorded }];
      const meters = some.map(drawableOf);
      const inThreads = await measure(programScope, meters, atoms, known, { ...needs, apart });
      expect(inThreads).toEqual(await measure(programScope, meters, atoms, known, { ...needs, briefFrom: Infinity }));
    }
});

test('the fast path gives the same lines and the same findings', async () => {
  const hidden = committer.visibility.hidden;
  const [brief, whole] = [
    { store, hidden, briefFrom: 0 },
    { store, hidden, briefFrom: Infinity },
  ];
  for (const [zone, some] of Map.groupBy(arrived, ({ story }) => zoneOf(story)))
    for (const received of [...knownTimes.slice(0, 2), asOfNow.received]) {
      const [atoms, known] = [
        { ...daysOf(zone, some), wholeDays: false },
        { received, recorded: asOfNow.recorded },
      ];
      const meters = some.map(drawableOf);
      expect(await measure(programScope, meters, atoms, known, brief)).toEqual(await measure(programScope, meters, atoms, known, whole));
      const doubts = async (needs: typeof brief) =>
        (await findingsOf(programScope, meters, atoms, known, needs)).map((one) => JSON.stringify(one)).toSorted();
      expect(await doubts(brief)).toEqual(await doubts(whole));
    }
});

test('stored findings are those of the whole line', async () => {
  for (const one of arrived) {
    const stored = await store.findingsOf({ scope: programScope, meters: [one.id] });
    const key = (row: { code: string; from: number; to: number; value: number | null }) =>
      `${row.code} ${row.from} ${row.to} ${row.value ?? 0}`;
    const ours = stored.map((row) => key({ code: row.code, from: row.begins, to: row.ends, value: row.value })).toSorted();
    expect(ours, `meter ${one.id}`).toEqual(read(one.story.meter, visible(one.story)).findings.map(key).toSorted());
  }
});

test('month rows are the sums of the day rows, after all imports and undos', async () => {
  expect(await monthsKept(stores.clickhouse)).toBeGreaterThan(meters);
  expect(committer.months.quiet(Infinity)).toEqual([]);
  expect(await wrongMonths(stores.clickhouse)).toEqual([]);
});

test('sums over any days are the same by months and days as by days only', async () => {
  const seen = { scope: programScope, meters: arrived.map(({ id }) => id) };
  const [bounds] = await stores.clickhouse.query<{ first: number; last: number }>(
    'SELECT toUInt16(min(day)) AS first, toUInt16(max(day)) AS last FROM day',
  );
  const { first = 0, last = 0 } = bounds ?? {};
  const read = (sums: Awaited<ReturnType<ReadingStore['sums']>>) =>
    seen.meters.map((meter) => [meter, sums.use(meter), sums.seconds(meter), sums.since(meter)]);
  for (const [from, to] of [
    [first, last + 1],
    [monthOf(first), nextMonth(last)],
    [first + 17, last - 40],
    [first + 3, first + 9],
    [monthOf(first + 200), nextMonth(first + 330)],
  ] as const) {
    const byDays = await store.sums(seen, { months: [], days: [{ from, to }] });
    const pieces = committer.months.pieces({ from, to });
    expect(read(await store.sums(seen, pieces)), `${from} to ${to}`).toEqual(read(byDays));
  }
});

test('with day rows and no month rows, as after a restore, days answer until the months are added up again', async () => {
  await stores.clickhouse.onShards('TRUNCATE TABLE month');
  const again = await createCommitter({
    store,
    clock: Date.now,
    ending: new AbortController().signal,
    meters: async () => new Map(),
    again: createPendingRecompute(stores.postgres),
  });
  await again.repair();
  const all = { from: 0, to: 60_000 };
  expect(again.months.pieces(all).months.length).toBeGreaterThan(0);
  expect(await wrongMonths(stores.clickhouse)).toEqual([]);
  expect(again.months.quiet(Infinity).length).toBeGreaterThan(0);
  await again.tightenMonths(Infinity);
  expect(again.months.pieces(all)).toEqual({ months: [{ from: 0, to: monthOf(60_000) }], days: [{ from: monthOf(60_000), to: 60_000 }] });
  expect(await monthsKept(stores.clickhouse)).toBeGreaterThan(meters);
  expect(await wrongMonths(stores.clickhouse)).toEqual([]);
});

test('a store with every row, as in earlier versions, is folded: its answers are the same, and a later undo is still correct', async () => {
  const rows = arrived.flatMap(({ id, story, imports }) =>
    story.readings.map((row) => ({ ...row, meter: id, unit: units.indexOf(row.unit), import: imports.get(row.import) as number })),
  );
  for (const table of ['reading', 'repeat_run']) await stores.clickhouse.onShards(`TRUNCATE TABLE ${table}`);
  const column = (name: 'meter' | 'at' | 'width' | 'import') => Uint32Array.from(rows, (row) => row[name]);
  await store.add(wholeProgram, {
    meter: column('meter'),
    at: column('at'),
    width: column('width'),
    value: Float64Array.from(rows, (row) => row.value),
    unit: Uint8Array.from(rows, (row) => row.unit),
    received: Float64Array.from(rows, (row) => row.received),
    import: column('import'),
  });
  const folded = await foldRepeats({ store, committer });
  expect(folded).toBeGreaterThan(rows.length / 15);
  expect(await stores.clickhouse.queryCompact('SELECT toUInt32(count()) FROM reading')).toEqual([[rows.length - folded]]);
  expect(await foldRepeats({ store, committer })).toBe(0);
  for (const one of arrived) {
    for (const known of knownTimes.slice(0, 3)) {
      const { ours, theirs } = await answerOf(one, 'day', known);
      expect(ours, `meter ${one.id} at ${known}`).toEqual(theirs);
    }
    const { ours, theirs } = await answerOf(one, 'hour', Infinity);
    expect(ours, `meter ${one.id}`).toEqual(theirs);
  }
  for (const [at, one] of arrived.entries()) {
    const standing = [...one.imports].filter(([, number]) => committer.visibility.isVisible(number));
    const some = standing.filter((_, n) => n % 3 === at % 3);
    for (const [, number] of some) await committer.undoImport(number);
    const story = { ...one.story, undone: [...one.story.undone, ...some.map(([own]) => own)] };
    for (const step of ['day', 'hour'] as const) {
      const { ours, theirs } = await answerOf({ ...one, story }, step, Infinity);
      expect(ours, `meter ${one.id}`).toEqual(theirs);
    }
  }
});

test('after a restart nothing has changed', async () => {
  const again = await createCommitter({
    store,
    clock: Date.now,
    ending: new AbortController().signal,
    meters: async () => new Map(),
    again: createPendingRecompute(stores.postgres),
  });
  expect(await again.repair()).toEqual([]);
  expect(new Set(again.visibility.hidden(asOfNow))).toEqual(new Set(committer.visibility.hidden(asOfNow)));
});
