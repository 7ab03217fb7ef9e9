import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** Repeats: they count, and cost next to nothing. */
let world: World;
let turn = 0;
let code = '';
beforeAll(async () => void (world = await createWorld()));
afterAll(() => world.stop());
beforeEach(() => void (code = `M${++turn}`));

const day = 96;
const first = Date.UTC(2025, 0, 1);
const timeOf = (quarter: number): string => new Date(first + quarter * 900_000).toISOString();
const rowsOf = (from: number, to: number, value = (at: number) => 1 + (at % 7)) =>
  Array.from({ length: to - from }, (_, at) => `${timeOf(from + at)},${code},${value(from + at)}`).join('\n');

const bring = async (rows: string, options: object = {}) =>
  world.local.readings.importReadings({
    file: await world.upload(`${code}.csv`, `time,meter,value\n${rows}\n`),
    interval: '15min',
    createMeters: true,
    ...options,
  });
const undo = (id: number | null | undefined) => world.local.imports.undo({ id: id as number });
const use = async (knownAt?: string) =>
  (
    await world.local.metering.useOfMeter({ meter: code, from: '2025-01-01', to: '2025-01-04', step: 'day', ...(knownAt && { knownAt }) })
  ).steps.map(({ value }) => value);
const exported = async () => (await (await world.ask(`/api/exports/readings?format=csv&meter=${code}`)).text()).trim().split('\n').slice(1);
/** The number of rows in the store. */
const stored = async (): Promise<number> => {
  const { meter } = (await world.stores.postgres.query('SELECT id AS meter FROM meter WHERE code = $1', [code])).rows[0] as {
    meter: number;
  };
  const [row] = await world.stores.clickhouse.queryCompact<[number]>(`SELECT count() FROM reading WHERE meter = ${meter}`);
  return row?.[0] ?? 0;
};
const drawn = async (): Promise<number> =>
  (await world.stores.clickhouse.queryCompact<[number]>('SELECT max(drawn) FROM day'))[0]?.[0] ?? 0;

describe('the same file imported three times', () => {
  test('is a repeat: stored once, exported once, and no day is recalculated', async () => {
    const rows = rowsOf(0, 2 * day);
    expect(await bring(rows)).toMatchObject({ readings: 2 * day, accepted: 2 * day, repeated: 0 });
    const before = [await use(), await drawn()];
    for (let again = 0; again < 2; again += 1)
      expect(await bring(rows)).toMatchObject({ readings: 2 * day, accepted: 0, repeated: 2 * day, revised: 0, meters: 1 });
    expect(await stored()).toBe(2 * day);
    expect(await exported()).toHaveLength(2 * day);
    expect([await use(), await drawn()]).toEqual(before);
  });

  test('stays after the first is undone, known from the second on; disappears when all are undone', async () => {
    const rows = rowsOf(0, day);
    const came = [await bring(rows), await bring(rows), await bring(rows)];
    const [whole] = await use();
    const before = new Date().toISOString();
    await undo(came[0]?.import);
    expect((await use())[0]).toBe(whole);
    expect((await use(before))[0]).toBe(whole);
    expect(await exported()).toHaveLength(day);
    expect(await stored()).toBe(2 * day);
    await undo(came[1]?.import);
    expect((await use())[0]).toBe(whole);
    expect(await exported()).toHaveLength(day);
    await undo(came[2]?.import);
    expect((await use())[0]).toBeNull();
    expect((await use(before))[0]).toBe(whole);
    expect(await exported()).toHaveLength(0);
    expect((await world.local.doctor.examine({})).ok).toBe(true);
  });

  test('can be undone in any order', async () => {
    const rows = rowsOf(0, day);
    const came = [await bring(rows), await bring(rows), await bring(rows)];
    const [whole] = await use();
    await undo(came[1]?.import);
    await undo(came[0]?.import);
    expect((await use())[0]).toBe(whole);
    await undo(came[2]?.import);
    expect((await use())[0]).toBeNull();
  });
});

describe('a file with the year so far', () => {
  test('imports what is new, and recalculates only that', async () => {
    await bring(rowsOf(0, day));
    const settled = await drawn();
    expect(await bring(rowsOf(0, 2 * day))).toMatchObject({ accepted: day, repeated: day, revised: 0 });
    expect(await stored()).toBe(2 * day);
    expect(await bring(rowsOf(0, 3 * day))).toMatchObject({ accepted: day, repeated: 2 * day });
    expect(await stored()).toBe(3 * day);
    const days = await world.stores.clickhouse.queryCompact<[string]>(
      `SELECT DISTINCT day FROM day WHERE drawn > ${settled} AND seconds > 0 ORDER BY day`,
    );
    // the local days on both sides of what is new
    expect(days.map(([one]) => one)).not.toContain('2025-01-01');
    expect(await exported()).toHaveLength(3 * day);
  });

  test('revises a value in the middle: the rest is repeated, and stays when the first is undone', async () => {
    const one = await bring(rowsOf(0, day));
    const other = (at: number) => (at === 40 ? 999 : 1 + (at % 7));
    expect(await bring(rowsOf(0, day, other))).toMatchObject({ accepted: 0, repeated: day - 1, revised: 1 });
    expect(await stored()).toBe(day + 1);
    expect(await bring(rowsOf(0, day, other))).toMatchObject({ repeated: day });
    expect(await stored()).toBe(day + 1);
    const [whole] = await use();
    await undo(one.import);
    expect((await use())[0]).toBe(whole);
    expect((await exported()).map((row) => row.split(',')[3]).filter((value) => value === '999')).toHaveLength(1);
    expect(await exported()).toHaveLength(day);
  });
});

