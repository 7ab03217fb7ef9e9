import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let from: World;
let into: World;
beforeAll(async () => {
  [from, into] = [await createWorld(), await createWorld()];
  for (const world of [from, into]) {
    await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB,楼,office,140302\n') });
    const meters = 'code,building,kind,digits\nBILL,B,interval,\nGAS,B,interval,\nREG,B,register,6\nTWO,B,register,6\n';
    await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  }
});
afterAll(async () => void (await Promise.all([from.stop(), into.stop()])));

const out = async (world: World, what: string, format = 'csv') =>
  Buffer.from(await (await world.ask(`/api/exports/${what}?format=${format}`)).arrayBuffer());
const readingsIn = async (world: World, name: string, bytes: string | Buffer, options: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload(name, bytes), ...options });
const decisionsIn = async (world: World, name: string, bytes: string | Buffer, options: object = {}) =>
  world.local.readings.importDecisions({ file: await world.upload(name, bytes), ...options });

describe('bills', () => {
  const day = (number: number): string => new Date(Date.UTC(2024, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
  /** Consecutive bills, some days long, some of them preceded by a gap. */
  const bills = fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 3 }),
      days: fc.integer({ min: 2, max: 70 }),
      value: fc.integer({ min: 0, max: 9_999_999 }),
    }),
    { minLength: 5, maxLength: 40 },
  );

  test('are exported as they are and imported again: the same file on both sides, twice changes nothing, an edited row changes only that', async () => {
    const rows = ['BILL', 'GAS'].flatMap((meter, seed) => {
      let at = 0;
      return (fc.sample(bills, { numRuns: 1, seed: seed + 1 })[0] ?? []).map(({ gap, days, value }) => {
        const start = at + gap;
        at = start + days;
        return `${meter},${day(start)},${day(at)},${value / 10_000},${value % 2 === 0 ? 'kWh' : 'MWh'}`;
      });
    });
    await readingsIn(from, 'first.csv', `meter,time,end,value,unit\n${rows.join('\n')}\nBILL,2026-02-01 10:30,2026-03-01 09:00,7,kWh\n`);
    await readingsIn(from, 'quarter.csv', 'meter,time,end,value,unit\nBILL,2026-04-01,2026-04-02,1,kWh\n');
    const corrected = (rows[3] as string).replace(/,[^,]*,(M?kWh|MWh)$/u, ',123.4567,kWh');
    await readingsIn(from, 'corrected.csv', `meter,time,end,value,unit\n${corrected}\n`);

    const sent = await out(from, 'bills');
    expect(sent.toString()).toContain(corrected);
    expect(sent.toString()).toContain('BILL,2026-02-01T02:30:00Z,2026-03-01T01:00:00Z,7,kWh');
    expect(sent.toString()).not.toContain('2026-04-01');
    const all = rows.length + 1;
    expect(await readingsIn(into, 'bills.csv', sent)).toMatchObject({ readings: all, accepted: all, rejectedCount: 0 });
    expect(await out(into, 'bills')).toEqual(sent);
    for (const format of ['csv', 'xlsx', 'parquet'])
      expect(await readingsIn(into, `bills.${format}`, await out(into, 'bills', format)), format).toMatchObject({
        repeated: all,
        accepted: 0,
        revised: 0,
        rejectedCount: 0,
      });

    const edited = sent.toString().replace(corrected, corrected.replace('123.4567', '99'));
    const change = await readingsIn(into, 'edited.csv', edited);
    expect(change).toMatchObject({ accepted: 0, revised: 1, repeated: all - 1 });
    expect((await out(into, 'bills')).toString()).toBe(edited);
    await into.local.imports.undo({ id: change.import });
    expect(await out(into, 'bills')).toEqual(sent);
  });
});

