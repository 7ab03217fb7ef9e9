import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueStatement } from '#cli/as-read.ts';
import type { Client } from '#client.ts';
import { settleTown } from './e2e/town.ts';
import { createWorld, type World } from './world.ts';

let world: World;

const daily = (meter: string, far: number) =>
  Array.from({ length: 30 }, (_, at) => `${meter},2025-03-${String(at + 1).padStart(2, '0')},${at === far ? 100 : 10 + (at % 3)}`);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.UTC(2026, 2, 1, 12) });
  await settleTown(world);
  const bureau = world.as('bureau', { region: '140300' });
  await issueStatement(bureau, { kind: 'quota-notice', question: { building: 'B1', year: 2025 }, indicative: true });
  const project = { work: 'land', class: 'public', fund: 'government', urban: true };
  for (const region of ['140300', '140303'])
    await issueStatement(bureau, { kind: 'planning-conditions', question: { region, date: '2026-03-01', project } });
  const meters =
    'code,building,carrier,kind,unit\nC10,B1,electricity,interval,kWh\nC9,B2,heat,interval,GJ\nC2,B3,electricity,interval,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  for (const [name, lines] of [
    ['a.csv', [...daily('C10', 19), ...daily('C2', 5)]],
    ['b.csv', daily('C9', 25)],
  ] as const) {
    const file = await world.upload(name, ['meter,time,value', ...lines].join('\n'));
    await world.local.readings.importReadings({ file, kind: 'interval', interval: '1d', marks: 'start' });
  }
});

afterAll(() => world.stop());

const region = '140300';

/** Every list: how it is queried sorted by a column, and what a row has there. */
const lists: Readonly<
  Record<string, (client: Client, how: never) => Promise<{ readonly rows: readonly object[]; readonly total: number }>>
> = {
  findings: async (client, how) => {
    const { findings, total } = await client.readings.findings({ region, ...(how as object) });
    return { rows: findings, total };
  },
  'offline meters': async (client, how) => {
    const { meters, total } = await client.readings.silent({ region, ...(how as object) });
    return { rows: meters, total };
  },
  'the audit trail': async (client, how) => {
    const { entries, total } = await client.access.audit({ ...(how as object) });
    return { rows: entries, total };
  },
  duties: async (client, how) => {
    const { rows, total } = await client.obligations.ofPlace({ region, ...(how as object) });
    return { rows, total };
  },
  statements: async (client, how) => {
    const { statements, total } = await client.statement.list({ ...(how as object) });
    return { rows: statements, total };
  },
  imports: async (client, how) => {
    const { imports, total } = await client.imports.list({ ...(how as object) });
    return { rows: imports, total };
  },
};

const columns: readonly (readonly [string, string])[] = [
  ['findings', 'meter'],
  ['findings', 'building'],
  ['findings', 'from'],
  ['offline meters', 'meter'],
  ['offline meters', 'carrier'],
  ['offline meters', 'days'],
  ['the audit trail', 'action'],
  ['the audit trail', 'subject'],
  ['duties', 'name'],
  ['duties', 'region'],
  ['statements', 'region'],
  ['statements', 'kind'],
  ['statements', 'number'],
  ['imports', 'subject'],
  ['imports', 'kind'],
];

const collator = new Intl.Collator('zh', { numeric: true });
const valuesOf = (rows: readonly object[], column: string) => rows.map((row) => (row as Record<string, unknown>)[column]);
const listOf = (name: string) => lists[name] as (client: Client, how: object) => ReturnType<NonNullable<(typeof lists)[string]>>;

test.each(columns)('%s are sorted by %s in both directions, and the pages joined are the whole list', async (name, column) => {
  const list = listOf(name);
  const rising = await list(world.local, { sort: column, order: 'asc', limit: 500 });
  const falling = await list(world.local, { sort: column, order: 'desc', limit: 500 });
  expect(rising.rows.length).toBeGreaterThan(1);
  expect(rising.total).toBe(rising.rows.length);
  const known = (rows: readonly object[]) => valuesOf(rows, column).filter((one) => one !== null);
  expect(known(falling.rows)).toEqual(known(rising.rows).toReversed());
  const values = known(rising.rows);
  const isText = typeof values[0] === 'string';
  if (isText && name !== 'the audit trail' && name !== 'imports') expect(values).toEqual((values as string[]).toSorted(collator.compare));
  if (!isText) expect(values).toEqual(values.toSorted((a, b) => Number(a) - Number(b)));
  const pages: object[] = [];
  for (let offset = 0; offset < rising.total; offset += 2)
    pages.push(...(await list(world.local, { sort: column, order: 'asc', limit: 2, offset })).rows);
  expect(valuesOf(pages, column)).toEqual(valuesOf(rising.rows, column));
});

test.each(Object.keys(lists))('%s refuse an unknown column and an unknown order, and list the allowed ones', async (name) => {
  for (const how of [{ sort: 'meter; drop table import' }, { sort: '__proto__' }, { order: 'sideways' }])
    await expect(listOf(name)(world.local, how)).rejects.toMatchObject({ document: { status: 400, code: 'input-invalid' } });
});

test('callers who see one district see only its rows, however the list is sorted', async () => {
  const other = world.as('bureau', { region: '140303' });
  for (const how of [{ sort: 'building', order: 'desc' }, { sort: 'meter' }]) {
    expect(valuesOf((await listOf('findings')(other, how)).rows, 'building')).toEqual(['B3']);
    expect(new Set(valuesOf((await listOf('offline meters')(other, how)).rows, 'building'))).toEqual(new Set(['B3']));
  }
  expect(valuesOf((await listOf('statements')(other, { sort: 'region' })).rows, 'region')).toEqual(['140303']);
  expect((await listOf('imports')(other, { sort: 'subject' })).total).toBe(0);
  const { rows } = await listOf('duties')(other, { sort: 'name' });
  expect(new Set(valuesOf(rows, 'region'))).toEqual(new Set(['140303']));
});

test('findings, offline meters and duties can be filtered by text, offline meters by quantity', async () => {
  expect(valuesOf((await listOf('findings')(world.local, { search: 'c1' })).rows, 'meter')).toEqual(['C10']);
  expect(valuesOf((await listOf('offline meters')(world.local, { carrier: 'heat' })).rows, 'meter')).toEqual(['C9']);
  expect(valuesOf((await listOf('duties')(world.local, { search: '宾馆' })).rows, 'code')).toEqual(['B3']);
  expect(valuesOf((await listOf('duties')(world.local, { use: 'hotel' })).rows, 'code')).toEqual(['B3']);
});

test('statements can be filtered by a part of their number, in any order', async () => {
  const all = valuesOf((await listOf('statements')(world.local, {})).rows, 'number') as string[];
  const found = await listOf('statements')(world.local, { search: '140303', sort: 'kind', order: 'desc' });
  expect(valuesOf(found.rows, 'number')).toEqual(all.filter((number) => number.includes('140303')));
  expect(found.total).toBe(1);
  expect((await listOf('statements')(world.local, { search: '没有这个' })).total).toBe(0);
});
