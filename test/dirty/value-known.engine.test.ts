import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** A value is used only if a column is known to be use: by its heading, its unit, the metering points of its rows, a title. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const span = ['2025-01-01', '2025-04-01'] as const;
const days = ['2025-01-01', '2025-01-02', '2025-01-03'];
const months = ['2025-01', '2025-02', '2025-03'];
const three = [12, 15, 11];
const over = (times: readonly string[], row: (time: string, value: number, at: number) => string) =>
  times.map((time, at) => row(time, three[at] as number, at));
const asked = (document: ProblemAnswer['document']) => ({ code: document.code, choices: document.evidence?.['choices'] });
type Trouble = ProblemAnswer['document'];

describe('the code of the only metering point is not a value', () => {
  test.each([
    ['Anlage', '用电量(kWh)'],
    ['Stelle', 'kWh'],
    ['Punkt', 'Wert'],
    ['Contract', 'Value'],
    ['地址码', '电量'],
    ['电表', '用电量'],
  ])('%s next to %s: the column is proposed as that of the codes', async (heading, value) => {
    const file = [`${heading},日期,${value}`, ...over(days, (day, use) => `4002187,${day},${use}`)];
    expect(asked((await told(file)) as Trouble)).toMatchObject({ code: 'meter-needed', choices: [{ set: { meterColumn: heading } }] });
  });

  test('the answer leads to the use, and the sender’s next meter is read the same way', async () => {
    const file = (code: number) => ['Anlage,日期,用电量', ...over(days, (day, use) => `${code},${day},${use}`)];
    await bring(file(4_002_191), { meterColumn: 'Anlage' });
    await bring(file(4_002_192));
    expect((await used('4002191', ...span)).total).toBe(38);
    expect((await used('4002192', ...span)).total).toBe(38);
    await expect(used('Anlage', ...span)).rejects.toThrow();
  });

  test.each(['终端地址', '设备地址', '采集点', '资产编号', '局编号', 'Kod PPE', 'Contract No', 'UPRN', '楼栋编号', '楼号', '房号'])(
    '%s is recognised as a code',
    async (heading) => {
      const code = `40${heading.length}${heading.codePointAt(0)}`;
      await bring([`${heading},日期,电量`, ...over(days, (day, use) => `${code},${day},${use}`)]);
      expect((await used(code, ...span)).total).toBe(38);
    },
  );

  test('a column of numbers that are codes of registered metering points is one of codes, whatever its name', async () => {
    await world.local.registry.importMeters({
      file: await world.upload('m.csv', 'code,carrier,kind\n7700112,electricity,interval\n7700113,electricity,interval\n'),
    });
    await bring(['Ort,日期,Wert', ...days.flatMap((day) => [`7700112,${day},4`, `7700113,${day},5`])]);
    expect([(await used('7700112', ...span)).total, (await used('7700113', ...span)).total]).toEqual([12, 15]);
  });

  test('a Finnish hub: its own words for the metering point and the amount', async () => {
    const header = 'Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Lukeman tyyppi;Alkuaika;Määrä;Laatu';
    const rows = [0, 1, 2].map((at) => `643006966012345678;8716867000030;PT1H;kWh;BN01;2025-01-05T0${at}:00:00Z;${at + 1};OK`);
    await bring([header, ...rows]);
    expect((await used('643006966012345678', ...span)).total).toBe(6);
  });
});

describe('a column without any statement of what it measures', () => {
  test.each(['本年', 'pot', 'Foo'])('raises a question for %s, with its result', async (heading) => {
    const file = [`表号,月份,${heading}`, ...over(months, (month, use) => `B-${heading},${month},${use}`)];
    const choices = [{ set: { valueColumn: heading }, comesTo: 38 }];
    expect(asked((await told(file)) as Trouble)).toEqual({ code: 'value-unknown', choices });
    await bring(file, { valueColumn: heading });
    expect((await used(`B-${heading}`, ...span)).total).toBe(38);
  });

  test.each([
    ['a title', ['2025年用电量统计', '表号,月份,合计'], {}],
    ['the name of the file', ['表号,月份,合计'], { name: '用电量.csv' }],
    ['the sender', ['表号,月份,Foo'], { unit: 'kWh' }],
    ['a row of units', ['表号,月份,Foo', ',,kWh'], {}],
  ] as const)('is used if %s says what is measured', async (about, head, more) => {
    await bring([...head, ...over(months, (month, use) => `C-${about},${month},${use}`)], more);
    expect((await used(`C-${about}`, ...span)).total).toBe(38);
  });

  test('is a fact if it is the same in every row, whatever the title says', async () => {
    const file = ['2025年用电量统计', '户号,月份,容量值', ...over(months, (month) => `D1,${month},315`)];
    expect(((await told(file)) as Trouble).code).toBe('value-unknown');
  });

  test('a list of assets under a title about customers is not a file of readings', async () => {
    const file = ['用电客户档案', '户号,立户日期,资产号', ...days.map((day, at) => `D${at + 2},${day},4002187${at}`)];
    expect(((await told(file)) as Trouble).code).toBe('value-unknown');
  });
});