describe('decisions on findings', () => {
  const registers = [
    'time,meter,value',
    ...['REG', 'TWO'].flatMap((meter) =>
      [1, 2, 3, 4, 5, 6].map((at) => `2025-01-0${at} 00:00,${meter},${[500_000, 400_000, 400_100, 300_000, 300_100, 200_000][at - 1]}`),
    ),
  ].join('\n');
  const words = fc.record({
    as: fc.constantFrom('rollover', 'reset', 'bad'),
    note: fc.stringMatching(/^[=@'现场, "核对]{0,8}$/u).map((text) => text.trim()),
  });
  const open = async (world: World) =>
    (await world.local.readings.findings({ building: 'B' })).findings.map(({ meter, code, from: begins, to, decision }) => ({
      meter,
      code,
      begins,
      to,
      as: decision?.as ?? null,
      note: decision?.note ?? null,
    }));
  /** Without the author and time of the decision. */
  const said = (bytes: Buffer) =>
    bytes
      .toString()
      .split('\n')
      .map((line) => line.replace(/,[^,]*,[^,]*$/u, ''));

  test('are exported as they are and imported again: the same decisions and figures on both sides', async () => {
    for (const world of [from, into]) await readingsIn(world, 'r.csv', registers);
    const { findings } = await from.local.readings.findings({ building: 'B', code: 'register-fell' });
    expect(findings.length).toBeGreaterThan(3);
    const chosen = fc.sample(words, { numRuns: findings.length, seed: 5 });
    for (const [at, { id }] of findings.slice(0, -1).entries())
      await from.local.readings.decide({ finding: id, as: 'reset', note: '', ...chosen[at] } as never);
    const sent = await out(from, 'decisions');
    expect(await decisionsIn(into, 'd.csv', sent, { preview: true })).toMatchObject({
      created: findings.length - 1,
      rejectedCount: 0,
      findings: [],
    });
    expect((await open(into)).every(({ as }) => as === null)).toBe(true);

    const came = await decisionsIn(into, 'd.csv', sent);
    expect(came).toMatchObject({ created: findings.length - 1, updated: 0, unchanged: 0, rejectedCount: 0 });
    expect(await open(into)).toEqual(await open(from));
    expect(said(await out(into, 'decisions'))).toEqual(said(sent));
    const use = (world: World) =>
      world.local.metering.useOfBuilding({ building: 'B', carrier: 'electricity', from: '2025-01-01', to: '2025-01-08', step: 'day' });
    expect((await use(into)).steps).toEqual((await use(from)).steps);
    for (const format of ['csv', 'xlsx', 'parquet'])
      expect(await decisionsIn(into, `d.${format}`, await out(into, 'decisions', format)), format).toMatchObject({
        created: 0,
        updated: 0,
        unchanged: findings.length - 1,
        rejectedCount: 0,
      });

    const before = await open(into);
    const lines = sent.toString().split('\n');
    const edited = (lines[1] as string).replace(/,(rollover|reset|bad),/u, (_, word: string) => `,${word === 'bad' ? 'reset' : 'bad'},`);
    const change = await decisionsIn(into, 'e.csv', [lines[0], edited, ...lines.slice(2)].join('\n'));
    expect(change).toMatchObject({ created: 0, updated: 1, unchanged: findings.length - 2 });
    expect(said(await out(into, 'decisions')).filter((line) => !said(sent).includes(line))).toHaveLength(1);
    await expect(into.local.imports.undo({ id: came.import })).rejects.toMatchObject({ document: { code: 'undo-refused' } });
    await into.local.imports.undo({ id: change.import });
    expect(await open(into)).toEqual(before);
    // the word that was put in force again belongs to the first import, and is removed with it
    await into.local.imports.undo({ id: came.import });
    expect((await open(into)).every(({ as }) => as === null)).toBe(true);
  });

  test('undone as a whole they leave nothing; decisions without a finding are stored and reported; unreadable ones are returned', async () => {
    const { findings } = await into.local.readings.findings({ building: 'B', code: 'register-fell' });
    const left = findings.find(({ decision }) => decision === null);
    const row = `${left?.meter},register-fell,${left?.from},${left?.to}`;
    const came = await decisionsIn(
      into,
      'x.csv',
      [
        'meter,code,from,to,value,as,note',
        `${row},,reset,看过`,
        'REG,dropout,2025-03-01,2025-03-02,,good,以后',
        `${row},,good,`,
        'NOBODY,dropout,2025-03-01,2025-03-02,,good,',
        'REG,dropout,2025-02-30,2025-03-02,,good,',
        'REG,contradiction,2025-03-01,2025-03-01,,this,',
        'REG,constructor,2025-03-01,2025-03-01,,this,',
      ].join('\n'),
    );
    expect(came.findings?.map(({ code }) => code)).toEqual(['decision-without-finding']);
    expect(came.rejected?.map(({ row: at, code }) => [at, code])).toEqual([
      [2, 'code-twice'],
      [4, 'code-twice'],
      [5, 'unknown-meter'],
      [6, 'bad-instant'],
      [7, 'not-a-number'],
      [8, 'word-does-not-fit'],
    ]);
    await into.local.imports.undo({ id: came.import });
    const one = await decisionsIn(into, 'y.csv', `meter,code,from,to,value,as,note\n${row},,reset,看过\n`);
    expect((await open(into)).filter(({ note }) => note === '看过')).toHaveLength(1);
    await into.local.imports.undo({ id: one.import });
    expect((await open(into)).filter(({ note }) => note === '看过')).toHaveLength(0);
    expect((await into.local.doctor.examine({})).checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
