import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '#client.ts';
import { createPerson, noticesOf, type Person } from '../../../test/person.ts';
import { story } from '../../../test/story.ts';
import { bodyOf } from '../../../test/visitor.ts';
import { createWorld, type World } from '../../../test/world.ts';

type Check = Awaited<ReturnType<Client['sourceCheck']['propose']>>;
type Answered = Check & { readonly status: number; readonly code: string; readonly findings: readonly { readonly code: string }[] };

const office = 'gbt51161-2016/office';
const type = 'criterion/type';

let world: World;
let typist: Person;
let second: Person;
let county: Person;
/** Before anything was typed. */
let before = '';

beforeAll(async () => {
  world = await createWorld();
  const buildings = `代码,名称,用途,地区,建筑面积,空调方式,国家机关,气候区,年使用小时数,人数,供暖方式
B1,一号楼,办公,140302,1000,分体,否,2A,2500,100,无
B2,二号楼,办公,140321,1000,分体,否,2A,2500,100,无
`;
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings) });
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const readings = [
    ['meter', ...months],
    ['B1', ...months.map(() => 10_000)],
    ['B2', ...months.map(() => 5000)],
  ]
    .map((row) => row.join(','))
    .join('\n');
  await world.local.readings.importReadings({
    file: await world.upload('2025.csv', readings),
    layout: 'months',
    meterColumn: 'meter',
    kind: 'interval',
    interval: '1month',
    unit: 'kWh',
    carrier: 'electricity',
    createMeters: true,
  });
  [typist, second] = [await createPerson(world), await createPerson(world)];
  county = await createPerson(world, 'bureau', '140302');
  before = new Date().toISOString();
});
afterAll(() => world.stop());

const png = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'),
);

/** The scanned page, uploaded by the author. */
async function scanOf({ browser }: Person, bytes: Uint8Array | string = png, name = '表 5.2.1.png'): Promise<string> {
  const cookie = [...browser.cookies].map(([one, value]) => `${one}=${value}`).join('; ');
  const request = new Request(`http://localhost/api/files?name=${encodeURIComponent(name)}`, {
    method: 'PUT',
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
    headers: { cookie, origin: 'http://localhost' },
  });
  return ((await (await world.app.fetch(request)).json()) as { file: string }).file;
}

const post = async ({ browser }: Person, path: string, body: object): Promise<Answered> =>
  (await bodyOf(await browser.post(`/api/knowledge/checks${path}`, body))) as unknown as Answered;

/** Notices on the limits of offices and on the types of buildings. */
const ofBoth = ({ kind, link }: { readonly kind: string; readonly link: string | null }): boolean =>
  kind === 'source-check' && [office, type].some((entry) => link === `/knowledge/check?entry=${encodeURIComponent(entry)}`);

/** What the program has for an entry, typed as if the text said the same. */
async function asKnown(entry: string, change: Readonly<Record<string, unknown>> = {}) {
  const shown = await world.local.sourceCheck.entry({ entry });
  return { entry: shown.entry, values: shown.values.map(({ cell, known }) => ({ cell, value: change[cell] ?? known })) };
}

async function propose(person: Person, entry: string, change: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
  const typed = await asKnown(entry, change);
  return post(person, '', { ...typed, edition: '2016 年第一版', page: '12', scan: await scanOf(person) });
}

const quota = (knownAt?: string) =>
  world.local.benchmarking.quota({ building: 'B1', year: 2025, ...(knownAt !== undefined && { knownAt }) });

/** A verdict as shown by itself, in the ranking, the list of those over, the overview and the stock. */
async function judgedEverywhere(knownAt?: string) {
  const at = { region: '140300', year: 2025, ...(knownAt !== undefined && { knownAt }) };
  const [one, rank, over, city, stock] = await Promise.all([
    quota(knownAt),
    world.local.benchmarking.rank({ ...at, carrier: 'electricity' }),
    world.local.benchmarking.over(at),
    world.local.overview.city(at),
    world.local.stock.list({ ...at, basis: 'formal', verdict: 'over' }),
  ]);
  expect(one.verdict).toBe('over');
  return {
    indicative: one.indicative,
    ranked: rank.buildings.find(({ code }) => code === 'B1')?.indicative,
    over: over.total,
    verified: city.verified.over,
    stock: stock.total,
  };
}

const indication = { indicative: true, ranked: true, over: 0, verified: 0, stock: 0 };
const formal = { indicative: false, ranked: false, over: 1, verified: 1, stock: 1 };

