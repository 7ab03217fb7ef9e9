import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name\nC1,示范热力一公司') });
  const buildings = ['code,name,use,region', 'B1,一号楼,residential,140302', 'B2,二号楼,residential,140800'].join('\n');
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const points = ['结算点,建筑,供热企业,热价,计量方法', 'P1,B1,C1,t1,household', 'P2,B2,C1,t2,household'].join('\n');
  await world.local.heatSupply.importSettlementPoints({ file: await world.upload('p.csv', points) });
  first = await add(whole);
});
afterAll(() => world.stop());

const whole = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00', per: GJ}} # yuan/m² a season; per GJ, MWh, kWh
height: [{above: '3.0', factor: '1.1'}] # the last row that the height exceeds; else 1
extension: free # or pro-rata
stopped: {share: '0.3', of: area} # or basic
cap: '1' # floor likewise
cold: {of: area, table: [{below: '16', share: '0.5'}, {below: '18', share: '0.3'}]}
substitute: {order: [own-rate, last-season, similar, area], auto: true, least: 14, neighbours: 3, base: '18', station: S}
overdue: bill # or area, hold
dueDays: 30
`;
const add = (text: string, as = world.local) => as.heatBilling.tariffs.add({ name: '热价.yaml', text });
const get = (id: string, on: string) => world.local.heatBilling.tariffs.get({ id, on });
let first: Awaited<ReturnType<typeof add>>;
type Refusal = { document?: { code: string; findings?: { evidence: Record<string, unknown>; detail: string }[] } };
const told = async (asked: Promise<unknown>): Promise<NonNullable<Refusal['document']>> =>
  asked.then(
    () => ({ code: 'no problem' }),
    (error: Refusal) => error.document ?? { code: 'unforeseen' },
  );

test('a tariff is stored from its file, and applies at once from its first day on', async () => {
  expect(first.tariffs).toMatchObject([{ id: 't1', version: 1, status: 'DEMO', added: true, cap: '1', dueDays: 30 }]);
  expect(await get('t1', '2025-11-01')).toMatchObject({
    classes: { dwelling: { area: '22.00', basic: '6.60', metered: '45.00', per: 'GJ' } },
  });
  expect((await told(get('t1', '2025-09-30'))).code).toBe('tariff-missing');
});

test('an unchanged file adds nothing; a different one is the next version, and the previous season keeps its own', async () => {
  const own = whole.replace('id: t1', 'id: t4');
  expect((await add(own)).tariffs).toMatchObject([{ version: 1, added: true }]);
  expect((await add(own)).tariffs).toMatchObject([{ version: 1, added: false }]);
  const next = own.replace('2025-10-01', '2026-10-01').replace("'45.00'", "'47.50'");
  expect((await add(next)).tariffs).toMatchObject([{ version: 2, added: true }]);
  expect(await get('t4', '2025-11-01')).toMatchObject({ version: 1, classes: { dwelling: { metered: '45.00' } } });
  expect(await get('t4', '2026-11-01')).toMatchObject({ version: 2, classes: { dwelling: { metered: '47.50' } } });
});

test('a version added later was not known before: neither the next of a tariff nor its first', async () => {
  const known = async (knownAt: string) =>
    world.local.heatBilling.tariffs.get({ id: 't3', on: '2025-11-01', knownAt }).then(
      ({ version }) => version,
      (error: Refusal) => error.document?.code,
    );
  const instant = () => new Date((clock += 5000)).toISOString();
  const instants = [instant()];
  for (const price of ['45.00', '46.00']) {
    await add(whole.replace('id: t1', 'id: t3').replace('45.00', price));
    clock += 5000;
    instants.push(instant());
  }
  expect(await Promise.all(instants.map(known))).toEqual(['tariff-missing', 1, 2]);
});

test.each([
  ["'22.00'", "'-22.00'", 5],
  ["'22.00'", "'1,022.00'", 5],
  ["'22.00'", '22.00', 5],
  ["cap: '1'", 'cap: 1', 9],
  ['status: DEMO', 'validTo: 2025-10-01', 4],
  ['overdue: bill', 'overdue: never', 12],
  ['dueDays: 30', 'dueDay: 30', 13],
])('a fault is reported by file, line and column, and nothing is stored: %s as %s', async (from, to, line) => {
  const before = (await world.local.heatBilling.tariffs.list({})).tariffs.length;
  const { code, findings } = await told(add(whole.replace(from, to)));
  expect(code).toBe('tariff-broken');
  expect(findings?.[0]?.evidence).toMatchObject({ file: '热价.yaml', line });
  expect(findings?.[0]?.evidence['column']).toBeGreaterThan(0);
  expect((await world.local.heatBilling.tariffs.list({})).tariffs).toHaveLength(before);
});

test('only classes are required, and zero is a price', async () => {
  expect((await add("kind: heat-tariff\nid: bare\nclasses: {shop: {area: '0'}}\n")).tariffs).toMatchObject([
    { status: 'CITY', extension: 'free', overdue: 'bill', height: [], classes: { shop: { area: '0' } } },
  ]);
  expect((await told(add('kind: heat-tariff\nid: bare\n'))).code).toBe('tariff-broken');
});

test('a household with a class that its point’s tariff does not price is rejected with its row; with an unknown tariff it is accepted', async () => {
  const rows = ['户号,结算点,类别,收费面积', 'H1,P1,dwelling,60', 'H2,P1,castle,60', 'H3,P2,castle,60'].join('\n');
  const made = await world.local.heatSupply.importHouseholds({ file: await world.upload('h.csv', rows) });
  expect(made).toMatchObject({ created: 2, rejected: [{ row: 3, code: 'class-unpriced' }] });
});

test('a bureau sets the city’s prices only in its own region, a company none', async () => {
  const bureau = world.as('bureau', { region: '140300' });
  const city = whole.replace('DEMO', 'CITY');
  expect((await told(add(whole, bureau))).code).toBe('tariff-not-city');
  expect((await told(add(city.replace('id: t1', 'id: t2'), bureau))).code).toBe('tariff-elsewhere');
  expect((await told(add(city, bureau))).code).toBe('no problem');
  expect((await told(add(city, world.as('operator', { operator: 'C1' })))).code).toBe('role-may-not');
});

test('a tariff is stored as previewed, or not at all if another version was added meanwhile', async () => {
  const own = whole.replace('id: t1', 'id: t9');
  const ask = { name: '热价.yaml', text: own };
  const { tariffs } = world.local.heatBilling;
  const { hash } = await tariffs.add({ ...ask, preview: true });
  expect((await tariffs.add({ ...ask, preview: true })).hash).toBe(hash);
  await add(own.replace("'45.00'", "'46.00'"));
  expect(await told(tariffs.add({ ...ask, seen: hash }))).toMatchObject({
    code: 'seen-not-latest',
    status: 409,
    evidence: { changed: { zh: '现将存为：t9@2', en: 'would be kept now: t9@2' } },
  });
  expect((await tariffs.list({ id: 't9' })).tariffs).toHaveLength(1);
  const again = await tariffs.add({ ...ask, preview: true });
  expect((await tariffs.add({ ...ask, seen: again.hash })).tariffs).toMatchObject([{ version: 2, added: true }]);
});

test('of two who store the same preview, one succeeds', async () => {
  const ask = { name: '热价.yaml', text: whole.replace('id: t1', 'id: t10') };
  const { tariffs } = world.local.heatBilling;
  const { hash } = await tariffs.add({ ...ask, preview: true });
  const other = { ...ask, text: ask.text.replace("'45.00'", "'46.00'") };
  const { hash: theirs } = await tariffs.add({ ...other, preview: true });
  const said = await Promise.all([told(tariffs.add({ ...ask, seen: hash })), told(tariffs.add({ ...other, seen: theirs }))]);
  expect(said.map(({ code }) => code).toSorted()).toEqual(['no problem', 'seen-not-latest']);
  expect((await tariffs.list({ id: 't10' })).tariffs).toHaveLength(1);
});
