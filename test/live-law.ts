import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { units } from '#kernel/carrier.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { steps } from '#kernel/calendar.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { classify, cutSteps, read, type Reading } from './oracle.ts';
import { shuffled, stories, type Story } from './random-meter.ts';
import { monthsKept, wrongMonths } from './months.ts';
import { freshStores, type FreshStores } from './stores.ts';
import { createPendingRecompute } from '#metering/readings/series/pending-recompute-store.ts';
import { decimalText } from '#metering/readings/series/export.ts';
import type { MeterDefinition } from '#metering/readings/facts.ts';
import { createImportBuffer } from '#metering/readings/compute/import-buffer.ts';
import { createLive } from '#metering/readings/live/live.ts';
import type { LiveAnswer } from '#metering/readings/live/live-message.ts';
import { measure, type Atoms } from '#metering/readings/compute/measure.ts';
import type { ReadingsInternals } from '#metering/readings/compute/internals.ts';
import { createCommitter, type Committer } from '#metering/readings/compute/commit.ts';
import { createReadingStore, type ReadingStore } from '#metering/readings/series/store.ts';
import { story } from './story.ts';

/**
 * The law through live readings, on the real stores: random meters, their readings in random order, most of them live in messages of
 * several meters that are sent without waiting for one another, the others by file in between; some files and one sender's day are undone.
 * Then everything must be what the oracle says about the remaining readings, each known from the instant that its answer stated.
 */