story('typed limits from entry to confirmation and withdrawal', (step) => {
  step('an indication stays one until another person has confirmed, and as known before it always stays one', async () => {
    expect(await judgedEverywhere()).toEqual(indication);
    const typed = [await propose(typist, office), await propose(typist, type)];
    expect(typed).toMatchObject([
      { state: 'proposed', differing: 0 },
      { state: 'proposed', differing: 0 },
    ]);
    expect(await judgedEverywhere()).toEqual(indication);
    const waiting = (await noticesOf(second)).notices.filter(ofBoth);
    expect(waiting).toHaveLength(2);
    expect(waiting[0]?.link).toMatch(/^\/knowledge\/check\?entry=/u);
    expect((await noticesOf(typist)).notices.filter(ofBoth)).toEqual([]);

    for (const { id } of typed) expect(await post(second, `/${id}/confirm`, {})).toMatchObject({ status: 200, state: 'confirmed' });
    expect(await judgedEverywhere()).toEqual(formal);
    expect(await judgedEverywhere(before)).toEqual(indication);
    expect((await noticesOf(typist)).notices.filter(ofBoth)).not.toEqual([]);
    const [constraint] = (await world.local.figures.explain({ figure: (await quota()).figure })).inputs.filter(
      ({ name }) => name === 'constraint',
    );
    expect(constraint?.source).toContain(`本地已核对：2016 年第一版，第 12 页，${typist.name}录入，${second.name}核对`);

    const [first] = typed;
    expect(await post(second, `/${first?.id}/withdraw`, { reason: '页码有误' })).toMatchObject({ status: 200, state: 'withdrawn' });
    expect(await judgedEverywhere()).toEqual(indication);
    const { entries } = await world.local.access.audit({ subject: `knowledge:${office}` });
    expect(entries.map(({ action }) => action)).toEqual(['source-check-withdraw', 'source-check-confirm', 'source-check-propose']);
  });

  step('differences from the text are shown beforehand, and apply from the confirmation on', async () => {
    const changed = await propose(typist, office, { 'rows.4.constraint': 130, 'rows.4.leading': '100' });
    expect(changed).toMatchObject({ differing: 2 });
    expect(changed.cells.filter(({ differs }) => differs)).toMatchObject([
      { cell: 'rows.4.constraint', row: 'type A · commercial · severe cold or cold', before: 65, printed: 130, unit: 'kWh/m2' },
      { cell: 'rows.4.leading', before: 55, printed: 100 },
    ]);
    expect((await quota()).constraint).toBe(65);
    await post(second, `/${changed.id}/confirm`, {});
    expect(await quota()).toMatchObject({ constraint: 130, verdict: 'within', indicative: false });
    expect(await quota(before)).toMatchObject({ constraint: 65, verdict: 'over', indicative: true });
    await post(second, `/${changed.id}/withdraw`, { reason: '另一版次' });
    expect(await quota()).toMatchObject({ constraint: 65, indicative: true });
  });

  step('a row that was not typed stays an indication next to those that were', async () => {
    const { entry, values } = await asKnown(office);
    const typed = values.filter(({ cell }) => !cell.startsWith('rows.4.'));
    const check = await post(typist, '', { entry, values: typed, edition: '2016', page: '12', scan: await scanOf(typist) });
    await post(second, `/${check.id}/confirm`, {});
    expect(await quota()).toMatchObject({ indicative: true, constraint: 65 });
    expect(await world.local.sourceCheck.entry({ entry: office })).toMatchObject({ state: 'partly', cells: 32, formal: 30 });
    await post(second, `/${check.id}/withdraw`, { reason: '待补' });
  });

  step('the list starts with what most buildings depend on', async () => {
    const { entries } = await world.local.sourceCheck.list({ region: '140300', year: 2025 });
    expect(entries[0]).toMatchObject({ base: office, buildings: 2, document: 'GB/T 51161-2016 民用建筑能耗标准', state: 'open' });
    expect(entries.find(({ base }) => base === type)).toMatchObject({ buildings: 2, state: 'confirmed', differing: 0 });
  });
});

