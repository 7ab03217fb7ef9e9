import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-11-22T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  first = await bring(
    [
      head,
      '3.6.1.0.1,GB/T 50378-2019,绿色建筑评价标准,国家,现行,2019-03-13,,GB/T 50378-2014',
      '3.6.1.0.2,GB/T 50378-2014,绿色建筑评价标准（旧）,国家标准,废止,2014-04-15,,',
      '3.6.1.0.12,DBJ04/T335-2017,绿色建筑设计标准,地方,issued,2017-08-01,2021-02-16,',
      '3.6.2.1.1,,装配式技术标准,local,在编,,,',
      '3.6.0.0.1,X-1,不全,地方,现行,2020-01-01,,',
      '3.9.0.0.1,X-2,不在表中,地方,现行,2020-01-01,,',
      '3.6.1,X-3,不是五级,地方,现行,2020-01-01,,',
      '3.1.0.0.1,X-4,,地方,现行,2020-01-01,,',
      '3.1.0.0.2,X-5,复审太早,地方,现行,2020-01-01,2019-01-01,',
    ].join('\n'),
  );
});
afterAll(() => world.stop());

const bring = async (text: string, client = world.local) =>
  client.standards.importStandards({ file: await world.upload('standards.csv', text) });
let first: Awaited<ReturnType<typeof bring>>;
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

const head = '体系编码,标准编号,名称,类型,状态,发布日期,复审日期,代替';