export function liveLaw({ seed, meters, rounds }: { readonly seed: number; readonly meters: number; readonly rounds: number }): void {
  /** What came in, with its `received` as the program reported it. */
  type Taken = { readonly meter: number; readonly row: Reading };

  type Sent = { readonly rows: readonly Taken[]; readonly answer: LiveAnswer };

  let stores: FreshStores;
  let store: ReadingStore;
  let committer: Committer;
  let all: { readonly id: number; readonly story: Story }[];
  const taken: Taken[] = [];
  const sent: Sent[] = [];
  const undone = new Set<number>();
  /** Instants between two rounds, at which everything sent had been answered. */
  const quiet: number[] = [];

  const zoneOf = (story: Story): Zone => createZone(story.zone) as Zone;
  const codeOf = (id: number): string => `M${id}`;
  const drawableOf = (id: number): MeterDefinition => {
    const { story } = all[id - 1] as (typeof all)[number];
    return { id, meter: story.meter, zone: zoneOf(story) };
  };

  function factsOf({ id, story }: (typeof all)[number]): MeterFacts {
    const { carrier, kind, capacityKw, devices } = story.meter;
    // what the intake would refuse is out of scope here: negative values and registers beyond their digits are let in as from a file
    const open = devices.map((device) => ({ ...device, digits: null }));
    const none = { building: null, item: null, parent: null, operator: null, installed: null, removed: null, shares: [] };
    return {
      ...none,
      id,
      code: codeOf(id),
      zone: story.zone,
      carrier,
      kind,
      kindStated: true,
      direction: 'both',
      capacityKw,
      devices: open,
    };
  }

  /** Imports and the facts of series, as far as live readings need them. */
  function rooms() {
    let next = 1000;
    const days = new Map<string, number>();
    return {
      nextImport: () => ++next,
      closed: (actor: string) => days.delete(actor),
      imports: {
        openLive: async ({ actor }: { actor: string }) => {
          if (!days.has(actor)) days.set(actor, ++next);
          return { id: days.get(actor) as number, result: null };
        },
        tellLive: async () => undefined,
        tallyLive: async () => undefined,
        liveSince: async () => [...days.values()],
      },
      series: async (_: unknown, { meters: codes = [] }: { meters?: readonly string[] }) =>
        all.filter(({ id }) => codes.includes(codeOf(id))).map(factsOf),
    };
  }

  type Rooms = ReturnType<typeof rooms>;

  function internalsOf(place: Rooms): ReadingsInternals {
    const own = async (ids: readonly number[]) => new Map(ids.map((id) => [id, drawableOf(id)]));
    return {
      ...place,
      clickhouse: stores.clickhouse,
      postgres: stores.postgres,
      store,
      committer,
      meters: own,
      clock: Date.now,
    } as unknown as ReadingsInternals;
  }

  beforeAll(async () => {
    stores = await freshStores();
    store = createReadingStore(stores.clickhouse);
    all = fc
      .sample(stories, { seed, numRuns: meters })
      .filter((story) => story.readings.length > 0)
      .map((story, at) => ({ id: at + 1, story }));
    committer = await createCommitter({
      store,
      clock: Date.now,
      ending: new AbortController().signal,
      again: createPendingRecompute(stores.postgres),
      meters: async (ids) => new Map(ids.map((id) => [id, drawableOf(id)])),
    });
    const place = rooms();
    const live = createLive(internalsOf(place));
    const coming = shuffled(
      all.flatMap(({ id, story }) => story.readings.filter((row) => row.value >= 0).map((row) => ({ meter: id, row }))),
      seed,
    );
    for (let round = 0; round < rounds; round++) {
      const now = coming.filter((_, at) => at % rounds === round);
      // some of what came in the round before is sent again
      const again = round === 0 ? [] : coming.filter((_, at) => at % rounds === round - 1 && at % 3 !== 0);
      await bring(live, place, [...now, ...again], round);
      quiet.push(committer.now());
    }
    await live.stopLive();
  }, 600_000);
  afterAll(() => stores.drop());

  /** One round: two files and many messages at the same time, then something is undone. */
  async function bring(live: ReturnType<typeof createLive>, place: Rooms, rows: readonly Taken[], round: number): Promise<void> {
    const files = [0, 1].map((part) => rows.filter((_, at) => at % 10 === part));
    const messages = Array.from({ length: 8 }, (_, part) => rows.filter((_row, at) => at % 10 > 1 && at % 8 === part)).filter(
      (some) => some.length > 0,
    );
    const sending = () => Promise.all(messages.map((some, at) => byMessage(live, some, { actor: `gateway-${at % 3}` })));
    // how the first message is handled is counted below: no file in progress may affect it
    if (round === 0) await sending();
    const [imports] = await Promise.all([
      Promise.all(files.map((some) => byFile(place.nextImport(), some))),
      round === 0 ? undefined : sending(),
    ]);
    if (round % 4 === 2) await takeBack(imports[0] as number);
    if (round === 6) {
      const id = sent.findLast(({ answer }) => !undone.has(answer.import))?.answer.import as number;
      for (const actor of ['gateway-0', 'gateway-1', 'gateway-2'])
        if (sent.some((one) => one.answer.import === id && one.answer.message?.startsWith(actor) === true)) place.closed(actor);
      await takeBack(id);
    }
  }

  async function byFile(id: number, some: readonly Taken[]): Promise<number> {
    const received = committer.instants(1);
    const rows = some.map(({ meter, row }) => ({ meter, row: { ...row, received, import: id } }));
    const hold = createImportBuffer(store, programScope, id);
    const staged = {
      meter: Uint32Array.from(rows, ({ meter }) => meter),
      at: Uint32Array.from(rows, ({ row }) => row.at),
      width: Uint32Array.from(rows, ({ row }) => row.width),
      value: Float64Array.from(rows, ({ row }) => row.value),
      unit: Uint8Array.from(rows, ({ row }) => units.indexOf(row.unit)),
      received: new Float64Array(rows.length).fill(received),
      import: new Uint32Array(rows.length).fill(id),
    };
    await hold.stage(staged, id % 2 === 0);
    await committer.commitImport(
      id,
      hold.brought(),
      () => undefined,
      () => null,
    );
    taken.push(...rows);
    return id;
  }

  async function byMessage(live: ReturnType<typeof createLive>, some: readonly Taken[], { actor }: { actor: string }): Promise<void> {
    const readings = some.map(({ meter, row }) => ({
      meter: codeOf(meter),
      time: formatInstant(row.at),
      end: row.width === 0 ? undefined : formatInstant(row.at + row.width),
      value: decimalText(row.value),
      unit: row.unit,
    }));
    const scope = { ...programScope, actor };
    const message = `${actor}-${crypto.randomUUID()}`;
    const [answer, again] = await Promise.all([
      live.recordLive(scope, { message, readings }),
      live.recordLive(scope, { message, readings }),
    ]);
    expect(again).toEqual({ ...answer, again: true });
    const refused = new Set(answer.rejected.map((one) => one.row));
    const rows = some
      .filter((_, at) => !refused.has(at + 1))
      .map(({ meter, row }) => ({ meter, row: { ...row, received: answer.received, import: answer.import } }));
    taken.push(...rows);
    sent.push({ rows, answer });
  }

  async function takeBack(id: number): Promise<void> {
    await committer.undoImport(id);
    undone.add(id);
  }

  const rowsOf = (id: number): Reading[] => taken.filter((one) => one.meter === id && !undone.has(one.row.import)).map((one) => one.row);

  function atomsOf(story: Story, step: 'day' | 'hour'): Atoms {
    const zone = zoneOf(story);
    const first = zone.dayOf(Math.min(...story.readings.map((row) => row.at)));
    const last = zone.dayOf(Math.max(...story.readings.map((row) => row.at + row.width))) + 2;
    const middle = Math.floor((first + last) / 2);
    const [from, to] = step === 'day' ? [first - 1, last] : [middle - 4, middle + 4];
    const edges = steps(zone, zone.dayStart(from), zone.dayStart(to), step);
    return {
      edges,
      days: Int32Array.from({ length: edges.length - 1 }, (_, at) => zone.dayOf(edges[at] as number)),
      wholeDays: step === 'day',
    };
  }

  async function answerOf({ id, story }: (typeof all)[number], step: 'day' | 'hour', received: number) {
    const atoms = atomsOf(story, step);
    const known = received === Infinity ? asOfNow : { received, recorded: asOfNow.recorded };
    const needs = { store, hidden: committer.visibility.hidden };
    const measured = (await measure(programScope, [drawableOf(id)], atoms, known, needs)).get(id);
    const rows =
      received === Infinity ? rowsOf(id) : taken.filter((one) => one.meter === id && one.row.received <= received).map((one) => one.row);
    const lawful = cutSteps(read(story.meter, rows).stretches, [...atoms.edges]);
    return {
      ours: lawful.map((_, at) => ({ seconds: measured?.seconds[at], use: measured?.seconds[at] === 0 ? null : measured?.use[at] })),
      theirs: lawful.map((one) => ({ seconds: one.seconds, use: one.rounded === null ? null : Number(one.rounded) })),
    };
  }

  test('most readings came live, in several groups', () => {
    expect(sent.length).toBeGreaterThan(7 * rounds);
    expect(sent.reduce((sum, one) => sum + one.rows.length, 0)).toBeGreaterThan(taken.length / 2);
  });

  test('the answer to each message states the outcome of its readings according to the rules', () => {
    for (const { rows, answer } of sent) {
      expect(answer.accepted + answer.repeated + answer.revised, String(answer.message)).toBe(rows.length);
    }
  });

  test('repeated readings are not stored again', async () => {
    const count = async (sql: string): Promise<number> => Number((await stores.clickhouse.queryCompact<[number]>(sql))[0]?.[0]);
    const [kept, told] = [await count('SELECT toUInt32(count()) FROM reading'), await count('SELECT toUInt32(sum(rows)) FROM repeat_run')];
    expect(told).toBeGreaterThan(taken.length / 8);
    expect(kept + told).toBeGreaterThan(taken.length * 0.9);
    const live = [...new Set(sent.map(({ answer }) => answer.import))];
    expect(await count(`SELECT toUInt32(sum(rows)) FROM repeat_run WHERE import IN (${live.join(', ')})`)).toBeGreaterThan(100);
  });

  test('the outcome of the first messages matches the oracle', () => {
    const [first] = sent.toSorted((a, b) => a.answer.received - b.answer.received) as [Sent];
    const told = { accepted: 0, repeated: 0, revised: 0 };
    for (const [, rows] of Map.groupBy(first.rows, (one) => one.meter)) {
      const before = taken.filter((one) => one.meter === rows[0]?.meter && one.row.received < first.answer.received).map((one) => one.row);
      const own = rows.map((one) => ({ ...one.row, import: -1 }));
      const counted = classify([...before, ...own], -1);
      told.accepted += counted.accepted;
      told.repeated += counted.repeated;
      told.revised += counted.revised;
    }
    const { accepted, repeated, revised } = first.answer;
    expect({ accepted, repeated, revised }).toEqual(told);
  });

  test('day rows follow the rules, whatever arrived live, late or by file, or was undone', async () => {
    for (const one of all) {
      const { ours, theirs } = await answerOf(one, 'day', Infinity);
      expect(ours, `meter ${one.id}`).toEqual(theirs);
    }
  });

  test('hours calculated from the readings follow the rules', async () => {
    for (const one of all) {
      const { ours, theirs } = await answerOf(one, 'hour', Infinity);
      expect(ours, `meter ${one.id}`).toEqual(theirs);
    }
  });

  test('the state known between two rounds stays readable', async () => {
    for (const one of all) {
      for (const known of quiet.slice(0, 2)) {
        const { ours, theirs } = await answerOf(one, 'day', known);
        expect(ours, `meter ${one.id} at ${known}`).toEqual(theirs);
      }
    }
  });

  test('stored findings are those of the whole line', async () => {
    const key = (row: { code: string; from: number; to: number; value: number | null }) =>
      `${row.code} ${row.from} ${row.to} ${row.value ?? 0}`;
    for (const { id, story } of all) {
      const stored = await store.findingsOf({ scope: programScope, meters: [id] });
      const ours = stored.map((row) => key({ code: row.code, from: row.begins, to: row.ends, value: row.value })).toSorted();
      expect(ours, `meter ${id}`).toEqual(read(story.meter, rowsOf(id)).findings.map(key).toSorted());
    }
  });

  story('months are added up again, and one written to meanwhile stays marked as not added up', (step) => {
    step(
      'months that live readings came into are answered by days until they are added up again; then all are the sums of their days',
      async () => {
        const before = committer.months.quiet(Infinity);
        expect(before.length).toBeGreaterThan(0);
        for (const month of before) expect(committer.months.pieces({ from: month, to: month + 28 }).months).toEqual([]);
        expect(await wrongMonths(stores.clickhouse)).toEqual([]);
        await committer.tightenMonths(Infinity);
        expect(committer.months.quiet(Infinity)).toEqual([]);
        expect(await monthsKept(stores.clickhouse)).toBeGreaterThan(meters);
        expect(await wrongMonths(stores.clickhouse)).toEqual([]);
      },
    );

    step('a month that is written into while it is added up stays loose', async () => {
      const day = 20_000;
      await committer.months.loosen([day]);
      let asked = 0;
      const meanwhile = async <T>(work: () => Promise<T>): Promise<T> => {
        if (asked++ === 1) await committer.months.loosen([day + 1]);
        return work();
      };
      await committer.months.tighten(committer.months.quiet(Infinity), meanwhile);
      expect(committer.months.quiet(Infinity)).toHaveLength(1);
      await committer.tightenMonths(Infinity);
      expect(committer.months.quiet(Infinity)).toEqual([]);
    });
  });
}
