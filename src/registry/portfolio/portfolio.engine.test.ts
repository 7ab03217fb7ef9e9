import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商\nOTHER,别的聚合商\nO1,甲\nO2,乙') });
  const buildings = [
    'code,name,use,region,organisation',
    'B1,一号楼,office,140302,O1',
    'B2,二号楼,school,140303,O2',
    'B3,三号楼,school,140303,O2',
  ];
  await local.registry.importBuildings({ file: await upload('b.csv', buildings.join('\n')) });
  await local.resources.add({ code: 'BA1', set: { building: 'B1', kind: 'battery', kw: 50 } });
  await local.portfolio.add({ code: 'V1', name: '一号', organisation: 'AGG' });
});
afterAll(() => world.stop());

const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const owner = () => world.as('owner', { organisation: 'O1' });
const aggregator = (organisation = 'AGG') => world.as('aggregator', { aggregator: organisation });
const terms = { portfolio: 'V1', building: 'B1', from: '2026-04-01', share: '0.7', consent: '2026-03-20 签字' };

story('a building joins, and its terms and what it asks for change', (step) => {
  step('an owner lets a building join; its aggregator sees what membership opens, and no other building', async () => {
    await aggregator().portfolio.invite({ portfolio: 'V1', building: 'B1' });
    const made = await owner().portfolio.join(terms);
    expect(made).toMatchObject({
      code: 'V1',
      members: [{ building: 'B1', from: '2026-04-01', to: null, share: 0.7, price: null, maxKw: null }],
    });
    const seen = await aggregator().portfolio.show({ portfolio: 'V1' });
    expect(seen.members).toMatchObject([{ name: '一号楼', use: 'office', region: '140302', resources: [{ code: 'BA1', kw: 50 }] }]);
    // it sees the resources of its members, also when filtered by region
    const listed = async (client: ReturnType<typeof aggregator>, region: string) =>
      (await client.resources.list({ region })).resources.map(({ code }) => code);
    expect([await listed(aggregator(), '140302'), await listed(aggregator(), '140303')]).toEqual([['BA1'], []]);
    expect(await listed(aggregator('OTHER'), '140302')).toEqual([]);
    expect(await aggregator().resources.get({ resource: 'BA1' })).toMatchObject({ code: 'BA1', kw: 50, provenance: {} });
    // it sees neither the owner of the building nor who entered it
    expect(await problem(aggregator().resources.list({ organisation: 'O1' }))).toBe('owner-not-told');
    expect(await problem(aggregator('OTHER').resources.get({ resource: 'BA1' }))).toBe('no-such-resource');
    const able = await aggregator().flexibility.capability({ region: '140302', at: '2026-05-01T10:00', hours: 1 });
    expect(able.resources.map(({ code }) => code)).toEqual(['BA1']);
    expect(await problem(aggregator('OTHER').portfolio.show({ portfolio: 'V1' }))).toBe('no-such-portfolio');
    expect(await problem(aggregator().registry.building({ building: 'B1' }))).toBe('no-such-building');
    expect(await problem(world.as('owner', { organisation: 'O2' }).portfolio.show({ portfolio: 'V1' }))).toBe('no-such-portfolio');
  });

  step('an aggregator is told of no checks, yields and roofs of its members, and of what it may not see by its code', async () => {
    await world.local.resources.add({ code: 'PV1', set: { building: 'B1', kind: 'pv', kw: 50, tilt: 30, azimuth: 180 } });
    const [region, own] = ['140302', aggregator()];
    expect((await own.solarSafety.register({ region })).resources).toEqual([]);
    expect((await own.solar.ranking({ region })).arrays).toEqual([]);
    expect(await own.solarPotential.list({ region })).toMatchObject({ buildings: [], findings: [] });
    expect((await world.local.solarSafety.register({ region })).resources.map(({ code }) => code)).toEqual(['PV1']);
    const refused = await aggregator('OTHER')
      .resources.get({ resource: 'BA1' })
      .catch((error: { document?: { detail?: string } }) => error.document?.detail);
    expect(refused).toContain('BA1');
  });

  step('terms change from a day on, with history, undo and as they were known', async () => {
    const before = new Date(clock + 500).toISOString();
    const { change, members } = await world.local.portfolio.join({ ...terms, from: '2026-07-01', share: '0.6', price: '0.45', maxKw: 30 });
    expect(members.map(({ from, share, price, maxKw }) => [from, share, price, maxKw])).toEqual([
      ['2026-04-01', 0.7, null, null],
      ['2026-07-01', 0.6, '0.45', 30],
    ]);
    expect((await world.local.portfolio.show({ portfolio: 'V1', knownAt: before })).members).toHaveLength(1);
    expect((await world.local.portfolio.history({ portfolio: 'V1', building: 'B1' })).changes.map(({ field }) => field)).toContain('maxKw');
    await world.local.imports.undo({ id: change ?? 0 });
    expect((await world.local.portfolio.show({ portfolio: 'V1' })).members).toHaveLength(1);
  });

  step('members come in by file, row by row, and go out as the same file', async () => {
    const file = await world.upload(
      'm.csv',
      '聚合体代码,建筑代码,起,止,分成,同意,报价,最大功率\nV1,B2,2026-04-01,,0.5,签字,0.3,12\nV1,B2,2026-06-01,,0.4,,,\nV1,B9,2026-04-01,,0.5,签字,,\nV1,B1,2026-05-01,,0.5,,,\n',
    );
    const result = await world.local.portfolio.importMembers({ file });
    expect(result).toMatchObject({ created: 1, updated: 1, rejectedCount: 1 });
    const { members } = await world.local.portfolio.show({ portfolio: 'V1' });
    expect(members.filter(({ building }) => building === 'B2').map(({ from, share, price }) => [from, share, price])).toEqual([
      ['2026-04-01', 0.5, '0.3'],
      ['2026-06-01', 0.4, '0.3'],
    ]);
    const csv = await (await world.ask('/api/exports/members?format=csv')).text();
    const again = await world.local.portfolio.importMembers({ file: await world.upload('again.csv', csv) });
    expect(again).toMatchObject({ created: 0, updated: 0, rejectedCount: 0 });
    const all = { identity: 'x', actor: 'x', role: 'administrator', sees: { all: true } } as const;
    expect((await world.app.slices.portfolio.examineMembers(all)).findings).toEqual([]);
  });

  step('what a member asks for is told to who is told money, on the page, in the history and in the file', async () => {
    await world.local.portfolio.join({ ...terms, from: '2026-08-01', price: '0.45' });
    const seen = async (client: ReturnType<typeof owner>, secret: string) => {
      const { members } = await client.portfolio.show({ portfolio: 'V1' });
      const { changes } = await client.portfolio.history({ portfolio: 'V1', building: 'B1' });
      const file = await world.ask('/api/exports/members?format=csv', { headers: { authorization: `Bearer ${secret}` } });
      return [
        members.findLast(({ building }) => building === 'B1')?.price,
        changes.some(({ field }) => field === 'price'),
        (await file.text()).includes('0.45'),
      ];
    };
    const [own, region] = [{ organisation: 'O1' }, { region: '140300' }];
    expect(await seen(owner(), await world.secretOf('owner', own))).toEqual(['0.45', true, true]);
    expect(await seen(world.as('bureau', region), await world.secretOf('bureau', region))).toEqual([null, false, false]);
  });
});

