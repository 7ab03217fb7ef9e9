import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
});
afterAll(() => world.stop());

const organisations = async (...lines: readonly string[]) =>
  world.local.place.importOrganisations({ file: await world.upload('o.csv', lines.join('\n')) });
const instant = (): string => new Date(clock).toISOString();
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

test('a credit code with a valid check character is stored in capitals, any other is rejected', async () => {
  const result = await organisations('代码,名称,统一社会信用代码', 'O1,甲公司,91110000802100433b', 'O2,乙公司,91110000802100433C');
  expect(result).toMatchObject({ created: 1, rejected: [{ row: 3, code: 'bad-uscc' }] });
  expect(await world.local.place.organisation({ code: 'O1' })).toMatchObject({ uscc: '91110000802100433B' });
  const found = await world.local.place.organisations({ search: '91110000802100433b' });
  expect(found.organisations.map(({ code }) => code)).toEqual(['O1']);
});

test('a value set by hand applies from its day on, is shown with its author, and can be undone', async () => {
  await organisations('code,name,region,phone', 'O3,丙单位,140302,0353');
  const before = instant();
  const { change } = await world.local.place.editOrganisations({ organisations: ['O3'], set: { phone: '1' } });
  await world.local.place.editOrganisations({ organisations: ['O3'], set: { name: '丙集团' }, from: '2027-01-01' });
  expect(await world.local.place.organisation({ code: 'O3' })).toMatchObject({
    name: '丙单位',
    phone: '1',
    dated: {
      name: [
        { from: null, value: '丙单位' },
        { from: '2027-01-01', value: '丙集团' },
      ],
    },
    provenance: { phone: { change, byHand: true } },
  });
  expect(await world.local.place.organisation({ code: 'O3', knownAt: before })).toMatchObject({ phone: '0353', dated: {} });
  expect((await world.local.place.organisationHistory({ code: 'O3' })).changes[1]).toMatchObject({ field: 'phone', from: '0353', to: '1' });
  expect(await organisations('code,phone', 'O3,0354')).toMatchObject({ kept: [{ code: 'O3', field: 'phone', ours: '1', theirs: '0354' }] });
  await world.local.imports.undo({ id: change as number });
  expect(await world.local.place.organisation({ code: 'O3' })).toMatchObject({ phone: '0353' });
});

test('an organisation is created by hand, and lists show what was known earlier', async () => {
  const before = instant();
  const { change } = await world.local.place.addOrganisation({ code: 'H1', set: { name: '手工单位', region: '阳泉市城区' } });
  expect(await world.local.place.organisation({ code: 'H1' })).toMatchObject({ region: '140302', provenance: { name: { byHand: true } } });
  expect(await problem(world.local.place.addOrganisation({ code: 'H1', set: { name: '又一家' } }))).toBe('code-taken');
  const codes = async (asked: object) => (await world.local.place.organisations(asked)).organisations.map(({ code }) => code);
  expect(await codes({ search: '手工' })).toEqual(['H1']);
  expect(await codes({ search: '手工', knownAt: before })).toEqual([]);
  const known = instant();
  await world.local.imports.undo({ id: change });
  expect([await codes({ search: '手工' }), await codes({ search: '手工', knownAt: known, codes: ['H1'] })]).toEqual([[], ['H1']]);
  expect(await codes({ knownAt: known, after: 'H0', limit: 1 })).toEqual(['H1']);
  const { total: all } = await world.local.place.organisations({});
  for (const [asked, total] of [
    [{ limit: 1 }, all],
    [{ limit: 1, after: 'H0' }, all],
    [{ knownAt: known, limit: 1 }, all + 1],
    [{ knownAt: known, search: '手工', after: 'H9' }, 1],
  ] as const)
    expect(await world.local.place.organisations(asked), JSON.stringify(asked)).toMatchObject({ total });
});

test('an organisation cannot be its own parent, nor undone while another or a building refers to it', async () => {
  const above = await organisations('code,name,parent', 'P1,上级,', 'P2,下级,P1');
  expect((await world.local.place.editOrganisations({ organisations: ['P1'], set: { parent: 'P2' } })).refused).toMatchObject([
    { code: 'P1' },
  ]);
  const below = await organisations('code,name,parent', 'P3,再下级,P2');
  expect(await problem(world.local.imports.undo({ id: above.import }))).toBe('undo-refused');
  await world.local.imports.undo({ id: below.import });
  expect(await world.local.imports.undo({ id: above.import })).toMatchObject({ undone: true });
  expect(await problem(world.local.place.organisation({ code: 'P1' }))).toBe('no-such-organisation');
});

test('an organisation created by a building stays as long as another names it, and disappears with the last', async () => {
  const building = async (code: string) => {
    const file = await world.upload('b.csv', `code,name,use,region,organisation\n${code},楼,office,140302,新来的\n`);
    return (await world.local.registry.importBuildings({ file })).import;
  };
  const [first, second] = [await building('B1'), await building('B2')];
  await world.local.imports.undo({ id: first });
  expect(await world.local.place.organisation({ code: '新来的' })).toMatchObject({ name: '新来的' });
  await world.local.imports.undo({ id: second });
  expect((await world.local.doctor.examine()).checks.find(({ name }) => name === 'organisations')).toMatchObject({ findings: [] });
});

test('exported and imported again they are the same, including days', async () => {
  const csv = await (await world.ask('/api/exports/organisations?format=csv')).text();
  expect(csv).toContain('2027-01-01');
  const other = await createWorld();
  try {
    expect(await other.local.place.importOrganisations({ file: await other.upload('o.csv', csv) })).toMatchObject({ rejectedCount: 0 });
    expect(await (await other.ask('/api/exports/organisations?format=csv')).text()).toBe(csv);
  } finally {
    await other.stop();
  }
});
