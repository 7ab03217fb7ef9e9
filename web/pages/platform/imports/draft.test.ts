import { expect, test } from 'vitest';
import {
  draftFrom,
  draftOf,
  inputOf,
  kindOfReadings,
  lacking,
  lacksUnit,
  layoutIn,
  mappingOf,
  oneColumnEach,
  takenAway,
  unitOfMeter,
  type Inspection,
} from './draft.ts';

const field = (name: string, required = false) => ({ name, zh: name, en: name, required, units: [], choices: [] });
const nothing = {
  name: 'f.csv',
  sheet: '',
  sheets: [],
  format: 'csv',
  encoding: null,
  headerRow: 1,
  rows: [],
  profiles: [],
  findings: [],
  options: {},
};
const buildings: Inspection = {
  ...nothing,
  kind: 'buildings',
  kinds: ['buildings'],
  header: ['编号', '名称', '面积(万平方米)', '备注'],
  columns: [
    { column: '编号', field: 'code', why: 'synonym' },
    { column: '名称', field: 'name', why: 'name' },
    { column: '面积(万平方米)', field: 'floorArea', why: 'synonym', unit: '10000m2' },
  ],
  fields: [field('code', true), field('name', true), field('use', true), field('floorArea')],
};
const readings: Inspection = {
  ...nothing,
  kind: 'readings',
  kinds: ['readings'],
  header: ['表号', '开始', '结束', '度数'],
  columns: [
    { column: '表号', field: 'meter', why: 'name' },
    { column: '开始', field: 'time', why: 'name' },
    { column: '结束', field: 'end', why: 'name' },
  ],
  fields: [field('meter', true), field('time', true), field('end'), field('value', true)],
  options: { layout: 'long', kind: 'interval', interval: '1d', unitColumn: '单位' },
};

test('what the server suggests is the draft, and what else the file has is looked at by the server', () => {
  const draft = draftOf(buildings);
  expect(inputOf('buildings', draft, buildings, 'x', true)).toEqual({
    file: 'x',
    preview: true,
    wait: false,
    column: { code: '编号', name: '名称', floorArea: '面积(万平方米)' },
    set: {},
    value: {},
    unit: { floorArea: '10000m2' },
    ignore: [],
  });
  expect(inputOf('buildings', { ...draft, options: { unread: 'ignore' } }, buildings, 'x', true)).toMatchObject({ ignore: ['备注'] });
  const without = { ...draft, fields: { 编号: 'code' } };
  expect(inputOf('buildings', without, buildings, 'x', true)).toMatchObject({ ignore: ['名称', '面积(万平方米)'] });
  expect(lacking('buildings', draft, buildings).map(({ name }) => name)).toEqual(['use']);
  expect(lacking('buildings', { ...draft, set: { use: 'office' } }, buildings)).toEqual([]);
});

test('a draft comes back from what an import was asked with', () => {
  const draft = { ...draftOf(buildings), set: { use: 'office' }, value: { use: { 办公楼: 'office' } }, options: { onConflict: 'take' } };
  const asked = inputOf('buildings', draft, buildings, 'x', false);
  expect(draftFrom('buildings', asked, buildings.header, draftOf(buildings))).toEqual(draft);
  const ignoring = { ...asked, column: { code: '编号' }, ignore: ['名称', '备注', '面积(万平方米)'] };
  expect(draftFrom('buildings', ignoring, buildings.header, draftOf(buildings)).fields).toEqual({ 编号: 'code' });
});

const base = { file: 'x', preview: true, wait: false } as const;

test('what the server reads of readings by itself is shown, and not said as if a person had', () => {
  const draft = draftOf(readings);
  expect(draft.options).toEqual({});
  expect([layoutIn(draft, readings), kindOfReadings(draft, readings)]).toEqual(['long', 'interval']);
  expect(inputOf('readings', draft, readings, 'x', true)).toEqual(base);
  // creating metering points is an action and not part of reading the file: it is offered as a tick
  const creates = { ...readings, options: { ...readings.options, createMeters: 'true' } };
  expect(inputOf('readings', draftOf(creates), creates, 'x', true)).toEqual({ ...base, createMeters: true });
});