describe('two persons', () => {
  let check: Answered;
  beforeEach(async () => {
    check = await propose(typist, 'gbt51161-2016/hotel');
    return async () => void (await post(typist, `/${check.id}/withdraw`, { reason: '结束' }));
  });

  test('the person who typed it can neither confirm nor refuse it, not even by one of their keys', async () => {
    const refused = { status: 403, code: 'source-check-same-person' };
    expect(await post(typist, `/${check.id}/confirm`, {})).toMatchObject(refused);
    expect(await post(typist, `/${check.id}/refuse`, { reason: '试' })).toMatchObject(refused);
    const maker = await createPerson(world, 'administrator');
    const keys = await Promise.all(
      ['one', 'two'].map(async (name) => {
        const { secret } = await world.app.slices.access.createKey(maker.scope, { name: `${name}-${check.id}`, role: 'administrator' });
        return { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
      }),
    );
    await post(typist, `/${check.id}/withdraw`, { reason: '改用密钥' });
    const body = { ...(await asKnown('gbt51161-2016/hotel')), edition: '2016', page: '13' };
    const scan = await world.upload('p.png', png, keys[0]?.authorization.slice(7));
    const byKey = (await (
      await world.ask('/api/knowledge/checks', { method: 'POST', headers: keys[0] ?? {}, body: JSON.stringify({ ...body, scan }) })
    ).json()) as Check;
    const other = await world.ask(`/api/knowledge/checks/${byKey.id}/confirm`, { method: 'POST', headers: keys[1] ?? {}, body: '{}' });
    expect(await bodyOf(other)).toMatchObject(refused);
    expect(await post(maker, `/${byKey.id}/confirm`, {})).toMatchObject(refused);
    expect(await post(second, `/${byKey.id}/refuse`, { reason: '重录' })).toMatchObject({ state: 'refused' });
  });

  test('a bureau of some of the buildings may type, and decides on nothing that judges the others', async () => {
    expect(await post(county, `/${check.id}/confirm`, {})).toMatchObject({ status: 403, code: 'source-check-not-yours' });
    expect(await post(county, `/${check.id}/withdraw`, { reason: '试' })).toMatchObject({ status: 403, code: 'source-check-not-yours' });
    const place = await propose(typist, 'climate/140300');
    expect(await post(county, `/${place.id}/confirm`, {})).toMatchObject({ status: 403, code: 'source-check-not-yours' });
    expect(await post(second, `/${place.id}/refuse`, { reason: '待查' })).toMatchObject({ state: 'refused', ended: { reason: '待查' } });
  });

  test('of two simultaneous decisions one succeeds; what was decided stays', async () => {
    const both = await Promise.all([
      post(second, `/${check.id}/refuse`, { reason: '甲' }),
      post(second, `/${check.id}/refuse`, { reason: '乙' }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await post(second, `/${check.id}/confirm`, {})).toMatchObject({ status: 409, code: 'source-check-ended' });
  });

  test('owners and viewers read what was checked, and decide on nothing', async () => {
    for (const role of ['viewer', 'auditor'] as const) {
      const client = world.as(role, role === 'viewer' ? { all: true } : { region: '140300' });
      expect((await client.sourceCheck.list({})).waiting).toBe(1);
      await expect(client.sourceCheck.confirm({ id: check.id })).rejects.toMatchObject({ document: { status: 403 } });
      await expect(client.sourceCheck.propose({ entry: 'x@1', edition: '1', page: '1' })).rejects.toMatchObject({
        document: { status: 403 },
      });
    }
  });
});

describe('typed values', () => {
  const shop = 'gbt51161-2016/shop-hours';
  const compare = (entry: string, values: readonly object[]) => post(typist, '/compare', { entry, values });

  test('are refused as a whole, each fault by its cell', async () => {
    const { entry, values } = await asKnown(office);
    const told = await compare(entry, [
      { cell: 'rows.0.constraint', value: '六十五' },
      { cell: 'rows.1.constraint', value: 70 },
      { cell: 'rows.99.constraint', value: 1 },
      { cell: '__proto__', value: 1 },
      { cell: 'rows.2.constraint', value: 65 },
      { cell: 'rows.2.constraint', value: 66 },
      { cell: 'rows.2.leading', value: '无' },
    ]);
    expect(told).toMatchObject({ status: 400, code: 'source-check-bad' });
    expect(told.findings.map(({ code }) => code)).toEqual([
      'source-check-value-bad',
      'source-check-cell-unknown',
      'source-check-cell-unknown',
      'source-check-cell-twice',
      'source-check-cell-missing',
    ]);
    for (const value of ['-1', '0', '1e3', '12,5', 'NaN', 'Infinity', '65 kWh', true])
      expect(await compare(entry, [{ cell: 'rows.0.constraint', value }]), String(value)).toMatchObject({ status: 400 });
    expect(await compare(entry, [])).toMatchObject({ code: 'source-check-bad', findings: [{ code: 'source-check-nothing-typed' }] });
    expect(await compare(entry, values)).toMatchObject({ status: 200, differing: 0 });
    expect(
      await compare(
        entry,
        values.map(({ cell, value }) => ({ cell, value: `　${String(value as number)} ` })),
      ),
    ).toMatchObject({ status: 200, differing: 0 });
  });

  test('belong to the entry as shown, to an existing one, with a valid scan', async () => {
    const typed = await asKnown(shop);
    const whole = { ...typed, edition: '2016', page: '30' };
    expect(await post(typist, '', whole)).toMatchObject({ status: 400, code: 'source-check-scan-missing' });
    expect(await post(typist, '', { ...whole, scan: 'none' })).toMatchObject({ status: 404, code: 'no-such-file' });
    expect(await post(typist, '', { ...whole, scan: await scanOf(typist, '<html>', '表.pdf') })).toMatchObject({
      code: 'source-check-scan-type',
    });
    expect(await post(typist, '', { ...whole, scan: await scanOf(second) })).toMatchObject({ status: 404, code: 'no-such-file' });
    expect(await compare('gbt51161-2016/none@1', typed.values)).toMatchObject({ status: 404, code: 'no-such-checked-entry' });
    expect(await compare(`${shop}@7`, typed.values)).toMatchObject({ status: 409, code: 'source-check-entry-changed' });
    expect(await post(typist, '', { ...whole, page: ' ', scan: await scanOf(typist) })).toMatchObject({ status: 400 });
  });

  test('wait once; an entry that changes meanwhile is not confirmed', async () => {
    const steam = 'standard-coal/steam';
    const check = await propose(typist, steam, { value: 98 });
    expect(await propose(second, steam)).toMatchObject({ status: 409, code: 'source-check-waits' });
    await world.local.knowledge.files.put({
      name: 'own.yaml',
      text: `kind: coefficient\nsource: {document: D, clause: A}\nstatus: CITY\nentries:\n  - {id: city/steam, version: 1, supersedes: ${steam}, carrier: steam, value: 97, unit: kgce/t}\n`,
    });
    const inForce = async () => (await world.local.sourceCheck.entry({ entry: 'city/steam' }).catch(() => null))?.entry;
    await expect.poll(inForce, { timeout: 5000 }).toBe('city/steam@1');
    expect(await post(second, `/${check.id}/confirm`, {})).toMatchObject({ status: 409, code: 'source-check-entry-changed' });
    await post(typist, `/${check.id}/withdraw`, { reason: '已变' });
    const own = await propose(typist, 'city/steam', { value: 97.5 });
    expect(await post(second, `/${own.id}/confirm`, {})).toMatchObject({ state: 'confirmed' });
    const shown = await world.local.sourceCheck.entry({ entry: 'city/steam' });
    expect(shown).toMatchObject({
      entry: 'checked/city/steam@1',
      base: 'city/steam',
      state: 'confirmed',
      values: [{ known: 97.5, formal: true }],
    });
  });

  test('can be sent as a template filled in in a spreadsheet, or as YAML', async () => {
    const answer = await typist.browser.get(`/api/knowledge/checks/template?entry=${encodeURIComponent(shop)}&format=csv&lang=zh`);
    const [header, ...rows] = (await answer.text()).trim().split(/\r?\n/u);
    expect(header).toMatch(/位置,适用条件,项目,单位,现有数值,原文数值（请填写）$/u);
    const filled = [header, ...rows.map((row) => row.replace(/,$/u, ',5000').replace(/^(constant|slope),.*$/u, '$1,,,,,0.5'))].join('\n');
    const { entry } = await asKnown(shop);
    const byFile = async (name: string, text: string) => post(typist, '/compare', { entry, file: await scanOf(typist, text, name) });
    expect(await byFile('原文.csv', filled)).toMatchObject({ status: 200, differing: 5 });
    expect(
      await byFile(
        't.yaml',
        'constant: 0.5\nslope: 0.5\nbase.values.department-store: 1\nbase.values.shopping-centre: 1\nbase.values.supermarket: 1\n',
      ),
    ).toMatchObject({
      status: 200,
      differing: 5,
    });
    const book = await typist.browser.get(`/api/knowledge/checks/template?entry=${encodeURIComponent(shop)}&format=xlsx&lang=zh`);
    const untouched = await scanOf(typist, new Uint8Array(await book.arrayBuffer()), '原文.xlsx');
    expect(await post(typist, '/compare', { entry, file: untouched })).toMatchObject({
      code: 'source-check-bad',
      findings: [{ code: 'source-check-nothing-typed' }],
    });
    expect(await byFile('t.csv', 'a,b\n1,2\n')).toMatchObject({ status: 400, code: 'source-check-file-bad' });
    expect(await byFile('t.yaml', 'a: &a [*a]\n')).toMatchObject({ status: 400, code: 'source-check-file-bad' });
  });

  test('are shown with their scan, byte for byte', async () => {
    const check = await propose(typist, shop);
    const scan = await second.browser.get(`/api/knowledge/checks/${check.id}/scan`);
    expect([scan.status, scan.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(new Uint8Array(await scan.arrayBuffer())).toEqual(png);
    expect((await second.browser.get('/api/knowledge/checks/999999/scan')).status).toBe(404);
    await post(typist, `/${check.id}/withdraw`, { reason: '结束' });
  });
});
