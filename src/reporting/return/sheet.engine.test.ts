import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect } from 'vitest';
import { stepReturn } from '#cli/as-read.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
const of = { form: 'sheet', period: '2025' } as const;

const form = `kind: form
id: sheet
version: 1
names: {zh: 表, en: Sheet}
period: year
unit: building
fields:
  electricity: {names: {zh: 用电量, en: Electricity}, type: decimal, decimals: 2, unit: kWh}
  half: {names: {zh: 上半年用电量, en: First half}, type: decimal, decimals: 2, unit: kWh}
  rest: {names: {zh: 下半年用电量, en: Second half}, type: decimal, decimals: 2, unit: kWh, compute: {subtract: [electricity, half]}}
  heated: {names: {zh: 集中供热, en: Heated}, type: bool}
  kind: {type: choice, options: {a: {zh: 甲类, en: First kind}, b: {zh: 乙类, en: Second kind}}}
  note: {names: {zh: 说明, en: Note}, type: text}
  state: {type: text}
checks:
  - {id: half, level: error, say: {zh: 全年须大于上半年, en: A year is more than its half}, holds: {electricity: {above: half}}}
total: {electricity: sum}
`;

beforeAll(async () => {
  world = await createWorld();
  const rows = ['代码,名称,用途,地区,organisation', 'A,甲,办公,140302,一局', 'B,乙,学校,140303,二局', 'C,丙,居住,140303,二局'];
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', rows.join('\n')) });
  await world.local.return.add({ name: 'f.yaml', text: form });
  await world.local.return.open({ ...of, region: '140300' });
  const set = { electricity: '0100.50', half: '900', heated: true, kind: 'b', note: '=1+1', state: '007' };
  await stepReturn(world.local, 'fill', { ...of, unit: 'A', set });
});

afterAll(() => world.stop());

const sheetOf = async (asked: string, language = 'zh') => {
  const got = await world.ask(`/api/exports/returns?form=sheet&period=2025${asked}`, { headers: { 'accept-language': language } });
  expect(got.status).toBe(200);
  return Buffer.from(await got.arrayBuffer());
};

type Typed = Readonly<Record<string, string | number | boolean | null>>;

/** The sheet with values typed into its cells, by unit and heading. */
async function typedInto(bytes: Buffer, typed: Readonly<Record<string, Typed>>): Promise<Buffer> {
  const [sheet] = (await readXlsx(bytes)).sheets;
  const rows = (sheet?.rows ?? []).map((row) => [...row]);
  const header = rows[1] ?? [];
  for (const row of rows.slice(2))
    for (const [heading, value] of Object.entries(typed[String(row[0])] ?? {})) row[header.indexOf(heading)] = value;
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'x', rows }] }));
}

const owner = ['owner', { organisation: '一局' }] as const;

async function bring(bytes: Buffer | string, preview?: boolean, by?: typeof owner) {
  const secret = by === undefined ? undefined : await world.secretOf(...by);
  const file = await world.upload(typeof bytes === 'string' ? 'sheet.csv' : 'sheet.xlsx', bytes, secret);
  return (by === undefined ? world.local : world.as(...by)).return.importSheet({ file, ...of, ...(preview !== undefined && { preview }) });
}

const valuesOf = async (unit: string) =>
  Object.fromEntries(Object.entries((await world.local.return.show({ ...of, unit })).fields).map(([name, { value }]) => [name, value]));

const stepsOf = async (unit: string) => (await world.local.return.show({ ...of, unit })).steps.length;

