import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { closedSeason } from '../../../../test/closed-season.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
/** Before the second season was closed. */
let before = '';

const tariff = (from: string, basic: string, metered: string): string => `kind: heat-tariff
id: t1
status: CITY
validFrom: ${from}
classes: {dwelling: {area: '22.00', basic: '${basic}', metered: '${metered}'}}
substitute: {order: [own-rate], least: 5, base: '18', station: W1}
`;

const seasons = { S24: '2024-12-01', S25: '2025-12-01', S26: '2026-01-01' } as const;
const daysOf = (from: string): string[] => Array.from({ length: 30 }, (_, at) => dayText((parseDay(from) ?? 0) + at));
const hours = (day: string): string[] => Array.from({ length: 24 }, (_, hour) => `${day} ${String(hour).padStart(2, '0')}:00`);

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  const lines = (name: string, rows: readonly string[]) => upload(name, rows.join('\n'));
  await local.place.importOrganisations({ file: await lines('o.csv', ['code,name', 'C1,示范热力公司', 'C2,别的热力公司']) });
  const buildings = ['code,name,use,region,address', 'B1,一号楼,residential,140302,桃河路 5 号', 'B2,二号楼,residential,140302,'];
  await local.registry.importBuildings({ file: await lines('b.csv', buildings) });
  const meters = ['M1', 'M3', 'MB'].map((code) => `${code},B1,heat,interval`);
  await local.registry.importMeters({ file: await lines('m.csv', ['code,building,carrier,kind', ...meters]) });
  for (const [name, from] of Object.entries(seasons)) {
    const to = dayText((parseDay(from) ?? 0) + 30);
    await local.heatBilling.seasons.set({ region: '140300', name, from, to, source: '示范通知' });
  }
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff('2024-10-01', '6.60', '45.00') });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff('2025-10-01', '7.00', '50.00') });
  const weather = [
    ...daysOf(seasons.S24)
      .flatMap(hours)
      .map((at) => `${at},3`),
    ...daysOf(seasons.S25)
      .flatMap(hours)
      .map((at) => `${at},0`),
  ];
  const how = { station: 'W1', format: 'csv', timeColumn: 'time', zone: 'Asia/Shanghai', columns: { temperature: 't' } } as const;
  await local.weather.importWeather({ file: await lines('w.csv', ['time,t', ...weather]), ...how });
  const points = [
    '结算点,建筑,供热企业,热价,计量方法,楼栋热量表,起',
    'P1,B1,C1,t1,household,,',
    'P2,B1,C1,t1,share-area,MB,',
    'P3,B1,C1,t1,area,,',
    'P3,,,,household,,2025-11-01',
    'P4,B2,C1,t1,area,,',
    'P5,B2,C2,t1,area,,',
    'P5,,C1,,,,2025-11-01',
  ];
  expect(await local.heatSupply.importSettlementPoints({ file: await lines('p.csv', points) })).toMatchObject({ rejectedCount: 0 });
  const households = [
    '户号,结算点,类别,收费面积,户表,用热人编号,用热人,室号,起',
    'H1,P1,dwelling,100,M1,,示例甲,3-201,',
    'H1,,,110,,,,,2025-11-01',
    'S1,P2,dwelling,60,,,示例乙,,',
    'S2,P2,dwelling,40,,,,,',
    'T1,P3,dwelling,50,M3,,,,',
    'N1,P4,dwelling,50,,,,,2025-11-01',
    'K1,P5,dwelling,50,,,,,',
    'O1,P4,dwelling,40,,AO,,,',
    'O1,,,,,AP,,,2025-11-01',
  ];
  expect(await local.heatSupply.importHouseholds({ file: await lines('h.csv', households) })).toMatchObject({ rejectedCount: 0 });
  const use = { M1: ['0.3', '0.4'], M3: ['0.2', '0.2'], MB: ['1', '1.2'] } as const;
  const rows = Object.entries(use).flatMap(([meter, [then, now]]) =>
    [...daysOf(seasons.S24).map((day) => [day, then] as const), ...daysOf(seasons.S25).map((day) => [day, now] as const)].map(
      ([day, value]) => `${meter},${day} 00:00:00,${dayText((parseDay(day) ?? 0) + 1)} 00:00:00,${value}`,
    ),
  );
  const file = await lines('r.csv', ['meter,start,end,value', ...rows]);
  expect(await local.readings.importReadings({ file, carrier: 'heat', unit: 'GJ' })).toMatchObject({ rejectedCount: 0 });
  await closedSeason(local, { season: 'S24' });
  before = new Date(clock).toISOString();
  await closedSeason(local, { season: 'S25' });
});
afterAll(() => world.stop());

