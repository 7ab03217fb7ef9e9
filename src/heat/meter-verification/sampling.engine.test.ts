import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 10) });
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name\nR1,第一供热公司\n') });
  const buildings = 'code,name,use,region\nB1,一号楼,office,140302\nB2,二号楼,school,140303\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const meter = (at: number): string => `M${String(at).padStart(2, '0')}`;
  const installed = (at: number): string => (at < 8 ? '2019-10-01' : at < 12 ? '2021-05-01' : '');
  const rows = Array.from({ length: 14 }, (_, at) => `${meter(at)},B1,heat,register,GJ,R1,${installed(at)}`);
  const meters = [
    'code,building,carrier,kind,unit,operator,installed',
    ...rows,
    'G1,B1,gas,register,m3,,2020-01-01',
    'X1,B2,heat,register,GJ,,',
  ];
  expect(await world.local.registry.importMeters({ file: await world.upload('m.csv', meters.join('\n')) })).toMatchObject({ created: 16 });
});
afterAll(() => world.stop());

const bureau = () => world.as('bureau', { region: '140302' });
const sample = {
  name: '在用热量表抽查',
  region: '140302',
  on: '2026-03-01',
  carrier: 'heat' as const,
  rate: '1/4',
  atLeast: 1,
  source: '福彩双色球 2026-03-08 期',
  knownFrom: '2026-03-08T21:30+08:00',
};
const certificates = async (lines: readonly string[]) =>
  world.local.meterVerification.importCertificates({
    file: await world.upload('结果.csv', ['证书编号,计量点,检定类别,检定日期,结论,装表日期', ...lines].join('\n')),
  });

let draw = '';
let drawn: string[] = [];