story('a sheet is exported, imported unchanged, filled in, by several people and by an owner', (step) => {
  step(
    'a sheet has a row for each unit, its units in the header, checks as comments, and locked cells where nothing may be typed',
    async () => {
      const [sheet, ...others] = (await readXlsx(await sheetOf('&region=140300'), { readStyles: true })).sheets;
      expect(others).toEqual([]);
      expect(sheet?.rows[1]).toEqual([
        '代码',
        '名称',
        '报告期',
        '状态',
        '填报步序',
        '用电量 (kWh)',
        '上半年用电量 (kWh)',
        '下半年用电量 (kWh)',
        '集中供热',
        'kind',
        '说明',
        'state [state]',
      ]);
      expect(sheet?.rows[2]).toEqual(['A', '甲', '2025', '待填报', 2, 100.5, 900, -799.5, '是', '乙类', "'=1+1", '007']);
      expect(sheet?.rows.map((row) => row[0]).slice(2)).toEqual(['A', 'B', 'C']);
      expect(sheet?.cells?.get('2,5')?.comment?.text).toBe('全年须大于上半年');
      expect(sheet?.cells?.get('3,5')?.comment).toBeUndefined();
      const locked = [0, 5, 7].map((at) => sheet?.cells?.get(`2,${at}`)?.style?.protection?.locked);
      expect(locked).toEqual([true, false, true]);
      expect(sheet?.protection?.sheet).toBe(true);
    },
  );

  step('importing an unchanged export changes nothing, in either language and either format', async () => {
    const before = await stepsOf('A');
    for (const language of ['zh', 'en'])
      for (const format of ['xlsx', 'csv']) {
        const bytes = await sheetOf(`&format=${format}`, language);
        const told = await bring(format === 'csv' ? bytes.toString('utf8') : bytes);
        expect(told).toMatchObject({ rows: 3, accepted: 0, repeated: 3, rejected: [], findings: [] });
      }
    expect(await stepsOf('A')).toBe(before);
  });

  step('typing into the sheet equals typing into the return; a faulty cell is named and all the others are imported', async () => {
    const sheet = await sheetOf('');
    const typed = {
      A: { '用电量 (kWh)': 2000, kind: 'First kind', 'state [state]': null },
      B: { '用电量 (kWh)': '很多', '上半年用电量 (kWh)': 12, 集中供热: '否' },
      C: { '下半年用电量 (kWh)': 5 },
    };
    const preview = await bring(await typedInto(sheet, typed), true);
    expect(preview.accepted).toBe(2);
    expect((await valuesOf('A'))['electricity']).toBe('0100.50');
    const told = await bring(await typedInto(sheet, typed));
    expect(told).toMatchObject({ rows: 3, accepted: 2, repeated: 0, rejectedCount: 2 });
    expect(told.rejected.map(({ row, column, code, value }) => [row, column, code, value])).toEqual([
      [4, '用电量 (kWh)', 'field-bad', '很多'],
      [5, '下半年用电量 (kWh)', 'field-bad', '5'],
    ]);
    expect(told.rejected[0]?.detail).toContain('用电量 (kWh)');
    expect(await valuesOf('A')).toMatchObject({ electricity: '2000', half: '900', rest: '1100.00', kind: 'a', state: null, note: '=1+1' });
    expect(await valuesOf('B')).toMatchObject({ electricity: null, half: '12', heated: false });
    // the same sheet, corrected: what was imported stays
    const mended = { ...typed, B: { ...typed.B, '用电量 (kWh)': 40 }, C: {} };
    expect(await bring(await typedInto(sheet, mended))).toMatchObject({ accepted: 1, repeated: 2, rejected: [] });
    expect(await valuesOf('B')).toMatchObject({ electricity: '40', half: '12' });
  });

  step('what somebody else has filled in since is not overwritten, and reported by cell', async () => {
    const sheet = await sheetOf('');
    await stepReturn(world.as('owner', { organisation: '二局' }), 'fill', { ...of, unit: 'B', set: { electricity: '77', note: '业主' } });
    const told = await bring(await typedInto(sheet, { B: { '用电量 (kWh)': 50, '上半年用电量 (kWh)': 20 } }));
    expect(told.rejected.map(({ row, column, code }) => [row, column, code])).toEqual([[4, '用电量 (kWh)', 'return-cell-changed']]);
    expect(await valuesOf('B')).toMatchObject({ electricity: '77', half: '20', note: '业主' });
  });

  step('an owner fills only its own; submitted returns stay; a table without steps leaves what it does not contain', async () => {
    expect(await bring('code,electricity,note\nA,3000,\nB,1,x\n', false, owner)).toMatchObject({ accepted: 1, rejectedCount: 1 });
    expect(await valuesOf('A')).toMatchObject({ electricity: '3000', note: '=1+1' });
    expect((await valuesOf('B'))['note']).toBe('业主');
    await stepReturn(world.as(...owner), 'submit', { ...of, unit: 'A' });
    const told = await bring('code,electricity\nA,3001\nA,3002\n');
    expect(told.rejected.map(({ row, code }) => [row, code])).toEqual([
      [2, 'not-open'],
      [3, 'return-row-twice'],
    ]);
    const codeOf = (text: string) =>
      bring(text).then(
        () => 'done',
        (cause: unknown) => (cause as { document: { code: string } }).document.code,
      );
    expect(await codeOf('code,electricity (MWh)\nA,1\n')).toBe('return-column-unit');
    expect(await codeOf('code,nothing\nA,1\n')).toBe('return-sheet-columns');
    expect(await codeOf('code,用电量,electricity\nA,1,2\n')).toBe('return-column-twice');
  });
});