describe('in columns', () => {
  test.each([
    ['后勤保障', '行政楼,教学楼'],
    ['Alpha', 'Library,Gym'],
    ['Mitarbeiter', 'Halle 1 (kWh),Halle 2 (kWh)'],
  ])('%s next to %s raises a question: ignore it or use it', async (unknown, known) => {
    const file = [`月份,${known},${unknown}`, ...over(months, (month, use) => `${month},${use},${use + 1},${use * 7}`)];
    expect(asked((await told(file)) as Trouble)).toMatchObject({
      code: 'columns-unknown',
      choices: [
        { set: { valueColumn: known }, comesTo: 79 },
        { set: { valueColumn: `${known},${unknown}` }, comesTo: 345 },
      ],
    });
  });

  test.each([
    ['places', ['月份,图书馆,食堂,宿舍']],
    ['codes', ['月份,E1,E2,E7']],
    ['capitals', ['月份,MDB,UPS,LVB']],
    ['names that are put together', ['月份,Bear_lodging_Erick,Fox_office_Joy,Rat_office_Colby']],
    ['names of one kind under a title', ['2025年用电量', '月份,后勤,保卫,教务']],
  ])('%s are used', async (about, head) => {
    const codes = about === 'names of one kind under a title' ? ['后勤', '保卫'] : (head[0] as string).split(',').slice(1, 3);
    await bring([...head, ...over(months, (month, use) => `${month},${use},${use + 1},${use + 2}`)]);
    expect(await Promise.all(codes.map(async (code) => (await used(code, ...span)).total))).toEqual([38, 41]);
  });

  test.each(['RSSI', 'SOC'])('%s next to the use of one metering point raises a question', async (heading) => {
    const file = [`月份,kWh,${heading}`, ...over(months, (month, use) => `${month},${use},${use + 1}`)];
    expect((await told(file)) as Trouble).toMatchObject({ code: expect.stringMatching(/^(?:columns-unknown|meter-needed)$/u) });
  });

  test('names without any sign that they are metered raise a question', async () => {
    const file = ['月份,Alpha,Beta,Gamma', ...over(months, (month, use) => `${month},${use},${use + 1},${use + 2}`)];
    expect(asked((await told(file)) as Trouble)).toMatchObject({
      code: 'columns-unknown',
      choices: [{ set: { valueColumn: 'Alpha,Beta,Gamma' } }],
    });
  });
});

describe('values of something else', () => {
  test.each(['电费(元)', 'Currency', 'Betrag', 'Kosten', '入住间数', '客流', 'Covers', '产量', 'Stück'])(
    '项目 = %s alone is refused, and ignored next to use',
    async (item) => {
      const rows = (words: readonly string[]) =>
        months.flatMap((month, at) => words.map((word, place) => `F-${item},${month},${word},${(three[at] as number) + place * 100}`));
      expect((await told(['表号,月份,项目,数值', ...rows([item])])) as Trouble).toMatchObject({ code: 'rows-of-else' });
      expect(await told(['表号,月份,项目,数值', ...rows(['用电量(kWh)', item])])).toContain('rows-not-energy');
      expect((await used(`F-${item}`, ...span)).total).toBe(38);
      expect((await told([`表号,月份,${item}`, ...over(months, (month, use) => `F2,${month},${use}`)])) as Trouble).toMatchObject({
        code: 'values-of-else',
      });
    },
  );

  test.each(['X.RoomTemp', 'X_PF', 'X_CosPhi', 'T_sup', 'T_ret', 'AHU1.SAT'])('%s is not a metering point', async (code) => {
    const hour = (at: number) => `2025-01-05 0${at}:00`;
    const rows = (point: string) => three.map((value, at) => `${point},${hour(at)},${value}.5`);
    expect((await told(['point,time,value', ...rows(code)])) as Trouble).toMatchObject({ code: 'values-physical' });
    expect(await told(['point,time,value', ...rows(code), ...rows(`G-${code}.kWh`)])).toContain('rows-not-energy');
    expect((await used(`G-${code}.kWh`, ...span)).total).toBe(39.5);
    await expect(used(code, ...span)).rejects.toThrow();
    const wide = [`time,H-${code}_kWh,${code}`, ...three.map((value, at) => `${hour(at)},${value},${value}`)];
    expect(await told(wide)).toContain('columns-not-energy');
    await expect(used(code, ...span)).rejects.toThrow();
  });

  test.each(['脉冲数', 'pulses', 'Impulse', '读数(pulses)'])('%s: the import asks what one pulse is worth', async (heading) => {
    const hours = three.map((value, at) => `2025-01-05 0${at}:00,${value}00`);
    expect((await told([`表号,时间,${heading}`, ...hours.map((row) => `I1,${row}`)])) as Trouble).toMatchObject({ code: 'values-pulses' });
    expect((await told([`时间,I1 ${heading}`, ...hours])) as Trouble).toMatchObject({ code: 'values-pulses' });
  });
});