test('who has not consented, whose building it is not, and who is the aggregator, joins nobody', async () => {
  expect(await problem(owner().portfolio.join({ ...terms, share: ' ' }))).toBe('input-invalid');
  expect(await problem(owner().portfolio.join({ ...terms, consent: ' ' }))).toBe('no-consent');
  expect(await problem(owner().portfolio.join({ ...terms, building: 'B2' }))).toBe('out-of-scope');
  expect(await problem(aggregator().portfolio.join(terms))).toBe('role-may-not');
  expect(await problem(world.local.portfolio.join({ ...terms, building: 'B9' }))).toBe('unknown-building');
  expect(await problem(world.local.portfolio.join({ ...terms, portfolio: 'V9' }))).toBe('no-such-portfolio');
  expect(await problem(world.local.portfolio.join({ ...terms, share: '1.1' }))).toBe('out-of-range');
  expect(await problem(world.local.portfolio.join({ ...terms, to: '2026-04-01' }))).toBe('member-ends-early');
});

test('the first row of a member needs its share and the consent', async () => {
  await world.local.portfolio.add({ code: 'V2', name: '二号', organisation: 'OTHER' });
  const file = async (row: string) => world.upload('m.csv', `portfolio,building,from,share,consent\n${row}\n`);
  const rejected = async (row: string) =>
    (await world.local.portfolio.importMembers({ file: await file(row) })).rejected?.map(({ code }) => code);
  expect(await rejected('V2,B1,2026-04-01,0.5,')).toEqual(['no-consent']);
  expect(await rejected('V2,B1,2026-04-01,,签字')).toEqual(['missing']);
});

test('who has left does not put itself back over days that have begun, though the file says what was agreed before', async () => {
  const rows = 'V1,B3,2026-01-01,2026-02-01,0.5,签字,0.3\n';
  const file = async (text: string) => world.upload('m.csv', `聚合体代码,建筑代码,起,止,分成,同意,报价\n${text}`, ...(await secret));
  const secret = world.secretOf('owner', { organisation: 'O2' }).then((one) => [one] as const);
  await world.local.portfolio.add({ code: 'V3', name: '三号', organisation: 'AGG' });
  await world.local.portfolio.importMembers({
    file: await world.upload('m.csv', `portfolio,building,from,to,share,consent,price\n${rows}`.replaceAll('V1', 'V3')),
  });
  const own = world.as('owner', { organisation: 'O2' });
  const shown = async () => (await world.local.portfolio.show({ portfolio: 'V3' })).members.map(({ from, to }) => [from, to]);
  for (const row of ['V3,B3,2026-02-10,,0.5,,', 'V3,B3,2026-02-10,,,,0.3', 'V3,B3,2026-02-01,,0.5,签字,0.3'])
    expect(await own.portfolio.importMembers({ file: await file(row) })).toMatchObject({
      updated: 0,
      rejected: [{ code: 'member-day-begun' }],
    });
  expect(await shown()).toEqual([['2026-01-01', '2026-02-01']]);
  // a price on a later day does not make a building a member again, but a share does
  await own.portfolio.importMembers({ file: await file('V3,B3,2026-05-01,,,,0.3') });
  expect(await shown()).toEqual([['2026-01-01', '2026-02-01']]);
  await own.portfolio.importMembers({ file: await file('V3,B3,2026-05-02,,0.5,,') });
  expect(await shown()).toEqual([
    ['2026-01-01', '2026-02-01'],
    ['2026-05-02', null],
  ]);
});