describe('readings with an earlier time of receipt', () => {
  const at = (month: number) => `2025-${String(month).padStart(2, '0')}-01T00:00:00Z`;

  test('come between a value and its repeat: A, B, A is A again', async () => {
    await bring(rowsOf(0, day), { received: at(2) });
    await bring(rowsOf(0, day), { received: at(6) });
    expect(await stored()).toBe(day);
    const [whole] = await use();
    expect(
      await bring(
        rowsOf(0, day, () => 50),
        { received: at(4) },
      ),
    ).toMatchObject({ revised: day });
    expect((await use())[0]).toBe(whole);
    expect((await use(at(5)))[0]).not.toBe(whole);
    expect((await use(at(3)))[0]).toBe(whole);
    expect(await exported()).toHaveLength(3 * day);
  });

  test('are repeated by existing ones: both count, each from its own time on', async () => {
    const late = await bring(rowsOf(0, day), { received: at(6) });
    expect(await bring(rowsOf(0, day), { received: at(2) })).toMatchObject({ accepted: day });
    expect((await use(at(3)))[0]).toBe((await use())[0]);
    const [whole] = await use();
    await undo(late.import);
    expect((await use())[0]).toBe(whole);
  });

  test('are not repeats of undone ones', async () => {
    const gone = await bring(rowsOf(0, day), { received: at(2) });
    await undo(gone.import);
    for (const [turnOf, accepted] of [day, 0, 0].entries())
      expect(await bring(rowsOf(0, day), { received: at(3 + turnOf) })).toMatchObject({ accepted });
    expect(await stored()).toBe(2 * day);
  });
});

describe('readings sent again by a gateway', () => {
  const send = (from: number, to: number) =>
    world.local.readings.recordLive({
      interval: '15min',
      readings: Array.from({ length: to - from }, (_, at) => ({ meter: code, time: timeOf(from + at), value: 1 + ((from + at) % 7) })),
    });

  test('are repeats and not stored, from the same gateway or another source, late ones too', async () => {
    await bring(rowsOf(0, day));
    expect(await send(day, 2 * day)).toMatchObject({ accepted: day, repeated: 0 });
    expect(await send(day + 8, 2 * day + 8)).toMatchObject({ accepted: 8, repeated: day - 8 });
    expect(await send(0, day)).toMatchObject({ accepted: 0, repeated: day, revised: 0 });
    expect(await stored()).toBe(2 * day + 8);
    expect(await bring(rowsOf(0, 2 * day + 8))).toMatchObject({ accepted: 0, repeated: 2 * day + 8 });
    expect(await stored()).toBe(2 * day + 8);
    expect(await exported()).toHaveLength(2 * day + 8);
  });

  test('stay when the file that first contained them is undone, and disappear with the day on which they were sent', async () => {
    const file = await bring(rowsOf(0, day));
    const [whole] = await use();
    const { import: id } = await send(0, day);
    await undo(file.import);
    expect((await use())[0]).toBe(whole);
    expect(await exported()).toHaveLength(day);
    await undo(id);
    expect((await use())[0]).toBeNull();
  });
});

describe('a directory of an earlier version that stores every repeat', () => {
  /** Keeps repeats as rows, as earlier versions did. */
  async function unfold(): Promise<void> {
    const { clickhouse } = world.stores;
    await clickhouse.command(
      `INSERT INTO reading (meter, at, width, value, unit, received, import)
       SELECT r.meter, r.at, r.width, r.value, r.unit, t.received, t.import FROM reading AS r JOIN repeat_run AS t ON r.meter = t.meter
       WHERE r.at >= t.first AND r.at <= t.last AND r.import < t.import`,
    );
    await clickhouse.onShards('TRUNCATE TABLE repeat_run');
  }

  test('exports each revision once, and is folded by doctor --compact: answers stay the same, and a later undo is still correct', async () => {
    await world.local.doctor.compact();
    const rows = rowsOf(0, day);
    const came = [await bring(rows), await bring(rows), await bring(rows)];
    await unfold();
    const [whole] = await use();
    expect(await stored()).toBe(3 * day);
    expect(await exported()).toHaveLength(day);
    await world.local.doctor.compact();
    expect(await stored()).toBe(day);
    expect(await exported()).toHaveLength(day);
    expect((await use())[0]).toBe(whole);
    await undo(came[0]?.import);
    expect((await use())[0]).toBe(whole);
    await undo(came[2]?.import);
    expect((await use())[0]).toBe(whole);
    await undo(came[1]?.import);
    expect((await use())[0]).toBeNull();
    expect((await world.local.doctor.examine({})).ok).toBe(true);
  });
});