story('a meter sample is created, announced, drawn, checked and replaced', (step) => {
  step('a sample is created from the meters of a list in lots by carrier and year; those of unknown year are a separate lot', async () => {
    const told = await bureau().meterVerification.checkSample(sample);
    expect(told.lots.map(({ carrier, year, meters, drawn: many }) => [carrier, year, meters, many])).toEqual([
      ['heat', 2019, 8, 2],
      ['heat', 2021, 4, 1],
      ['heat', null, 2, 1],
    ]);
    expect(told.findings).toEqual([]);
    expect((await world.local.draws.list()).draws.filter(({ name }) => name === sample.name)).toEqual([]);
    const byVerification = await bureau().meterVerification.checkSample({ ...sample, by: 'verified' });
    expect(byVerification.lots.map(({ year, meters }) => [year, meters])).toEqual([[null, 14]]);
    const all = await bureau().meterVerification.checkSample({
      ...sample,
      carrier: undefined,
      rate: undefined,
      atLeast: undefined,
      count: 1,
    });
    expect(all.lots.map(({ carrier, year, drawn: many }) => [carrier, year, many])).toEqual([
      ['gas', 2020, 1],
      ['heat', 2019, 1],
      ['heat', 2021, 1],
      ['heat', null, 1],
    ]);
  });

  step('meters that cannot be drawn are refused by name, and nothing is announced', async () => {
    const refused = async (more: object, client = bureau()) => {
      const problem = await client.meterVerification.announceSample({ ...sample, ...more }).then(
        () => null,
        (error: { document: { status: number; code: string } }) => error.document,
      );
      return `${problem?.status} ${problem?.code}`;
    };
    expect(await refused({ rate: '一半' })).toBe('400 draw-plan-bad');
    expect(await refused({ knownFrom: '2026-02-01' })).toBe('422 too-late');
    expect(await refused({ until: '2026-03-07' })).toBe('400 sample-ends-early');
    expect(await refused({ state: 'failed' })).toBe('422 sample-without-meters');
    expect(await refused({ region: '140303' })).toBe('404 no-such-place');
    expect(await refused({}, world.as('operator', { operator: 'R1' }))).toMatch(/^403 /u);
    await expect(bureau().meterVerification.checkSample({ ...sample, rate: '2' })).rejects.toMatchObject({
      document: { findings: [{ code: 'draw-plan-field', evidence: { field: 'rate' } }] },
    });
    expect((await world.local.meterVerification.samples()).samples).toEqual([]);
  });

  step('it is announced and drawn like any draw; its list names meters, buildings and their readers, nobody else', async () => {
    const made = await bureau().meterVerification.announceSample({ ...sample, until: '2026-04-30' });
    draw = made.draw;
    const published = await world.local.draws.published.get({ draw });
    expect(JSON.parse(published.text)).toMatchObject({
      plan: { name: '在用热量表抽查', objects: { '热 2019 年': { rate: '1/4', atLeast: 1 } } },
      objects: expect.arrayContaining([{ code: 'M00', name: 'B1', stratum: '热 2019 年', organisation: 'R1' }]),
    });
    const before = await bureau().meterVerification.sample({ draw });
    expect(before).toMatchObject({ state: 'announced', on: '2026-03-01', until: '2026-04-30', meters: [] });
    expect(before.lots.map(({ drawn: many, passed, failed, waiting }) => [many, passed, failed, waiting])).toEqual([
      [2, 0, 0, 2],
      [1, 0, 0, 1],
      [1, 0, 0, 1],
    ]);
    clock = Date.parse('2026-03-10T02:00:00Z');
    await bureau().draws.reveal({ draw, randomness: '03 11 17 22 28 31 + 09' });
    const after = await bureau().meterVerification.sample({ draw });
    drawn = after.meters.map(({ meter }) => meter);
    expect(after.lots.map(({ drawn: many, waiting }) => [many, waiting])).toEqual([
      [2, 2],
      [1, 1],
      [1, 1],
    ]);
    expect(drawn).toHaveLength(4);
    expect((await bureau().meterVerification.samples()).samples.map((one) => [one.draw, one.state])).toEqual([[draw, 'revealed']]);
    await expect(world.as('bureau', { region: '140303' }).meterVerification.sample({ draw })).rejects.toMatchObject({
      document: { code: 'no-such-draw' },
    });
  });

  step(
    'certificates of in-use checks from the draw on are its results: the first decides, of one day the failed one, and no other kind or device counts',
    async () => {
      const [one = '', two = '', three = '', four = ''] = drawn;
      const before = new Date(clock).toISOString();
      const made = await certificates([
        `S1,${one},使用中检查,2026-03-10,合格,`,
        `S2,${one},使用中检查,2026-03-20,不合格,`,
        `S3,${two},使用中检查,2026-03-09,不合格,`,
        `S4,${two},后续检定,2026-03-12,合格,`,
        `S5,${three},使用中检查,2026-04-30,合格,`,
        `S6,${three},使用中检查,2026-04-30,不合格,`,
        `S7,${four},使用中检查,2026-05-01,合格,`,
      ]);
      expect(made).toMatchObject({ created: 7 });
      const told = await bureau().meterVerification.sample({ draw });
      expect(told.meters.map(({ certificate, result }) => [certificate, result])).toEqual([
        ['S1', 'pass'],
        [null, null],
        ['S6', 'fail'],
        [null, null],
      ]);
      expect(told.lots.map(({ passed, failed, waiting }) => [passed, failed, waiting])).toEqual([
        [1, 0, 1],
        [0, 1, 0],
        [0, 0, 1],
      ]);
      expect((await bureau().meterVerification.sample({ draw, knownAt: before })).lots.map(({ waiting }) => waiting)).toEqual([2, 1, 1]);
      await world.local.imports.undo({ id: made.import });
      expect((await bureau().meterVerification.sample({ draw })).lots.map(({ waiting }) => waiting)).toEqual([2, 1, 1]);
    },
  );

  step('a device installed since is not the drawn one, and its replacement in the draw is checked instead', async () => {
    const [one = ''] = drawn;
    clock = Date.parse('2026-03-21T02:00:00Z');
    await world.local.registry.swapMeter({ meter: one, at: '2026-03-15T09:00', oldFinal: 100, newStart: 0 });
    await certificates([`S8,${one},使用中检查,2026-03-20,合格,2026-03-15`]);
    expect((await bureau().meterVerification.sample({ draw })).meters[0]).toMatchObject({ meter: one, result: null });
    await bureau().draws.replace({ draw, object: one, why: '已换表' });
    const told = await bureau().meterVerification.sample({ draw });
    expect(told.meters.map(({ meter }) => meter)).not.toContain(one);
    expect(told.lots[0]).toMatchObject({ drawn: 2, waiting: 2 });
  });
});

test('a draw of something else is not a sample', async () => {
  const plan = 'name: 节能抽查\nregion: "140302"\nobjects: {大型: {count: 1}}\nsource: 福彩\nknownFrom: 2026-09-01T21:30+08:00\n';
  const made = await world.local.draws.announce({
    plan: await world.upload('plan.yaml', plan),
    objects: await world.upload('o.csv', 'code,name,stratum\nB1,一号楼,大型\n'),
  });
  await expect(world.local.meterVerification.sample({ draw: made.draw })).rejects.toMatchObject({
    document: { code: 'no-such-meter-sample' },
  });
});