type As = typeof world.local;
type ChangeInput = { readonly season?: string; readonly knownAt?: string };
const change = (household: string, asked: ChangeInput = {}, as: As = world.local) => as.heatBilling.change({ household, ...asked });
const codes = async (told: ReturnType<typeof change>): Promise<string[]> => (await told).findings.map(({ code }) => code);
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

const said = [
  '您家 S25 采暖季热费 1,370.00 元，比上一采暖季（S24）多 305.00 元。',
  '其中天气更冷约多 81.00 元；收费面积由 100 m² 变为 110 m²，多 66.00 元；每 GJ 计量热价由 45.00 元变为 50.00 元，多 60.00 元；' +
    '自家用热更多约多 54.00 元；每平方米基本热价由 6.60 元变为 7.00 元，多 44.00 元。',
];

describe('why a bill is higher than that of the season before', () => {
  test('is told by cause to the cent, and in sentences for the phone', async () => {
    const told = await change('H1', { season: 'S25' });
    expect(told).toMatchObject({
      season: 'S25',
      method: 'household',
      now: { season: 'S25', total: '1370.00', quantity: '12.0000', tariff: { id: 't1', version: 2, status: 'CITY' } },
      before: { season: 'S24', total: '1065.00', quantity: '9.0000', tariff: { version: 1 } },
      difference: '305.00',
      indicative: false,
      findings: [],
    });
    // 6.60 × 10 m²; 0.40 × 110 m²; 45 × 9 GJ × (18 ÷ 15 − 1); 45 × (12 − 10.8) GJ; 5 × 12 GJ
    expect(told.parts).toEqual([
      { cause: 'area', yuan: '66.00', before: '100', now: '110', unit: 'm²' },
      { cause: 'fixed-price', yuan: '44.00', before: '6.60', now: '7.00', unit: 'CNY/m2' },
      { cause: 'weather', yuan: '81.00', before: '450', now: '540', unit: 'degC·d' },
      { cause: 'use', yuan: '54.00', before: '0.02', now: '0.02222', unit: 'GJ/(degC·d)' },
      { cause: 'heat-price', yuan: '60.00', before: '45.00', now: '50.00', unit: 'CNY/GJ' },
    ]);
    const asked = { household: 'H1', season: 'S25' };
    const address = `/api/households/H1/heat-bill/change?season=S25`;
    expect(((await (await world.ask(address, { headers: { 'accept-language': 'zh' } })).json()) as typeof told).sentences).toEqual(said);
    expect((await world.local.heatBilling.change(asked)).sentences.length).toBeLessThanOrEqual(5);
  });

  test('without a season: of the last one that is closed', async () => {
    expect(await change('H1')).toMatchObject({ season: 'S25', difference: '305.00' });
  });

  test('where heat is shared: colder weather in the house, and the own share of it', async () => {
    const told = await change('S1');
    // 0.40 × 60 m²; 45 × 18 GJ × 0.2; 5 × 21.6 GJ
    expect(told).toMatchObject({
      difference: '294.00',
      parts: [
        { cause: 'fixed-price', yuan: '24.00' },
        { cause: 'weather', yuan: '162.00' },
        { cause: 'heat-price', yuan: '108.00' },
      ],
    });
  });

  test('opens to its parts, and to both bills as they were issued', async () => {
    const { figure } = await change('H1');
    const opened = await world.local.figures.explain({ figure });
    expect(opened.result).toMatchObject({ value: 305, unit: 'CNY' });
    const bills = opened.inputs.filter((one) => one.figure !== undefined);
    const values = await Promise.all(
      bills.map(async (one) => (await world.local.figures.explain({ figure: one.figure ?? '' })).result.value),
    );
    expect(values).toEqual([1370, 1065]);
  });

  test('is a paper with the same sentences', async () => {
    const answer = await world.ask('/api/exports/heat-bill-change?household=H1');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const text = new TextDecoder().decode(files['word/document.xml']).replaceAll(/<[^>]+>/gu, '');
    for (const one of [...said, '示范热力公司', '采暖季热费变化说明', '连环替代法']) expect(text).toContain(one);
  });
});

