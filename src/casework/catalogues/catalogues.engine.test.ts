import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-11-22T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
});
afterAll(() => world.stop());

const head = '编码,名称,目录,文件,条款,起,止';
const bring = async (lines: readonly string[], options: object = {}) =>
  world.local.catalogues.importCatalogue({ file: await world.upload('目录.csv', [head, ...lines].join('\n')), ...options });
const check = async (lines: readonly string[], region = '140302', date = '2026-11-22') => {
  const file = await world.upload('材料.csv', ['产品名称,编码', ...lines].join('\n'));
  return (await world.local.catalogues.check({ file, region, date })).items;
};
/** What anyone may read, without signing in. */
const published = async (query = '') =>
  (await (await world.app.fetch(new Request(`http://localhost/api/public/catalogues?${query}`))).json()) as {
    entries: { name: string; list: string; place: string | null }[];
    total: number;
    places: { region: string | null; entries: number }[];
  };
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

test('where no catalogue is loaded nothing is said to be unlisted: that is told, with the place and the day', async () => {
  const file = await world.upload('材料.csv', '产品名称\n铝合金断桥窗\n');
  const told = await world.local.catalogues.check({ file, region: '140302', date: '2026-11-22' });
  expect(told).toMatchObject({ items: [{ verdict: 'no-catalogue', entries: [] }], sources: [] });
  expect(told.findings).toMatchObject([{ code: 'catalogue-none', evidence: { date: '2026-11-22' } }]);
  expect((await published()).entries).toEqual([]);
});

test('catalogues of the nation, the province and the city hold where a project lies; those of others do not', async () => {
  expect(
    await bring([
      'T-1,铝合金断桥窗,推广,推广目录,一,2024-01-01,2026-12-31',
      'J-1,粘土实心砖,禁止,禁止目录,二,2020-01-01,',
      'X-1,错目录,随便,,,,',
      'X-2,,推广,,,,',
      'X-3,倒期,限制,,,2026-02-01,2026-01-01',
    ]),
  ).toMatchObject({ created: 2, rejectedCount: 3 });
  expect(await bring(['S-1,现场搅拌混凝土,限制,省目录,三,,'], { region: '140000' })).toMatchObject({ created: 1 });
  expect(await bring(['S-9,塑钢窗,禁止,外省目录,三,,'], { region: '150000' })).toMatchObject({ created: 1 });
  const items = await check(['铝合金断桥窗,', '粘土实心砖,', '现场搅拌混凝土,', '塑钢窗,', ',t-1', '砖,J-1']);
  expect(items.map(({ row, product, verdict }) => [row, product, verdict])).toEqual([
    [2, '铝合金断桥窗', 'promoted'],
    [3, '粘土实心砖', 'prohibited'],
    [4, '现场搅拌混凝土', 'restricted'],
    [5, '塑钢窗', 'unlisted'],
    [6, 't-1', 'promoted'],
    [7, '砖', 'prohibited'],
  ]);
  expect((await check(['铝合金断桥窗,'], '140302', '2026-12-31'))[0]?.verdict).toBe('promoted');
  expect((await check(['铝合金断桥窗,'], '140302', '2027-01-01'))[0]?.verdict).toBe('unlisted');
  expect((await check(['塑钢窗,'], '150100'))[0]?.verdict).toBe('prohibited');
  expect(items[2]?.entries).toMatchObject([{ region: '140000', document: '省目录', clause: '三', by: 'name' }]);
  const file = await world.upload('材料.csv', '产品名称\n塑钢窗\n');
  const { sources } = await world.local.catalogues.check({ file, region: '140302', date: '2026-11-22' });
  expect(sources.map(({ region, entries }) => [region, entries])).toEqual([
    [null, 2],
    ['140000', 1],
  ]);
});

test('the same file again changes nothing, a changed end is an update, and undo brings back what stood before', async () => {
  const row = (until: string) => `T-1,铝合金断桥窗,推广,推广目录,一,2024-01-01,${until}`;
  expect(await bring([row('2026-12-31')])).toMatchObject({ created: 0, unchanged: 1 });
  const before = new Date(clock).toISOString();
  const made = await bring([row('2025-12-31')]);
  expect(made).toMatchObject({ updated: 1 });
  expect((await check(['铝合金断桥窗,']))[0]?.verdict).toBe('unlisted');
  const then = await world.local.catalogues.list({ region: '140302', on: '2026-11-22', knownAt: before });
  expect(then.entries.map(({ name }) => name)).toContain('铝合金断桥窗');
  await world.local.imports.undo({ id: made.import });
  expect((await check(['铝合金断桥窗,']))[0]?.verdict).toBe('promoted');
});

test('a bureau keeps the catalogue of its own place, not the nation’s nor another’s; a list may be an unknown table', async () => {
  const place = { region: '140300' };
  const [bureau, secret] = [world.as('bureau', place), await world.secretOf('bureau', place)];
  const upload = async () => world.upload('c.csv', `${head}\nY-1,煤炉,禁止,市目录,,,`, secret);
  expect(await problem(bureau.catalogues.importCatalogue({ file: await upload(), region: '150000' }))).toBe('no-such-place');
  const made = await bureau.catalogues.importCatalogue({ file: await upload() });
  expect(made).toMatchObject({ created: 1 });
  expect((await check(['煤炉,']))[0]).toMatchObject({ verdict: 'prohibited', entries: [{ region: '140300' }] });
  expect((await check(['煤炉,'], '140100'))[0]?.verdict).toBe('unlisted');
  expect(await problem(world.as('owner', { organisation: '甲' }).catalogues.importCatalogue({ file: 'x' }))).toBe('role-may-not');
  const odd = await world.upload('odd.csv', 'a,b\n1,2\n');
  expect(await problem(world.local.catalogues.check({ file: odd, region: '140300', date: '2026-01-01' }))).toBe(
    'catalogue-columns-missing',
  );
  expect(await problem(world.local.catalogues.check({ file: odd, region: '999999', date: '2026-01-01' }))).toBe('no-such-place');
  await bureau.imports.undo({ id: made.import });
  expect((await check(['煤炉,']))[0]?.verdict).toBe('unlisted');
});

test('anyone reads what holds today: of a place with those above it, of a list, by a part of a name', async () => {
  const all = await published();
  expect(all.places.map(({ region }) => region)).toEqual([null, '140000', '150000']);
  expect(all.entries.map(({ name }) => name).toSorted()).toEqual(['塑钢窗', '现场搅拌混凝土', '粘土实心砖', '铝合金断桥窗'].toSorted());
  expect((await published('region=140302')).entries.map(({ name }) => name)).not.toContain('塑钢窗');
  expect(await published('list=prohibited&region=140302')).toMatchObject({ total: 1, entries: [{ name: '粘土实心砖', place: null }] });
  expect(await published(`search=${encodeURIComponent('混凝土')}`)).toMatchObject({
    entries: [{ name: '现场搅拌混凝土', list: 'restricted' }],
  });
  expect(await published('limit=1')).toMatchObject({ total: 4 });
});