test('of readings what a person changed is said, and nothing else', () => {
  const draft = draftOf(readings);
  const asked = (changed: Partial<typeof draft>) => inputOf('readings', { ...draft, ...changed }, readings, 'x', true);
  expect(asked({ options: { kind: 'register' } })).toEqual({ ...base, kind: 'register' });
  expect(asked({ fields: { ...draft.fields, 度数: 'value' } })).toEqual({ ...base, valueColumn: '度数' });
  expect(asked({ fields: { 表号: 'meter', 开始: 'time' } })).toEqual({ ...base, timeColumn: '开始' });
  expect(asked({ fields: { 度数: 'meter', 开始: 'time', 结束: 'end' } })).toEqual({ ...base, meterColumn: '度数' });
  expect(asked({ options: { layout: 'wide' } })).toEqual({ ...base, layout: 'wide' });
});

test('a column that answers a question is said, though the server would have read the same', () => {
  const found = { ...readings, columns: [...readings.columns, { column: '度数', field: 'value', why: 'synonym' as const }] };
  const draft = draftOf(found);
  expect(inputOf('readings', draft, found, 'x', true)).toEqual(base);
  const answered = { ...draft, options: { valueColumn: '度数' } };
  const asked = inputOf('readings', answered, found, 'x', true);
  expect(asked).toEqual({ ...base, valueColumn: '度数' });
  expect(draftFrom('readings', asked, found.header, draft)).toEqual(answered);
  expect(inputOf('readings', { ...answered, fields: { 表号: 'meter', 开始: 'time', 结束: 'value' } }, found, 'x', true)).toMatchObject({
    valueColumn: '结束',
  });
  expect(mappingOf('readings', answered, found.header).set).toEqual({});
});

test('a column that is taken away without another has to be named before anything is looked at', () => {
  const draft = draftOf(readings);
  expect(takenAway('readings', draft, readings)).toEqual([]);
  const without = { ...draft, fields: { 开始: 'time', 结束: 'end' } };
  expect(takenAway('readings', without, readings).map(({ name }) => name)).toEqual(['meter']);
  expect(takenAway('readings', { ...without, options: { meter: 'M1' } }, readings)).toEqual([]);
});

test('readings name their columns by what they are for; a period has no interval', () => {
  const draft = { ...draftOf(readings), fields: { 表号: 'meter', 结束: 'time', 开始: 'end', 度数: 'value' } };
  const asked = inputOf('readings', draft, readings, 'x', false);
  expect(asked).toEqual({ ...base, preview: false, startColumn: '结束', endColumn: '开始', valueColumn: '度数' });
  const again = draftFrom('readings', asked, readings.header, draftOf(readings));
  expect(again.fields).toEqual(draft.fields);
  expect(inputOf('readings', again, readings, 'x', false)).toEqual(asked);
  expect(draftFrom('readings', mappingOf('readings', draft, readings.header), readings.header, draftOf(readings))).toEqual(draft);
});

test('what the page asks for no longer is not said: of registers, months and periods, and of other kinds', () => {
  const options = { interval: '1h', marks: 'end', ends: 'included', year: '2025' };
  const asked = (layout: string, more: Record<string, string> = {}, fields: Record<string, string> = { 时间: 'time' }) =>
    inputOf('readings', { ...draftOf(readings), fields, options: { ...options, layout, ...more } }, readings, 'x', true);
  expect(asked('wide')).toMatchObject({ interval: '1h', marks: 'end' });
  for (const name of ['year', 'ends']) expect(asked('wide')).not.toHaveProperty(name);
  const periods = { 开始: 'time', 结束: 'end' };
  expect(asked('long', {}, periods)).toMatchObject({ ends: 'included' });
  expect(asked('long', { kind: 'register' }, periods)).not.toHaveProperty('ends');
  for (const out of [asked('months'), asked('wide', { kind: 'register' }), asked('long', {}, periods)]) {
    expect(out).not.toHaveProperty('interval');
    expect(out).not.toHaveProperty('marks');
  }
  expect(asked('months')).toMatchObject({ year: 2025 });
  const draft = { ...draftOf(buildings), fields: { 编号: 'code' }, options: { onConflict: 'take', coordinates: 'gcj02', matchOn: '户号' } };
  expect(inputOf('buildings', draft, buildings, 'x', true)).toMatchObject({
    unit: {},
    onConflict: 'take',
    coordinates: 'gcj02',
    matchOn: '户号',
  });
  for (const name of ['onConflict', 'coordinates', 'matchOn'])
    expect(inputOf('places', draft, { ...buildings, kind: 'places' }, 'x', true)).not.toHaveProperty(name);
});