describe('the library', () => {
  test('comes in by Chinese headings and words; what has no place in the code table is rejected by name', async () => {
    expect(first).toMatchObject({ created: 4, rejectedCount: 5 });
    expect(first.rejected?.map(({ row, code }) => [row, code])).toEqual([
      [6, 'standard-code-incomplete'],
      [7, 'standard-code-unknown'],
      [8, 'standard-code-unknown'],
      [9, 'missing'],
      [10, 'standard-reviewed-before-issued'],
    ]);
  });

  test('lists in the order of codes what stands below a level, five years after the last review as a term ends', async () => {
    const { standards } = await world.local.standards.list({ under: '3.6' });
    expect(
      standards.map(({ code, levels, number, state, reexaminationDue, indicative }) => [
        code,
        levels,
        number,
        state,
        reexaminationDue,
        indicative,
      ]),
    ).toEqual([
      ['3.6.1.0.1', [3, 6, 1, 0, 1], 'GB/T 50378-2019', 'issued', '2024-03-13', false],
      ['3.6.1.0.2', [3, 6, 1, 0, 2], 'GB/T 50378-2014', 'abolished', null, false],
      // 2026-02-16 is a day of the Spring Festival; the next worked day is the 24th
      ['3.6.1.0.12', [3, 6, 1, 0, 12], 'DBJ04/T335-2017', 'issued', '2026-02-24', false],
      ['3.6.2.1.1', [3, 6, 2, 1, 1], null, 'drafting', null, false],
    ]);
    expect(standards[1]?.replacedBy).toEqual(['3.6.1.0.1']);
    expect((await world.local.standards.list({ under: '3.6.2' })).standards.map(({ code }) => code)).toEqual(['3.6.2.1.1']);
    expect((await world.local.standards.list({ under: '4' })).standards).toEqual([]);
    expect(await problem(world.local.standards.list({ under: '9' }))).toBe('standard-code-unknown');
    expect((await world.local.standards.due({ on: '2024-03-12' })).standards).toEqual([]);
    expect((await world.local.standards.due({ on: '2026-02-23' })).standards.map(({ code }) => code)).toEqual(['3.6.1.0.1']);
    expect((await world.local.standards.due({ on: '2026-02-24' })).standards.map(({ code }) => code)).toEqual(['3.6.1.0.1', '3.6.1.0.12']);
  });

  test('the code table counts what stands below each level', async () => {
    const { levels } = await world.local.standards.table();
    const counts = Object.fromEntries(levels.map(({ code, standards }) => [code, standards]));
    expect([counts['3'], counts['3.6'], counts['3.6.1'], counts['3.6.2.1'], counts['1']]).toEqual([4, 4, 3, 1, 0]);
  });

  test('a later list changes what it names, is known from then on, and is taken back by undo', async () => {
    const before = new Date(clock).toISOString();
    const made = await bring(`${head}\n3.6.1.0.2,GB/T 50378-2014,绿色建筑评价标准（旧）,国家,现行,2014-04-15,,GB/T 50378-2019`);
    expect(made).toMatchObject({ updated: 1, created: 0 });
    const now = await world.local.standards.list({});
    expect(now.standards.flatMap(({ findings }) => findings.map(({ code, evidence }) => [code, evidence['code']]))).toEqual([
      ['standard-replaces-ring', '3.6.1.0.1'],
      ['standard-replaced-in-force', '3.6.1.0.1'],
      ['standard-replaces-ring', '3.6.1.0.2'],
      ['standard-replaced-in-force', '3.6.1.0.2'],
    ]);
    const then = await world.local.standards.list({ knownAt: before });
    expect(then.standards.map(({ code, state }) => [code, state])[1]).toEqual(['3.6.1.0.2', 'abolished']);
    expect(then.standards.flatMap(({ findings }) => findings)).toEqual([]);
    await world.local.imports.undo({ id: made.import });
    expect((await world.local.standards.list({})).standards).toEqual(then.standards);
    expect((await world.local.standards.history({ standard: '3.6.1.0.2' })).changes.some(({ undone }) => undone !== null)).toBe(true);
  });

  test('says which standards knowledge cites, and whether it has them', async () => {
    const { cited } = await world.local.standards.cited();
    const by = (number: string) => cited.find((one) => one.number.replaceAll(' ', '') === number);
    expect(by('GB/T50378-2019')).toMatchObject({ known: 'known', standards: ['3.6.1.0.1'], states: ['issued'] });
    expect(by('GB/T51161-2016')).toMatchObject({ known: 'unknown', standards: [] });
    expect(by('GB/T51161-2016')?.by.map(({ kind }) => kind)).toContain('limits');
  });

  test('is kept by bureaus and administrators, and read by everybody', async () => {
    const row = `${head}\n3.5.0.0.1,DBJ04-1,造价标准,地方,现行,2022-05-06,,`;
    expect(await problem(bring(row, world.as('owner', { organisation: '甲' })))).toBe('role-may-not');
    expect(await problem(bring(row, world.as('viewer', { region: '140300' })))).toBe('role-may-not');
    const bureau = world.as('bureau', { region: '140300' });
    const file = await world.upload('s.csv', row, await world.secretOf('bureau', { region: '140300' }));
    const made = await bureau.standards.importStandards({ file });
    expect(made).toMatchObject({ created: 1, rejectedCount: 0 });
    const viewer = world.as('viewer', { region: '140300' });
    const [one] = (await viewer.standards.list({ under: '3.5' })).standards;
    // no notice states yet which days of 2027 are worked
    expect(one).toMatchObject({ reexaminationDue: '2027-05-06', indicative: true });
    await bureau.imports.undo({ id: made.import });
    expect((await viewer.standards.list({ under: '3.5' })).standards).toHaveLength(0);
    expect((await world.local.imports.get({ id: first.import })).state).toBe('shown');
  });

  test('a day far ahead has no due day, and the list stands', async () => {
    const { import: id } = await bring(`${head}\n4.1.0.0.1,Z-1,远期,地方,现行,9998-01-01,,\n4.1.0.0.2,Z-2,无日期,地方,现行,,,`);
    expect(
      (await world.local.standards.list({ under: '4' })).standards.map(({ reexaminationDue, findings }) => [
        reexaminationDue,
        findings.length,
      ]),
    ).toEqual([
      [null, 0],
      [null, 1],
    ]);
    await world.local.imports.undo({ id });
  });

  test('who withdraws a standard that knowledge cites is told, and so are those who keep the library, once', async () => {
    const row = (status: string, more: string) =>
      `${head},复审结论,废止日期\n3.6.1.0.7,GB/T 51161-2016,能耗标准,国家,${status},2016-12-01,,,${more}`;
    await bring(row('现行', ','));
    const made = await bring(row('废止', '废止,2026-11-20'));
    expect(made.findings?.map(({ code, evidence }) => [code, evidence['standard']])).toEqual([['standard-withdrawn-cited', '3.6.1.0.7']]);
    const told = async () =>
      (await world.local.notice.list({ limit: 50 })).notices.filter(({ kind }) => kind === 'standard-withdrawn').map(({ link }) => link);
    expect(await told()).toEqual(['/standards?tab=cited']);
    await bring(row('废止', '废止,2026-11-20'));
    expect(await told()).toHaveLength(1);
    const [one] = (await world.local.standards.list({ under: '3.6.1.0.7' })).standards;
    expect(one).toMatchObject({ state: 'abolished', outcome: 'withdraw', abolished: '2026-11-20', reexaminationDue: null });
    const { cited } = await world.local.standards.cited();
    expect(cited.find(({ number }) => number.replaceAll(' ', '') === 'GB/T51161-2016')?.findings.map(({ code }) => code)).toEqual([
      'standard-cited-withdrawn',
    ]);
    await world.local.imports.undo({ id: made.import });
    expect((await world.local.standards.list({ under: '3.6.1.0.7' })).standards[0]).toMatchObject({ state: 'issued', outcome: null });
  });

  test('a day of withdrawal must fit the state and the issue, and the rule of the term is told with its source', async () => {
    const wrong = ['3.6.1.0.8,Z-8,一,地方,现行,2020-01-01,,,,2026-01-01', '3.6.1.0.9,Z-9,二,地方,废止,2020-01-01,,,废止,2019-01-01'];
    const made = await bring(`${head},复审结论,废止日期\n${wrong.join('\n')}`);
    expect(made.rejected?.map(({ code }) => code)).toEqual(['standard-abolished-in-force', 'standard-abolished-before-issued']);
    expect((await world.local.standards.due({ on: '2026-12-31' })).rule).toMatchObject({ months: 60, status: 'RECALLED' });
  });
});