describe('what cannot be compared is said, and not guessed', () => {
  test('another method: both amounts, and why not by cause', async () => {
    const told = await change('T1');
    expect(told).toMatchObject({ difference: '-450.00', parts: null, findings: [{ code: 'change-method-differs' }] });
    expect(told.sentences).toHaveLength(2);
  });

  test('no bill before, a season that is not closed, one that does not exist', async () => {
    expect(await change('N1')).toMatchObject({ parts: null, before: null, difference: null });
    expect(await codes(change('N1'))).toEqual(['change-nothing-before']);
    expect(await codes(change('H1', { season: 'S26' }))).toEqual(['change-not-closed']);
    expect(await problem(change('H1', { season: 'S99' }))).toBe('season-missing');
    expect(await problem(change('H9'))).toBe('no-such-household');
  });

  test('another company supplied it: nothing of its bill is shown', async () => {
    expect(await change('K1')).toMatchObject({
      parts: null,
      before: null,
      difference: null,
      findings: [{ code: 'change-company-differs' }],
    });
  });

  test('other occupants: the whole household is compared, and that is said', async () => {
    expect(await codes(change('O1'))).toEqual(['change-accounts-differ']);
    expect(await change('O1')).toMatchObject({ difference: '0.00', parts: [] });
  });

  test('as known before the season was closed, it was not', async () => {
    expect(await codes(change('H1', { season: 'S25', knownAt: before }))).toEqual(['change-not-closed']);
    expect(await change('H1', { knownAt: before })).toMatchObject({ season: 'S24', findings: [{ code: 'change-nothing-before' }] });
  });
});

describe('only who may see the bill is told', () => {
  test('the company of the household, and the bureau of its region', async () => {
    expect((await change('H1', {}, world.as('operator', { operator: 'C1' }))).difference).toBe('305.00');
    expect((await change('H1', {}, world.as('bureau', { region: '140300' }))).difference).toBe('305.00');
    expect(await problem(change('H1', {}, world.as('operator', { operator: 'C2' })))).toBe('no-such-household');
    expect(await problem(change('H1', {}, world.as('bureau', { region: '140800' })))).toBe('no-such-household');
  });

  test('a resident by link: the own household alone, and only if it was theirs in both seasons', async () => {
    const { token } = await world.local.heatResident.links.make({ account: 'H1' });
    const { linked } = world.local.heatResident;
    expect(await linked.change({ token, household: 'H1' })).toMatchObject({ difference: '305.00' });
    expect(await problem(linked.change({ token, household: 'S1' }))).toBe('no-such-household');
    const moved = await world.local.heatResident.links.make({ account: 'AP' });
    const told = await linked.change({ token: moved.token, household: 'O1' });
    expect(told).toMatchObject({ now: null, before: null, parts: null, findings: [{ code: 'change-home-shared' }] });
    expect(JSON.stringify(told)).not.toContain('AO');
  });
});

describe('the search finds a household', () => {
  const found = async (text: string, as: As = world.local) =>
    (await as.search.find({ text, kind: 'household' })).groups.flatMap(({ hits }) => hits.map(({ code }) => code));

  test('by code, room, address and pinyin of its building, and by name for its company', async () => {
    const own = world.as('operator', { operator: 'C1' });
    expect(await found('h1', own)).toEqual(['H1']);
    expect(await found('桃河路 3-201', own)).toEqual(['H1']);
    expect(await found('yihaolou s', own)).toEqual(['S1', 'S2']);
    expect(await found('示例乙', own)).toEqual(['S1']);
    const { groups } = await own.search.find({ text: 'H1' });
    const hit = { code: 'H1', name: 'H1', detail: '一号楼 · 3-201 · 示例甲', href: '/households/H1' };
    expect(groups.find(({ kind }) => kind === 'household')).toMatchObject({ total: 1, hits: [hit] });
  });

  test('never by name for others, and never what they do not see', async () => {
    const bureau = world.as('bureau', { region: '140300' });
    expect(await found('示例乙', bureau)).toEqual([]);
    expect(JSON.stringify(await bureau.search.find({ text: 'H1' }))).not.toContain('示例甲');
    expect(await found('h1', world.as('operator', { operator: 'C2' }))).toEqual([]);
    expect(await found('h1', world.as('bureau', { region: '140800' }))).toEqual([]);
  });
});

test('what changed after the notes is said beside what was issued', async () => {
  await world.local.heatSupply.households.edit({ households: ['S2'], set: { area: '60' } });
  const told = await change('S1');
  expect(told).toMatchObject({ difference: '294.00', findings: [{ code: 'change-since-note' }] });
});