test('a file that names no unit is asked about, and the choice of the metering points’ own is a choice', () => {
  const seen = { ...readings, options: { ...readings.options, unitAssumed: 'true' } };
  const draft = draftOf(seen);
  expect(draft.options).not.toHaveProperty('unitAssumed');
  expect([lacksUnit('readings', draft, seen), lacksUnit('readings', draftOf(readings), readings)]).toEqual([true, false]);
  const chosen = (unit: string) => ({ ...draft, options: { ...draft.options, unit } });
  expect(lacksUnit('readings', chosen(unitOfMeter), seen)).toBe(false);
  expect(inputOf('readings', chosen(unitOfMeter), seen, 'x', true)).not.toHaveProperty('unit');
  expect(inputOf('readings', chosen('kW'), seen, 'x', true)).toMatchObject({ unit: 'kW' });
});

test('a wide file needs a time, one with months a meter', () => {
  const none = { ...draftOf(readings), fields: {} };
  expect(lacking('readings', { ...none, options: { layout: 'wide' } }, readings).map(({ name }) => name)).toEqual(['time']);
  expect(lacking('readings', { ...none, options: { layout: 'months' } }, readings).map(({ name }) => name)).toEqual(['meter']);
});

test('of a file with a row for each day only the meter and the day are asked, and of one metering point only the day', () => {
  const days = { ...draftOf(readings), fields: {}, options: { layout: 'days', interval: '15min' } };
  expect(lacking('readings', days, readings).map(({ name }) => name)).toEqual(['meter', 'time']);
  const one = { ...days, fields: { 表号: 'meter', 时间: 'time' }, options: { ...days.options, meter: 'M1' } };
  expect(lacking('readings', { ...one, fields: { 时间: 'time' } }, readings)).toEqual([]);
  const asked = inputOf('readings', one, readings, 'x', true);
  expect(asked).toMatchObject({ layout: 'days', meter: 'M1', timeColumn: '时间' });
  for (const name of ['interval', 'meterColumn', 'valueColumn']) expect(asked).not.toHaveProperty(name);
});

test('a field that two columns were chosen for belongs to the one chosen last', () => {
  expect(oneColumnEach({ 名称: 'name', 编号: 'code', 楼名: 'name' })).toEqual({ 编号: 'code', 楼名: 'name' });
  const draft = { ...draftOf(buildings), fields: { 名称: 'name', 备注: 'name' } };
  expect(mappingOf('buildings', draft, buildings.header)).toMatchObject({
    column: { name: '备注' },
    ignore: ['编号', '名称', '面积(万平方米)'],
  });
});

test('where the header stands is said where a person chose it, and of the file that is there, not of the one before it', () => {
  const ledger = { ...buildings, headerRow: 3, sheet: '台账', sheets: [{ name: '台账', header: null, kind: null }] };
  expect(draftOf(ledger).options).toEqual({});
  const chosen = { header: true, sheet: true };
  const asked = inputOf('buildings', draftOf(ledger, chosen), ledger, 'x', false);
  expect(asked).toMatchObject({ headerRow: 3, sheet: '台账' });
  expect(draftFrom('buildings', asked, ledger.header, draftOf(ledger, chosen))).toEqual(draftOf(ledger, chosen));
  expect(draftFrom('buildings', asked, buildings.header, draftOf(buildings)).options).toEqual({});
  const bills = { ...readings, headerRow: 2 };
  expect(inputOf('readings', draftOf(bills, { header: true }), bills, 'x', false)).toMatchObject({ headerRow: 2 });
  expect(inputOf('readings', draftOf(bills), bills, 'x', false)).not.toHaveProperty('headerRow');
});

test('what is to be done with fields edited by hand is asked of every kind that is edited by hand, and of no other', () => {
  const draft = { ...draftOf(buildings), options: { onConflict: 'take' } };
  const asked = (kind: Parameters<typeof inputOf>[0]) => inputOf(kind, draft, { ...buildings, kind }, 'x', true)['onConflict'];
  expect((['organisations', 'households', 'settlement-points'] as const).map(asked)).toEqual(['take', 'take', 'take']);
  expect((['payments', 'heat-units', 'places'] as const).map(asked)).toEqual([undefined, undefined, undefined]);
});

test('that identities may change is sent for kinds that have more than a code, and for no others', () => {
  const draft = { ...draftOf(buildings), options: { onIdentityChange: 'accept' } };
  const asked = (kind: Parameters<typeof inputOf>[0]) => inputOf(kind, draft, { ...buildings, kind }, 'x', true)['onIdentityChange'];
  expect((['buildings', 'equipment', 'meters', 'points'] as const).map(asked)).toEqual(['accept', 'accept', 'accept', 'accept']);
  expect((['payments', 'heat-units', 'places'] as const).map(asked)).toEqual([undefined, undefined, undefined]);
});
