import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { lockReturns, stepReturn } from '#cli/as-read.ts';

let world: World;
let at = Date.UTC(2026, 2, 1, 12);
const period = { form: 'energy', period: '2025' } as const;
const place = { ...period, region: '140300' } as const;
const of = (unit: string) => ({ ...period, unit });

const form = `kind: form
id: energy
version: 1
names: {zh: 用能年报, en: Energy of a year}
validFrom: 2020-01-01
period: year
unit: building
who: {use: [office, school]}
fields:
  area: {type: decimal, decimals: 1, unit: m2}
  electricity: {type: decimal, decimals: 2, unit: kWh, target: YQ/nothing}
  half: {type: decimal, decimals: 2, unit: kWh}
  heated: {type: bool}
  people: {type: integer, names: {zh: 人数, en: People}}
  rest: {type: decimal, decimals: 2, unit: kWh, compute: {subtract: [electricity, half]}}
prefill:
  area: {buildings: {sum: floorArea}}
  electricity: {use: {carriers: [electricity], in: own}}
checks:
  - {id: half, level: error, say: 全年须大于上半年, holds: {electricity: {above: half}}}
  - {id: last-year, level: warning, say: {zh: 用电高于上年, en: More than a year before}, holds: {electricity: {atMost: previous.electricity}}}
  - {id: area, level: warning, say: 面积与台账不符, holds: {area: {atMost: registry.floorArea}}}
due: {months: 1, days: 1}
total: {electricity: sum, area: area-mean, heated: count, people: sum}
`;

const withoutTarget = form.replace(', target: YQ/nothing', '');

beforeAll(async () => {
  world = await createWorld({ clock: () => at });
  const buildings = [
    '代码,名称,用途,地区,建筑面积,organisation',
    'A,甲,办公,140302,1000,一局',
    'B,乙,学校,140303,3000,二局',
    'C,丙,居住,140303,500,二局',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings.join('\n')) });
  const meters = ['code,building,carrier,kind,unit', 'A-e,A,electricity,register,kWh'];
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters.join('\n')) });
  await readings(10_000);
  added = await world.local.return.add({ name: 'f.yaml', text: withoutTarget });
  // a file takes effect shortly after it was written
  at += 5000;
});

let added: Awaited<ReturnType<typeof world.local.return.add>>;

async function readings(total: number): Promise<void> {
  const rows = ['meter,time,value', 'A-e,2025-01-01T00:00:00+08:00,0', `A-e,2026-01-01T00:00:00+08:00,${total}`];
  const file = await world.upload('readings.csv', rows.join('\n'));
  await world.local.readings.importReadings({
    file,
    layout: 'long',
    timeColumn: 'time',
    meterColumn: 'meter',
    valueColumn: 'value',
    kind: 'register',
  });
}

afterAll(() => world.stop());

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (cause: unknown) => (cause instanceof ProblemAnswer ? cause.document.code : String(cause)),
  );

it('a faulty form is refused with each fault, by line and column', async () => {
  const broken = form
    .replace('who: {use: [office, school]}', 'who: {nonsense: 1}')
    .replace('compute: {subtract: [electricity, half]}', 'compute: {subtract: [electricity, halb]}')
    .replace('  area: {buildings: {sum: floorArea}}', '  areal: {buildings: {sum: floorArea}}')
    .replace('heated: count', 'heated: mean')
    .replace('due: {months: 1, days: 1}', 'due: {weeks: 1}');
  const cause = await world.local.return.check({ name: 'f.yaml', text: broken }).catch((problem: unknown) => problem);
  const data = (cause as ProblemAnswer).document;
  expect(data.code).toBe('form-invalid');
  expect((data.findings ?? []).map(({ code, evidence }) => [code, evidence['line'], evidence['column']])).toEqual([
    ['form-name-unknown', 8, 7],
    ['form-name-unknown', 11, 64],
    ['field-unknown', 15, 83],
    ['field-unknown', 17, 3],
    ['knowledge-field-unknown', 23, 7],
    ['knowledge-field-bad', 24, 52],
  ]);
});

story('returns are opened, filled, judged, added up, locked and amended', (step) => {
  step('returns are opened for those who owe one, filled from meters and registry; a figure opens to the meter', async () => {
    expect(added.forms).toEqual([{ id: 'energy', version: 1, fields: 6, checks: 3 }]);
    const opened = await world.local.return.open(place);
    expect(opened).toMatchObject({ expected: 2, opened: 2, units: ['A', 'B'] });
    expect((await world.local.return.open(place)).opened).toBe(0);
    const shown = await world.local.return.show(of('A'));
    expect(shown).toMatchObject({ state: 'open', version: 1, due: '2026-02-02', late: true, locked: false });
    expect(shown.fields['electricity']).toMatchObject({ value: '10000.00', source: 'prefilled', measured: '10000.00' });
    expect(shown.fields['area']).toMatchObject({ value: '1000.0', source: 'prefilled' });
    expect(shown.fields['half']).toMatchObject({ value: null, source: null });
    const figure = await world.local.figures.explain({ figure: shown.fields['electricity']?.figure ?? '' });
    expect(figure.result).toMatchObject({ value: 10_000, unit: 'kWh', coverage: 1 });
    const meter = await world.local.figures.explain({ figure: figure.inputs[0]?.figure ?? '' });
    expect(meter.result.value).toBe(10_000);
    const other = await world.local.return.show(of('B'));
    expect(other.fields['electricity']).toMatchObject({ value: null, source: null });
    expect(other.findings.map(({ code }) => code)).toEqual(['return-not-measured']);
  });

  step('entries are checked: calculated fields, an error that prevents submission, a warning next to the measured value', async () => {
    const owner = world.as('owner', { organisation: '一局' });
    for (const verb of ['fill', 'submit'] as const)
      expect(await codeOf(owner.return[verb]({ ...of('A'), set: { people: '7' } }))).toBe('seen-missing');
    const filled = await stepReturn(owner, 'fill', { ...of('A'), set: { half: '12000', people: '7', electricity: '10050' } });
    expect(filled.fields['rest']).toMatchObject({ value: '-1950.00', source: 'computed' });
    expect(filled.checks).toEqual([{ id: 'half', level: 'error', detail: '全年须大于上半年', fields: ['electricity', 'half'] }]);
    expect(await codeOf(stepReturn(owner, 'submit', of('A')))).toBe('check-failed');
    expect((await stepReturn(owner, 'fill', { ...of('A'), set: { electricity: '10101' } })).checks.map(({ id }) => id)).toEqual([
      'half',
      'differs-from-measured',
    ]);
    expect(await codeOf(stepReturn(owner, 'fill', { ...of('A'), set: { nothing: 1 } }))).toBe('field-bad');
    const many = await stepReturn(owner, 'fill', { ...of('A'), set: { people: '很多', rest: '5' } }).catch((cause: unknown) => cause);
    expect(((many as ProblemAnswer).document.findings ?? []).map(({ detail }) => detail)).toEqual([
      '“人数”（people） 不合要求：应为整数。',
      'rest 不合要求：由其他字段计算得出，不能填写。',
    ]);
    expect(await codeOf(stepReturn(owner, 'fill', { ...of('B'), set: { half: 1 } }))).toBe('no-such-return');
    const mended = await stepReturn(owner, 'fill', { ...of('A'), set: { electricity: '10000', half: '4000', heated: true } });
    expect(mended.fields['rest']?.value).toBe('6000.00');
    expect(await codeOf(stepReturn(owner, 'fill', { ...of('A'), set: { half: '1' }, seen: 1 }))).toBe('changed-meanwhile');
    expect(await codeOf(world.local.return.accept(of('A')))).toBe('not-submitted');
    expect((await stepReturn(owner, 'submit', of('A'))).state).toBe('submitted');
    expect(await codeOf(stepReturn(owner, 'fill', { ...of('A'), set: { half: '1' } }))).toBe('not-open');
    expect(await codeOf(owner.return.accept(of('A')))).toBe('role-may-not');
  });

  step('a return is returned, corrected and accepted; the bureau of another place does not see it', async () => {
    const bureau = world.as('bureau', { region: '140302' });
    expect(await codeOf(world.as('bureau', { region: '140303' }).return.accept(of('A')))).toBe('no-such-return');
    expect(await stepReturn(bureau, 'sendBack', { ...of('A'), note: '请核对人数' })).toMatchObject({ state: 'returned' });
    await stepReturn(bureau, 'submit', { ...of('A'), set: { people: 8 } });
    for (const verb of ['accept', 'sendBack'] as const) {
      expect(await codeOf(bureau.return[verb](of('A')))).toBe('seen-missing');
      expect(await codeOf(bureau.return[verb]({ ...of('A'), seen: 1 }))).toBe('changed-meanwhile');
    }
    const accepted = await stepReturn(bureau, 'accept', of('A'));
    expect(accepted).toMatchObject({ state: 'accepted', version: 1 });
    expect(accepted.steps.map(({ action }) => action)).toEqual(['open', 'fill', 'fill', 'fill', 'submit', 'return', 'submit', 'accept']);
    expect(await world.local.return.status(place)).toMatchObject({
      expected: 2,
      open: 1,
      submitted: 0,
      returned: 0,
      accepted: 1,
      late: 2,
      coverage: 0.5,
    });
    const { periods } = await world.local.return.periods({});
    expect(periods.find(({ form: one, period: of }) => one === place.form && of === place.period)).toMatchObject({
      opened: 2,
      open: 1,
      accepted: 1,
      late: 2,
    });
  });

  step('totals are of accepted returns, and open to each of them', async () => {
    const told = await world.local.return.total(place);
    expect(told).toMatchObject({ from: 1, of: 2 });
    expect(told.rows.map(({ field, value, unit }) => [field, value, unit])).toEqual([
      ['electricity', 10_000, 'kWh'],
      ['area', 1000, 'm2'],
      ['heated', 1, ''],
      ['people', 8, ''],
    ]);
    const [first] = told.rows;
    const figure = await world.local.figures.explain({ figure: first?.figure ?? '' });
    expect(figure.result.value).toBe(10_000);
    const value = await world.local.figures.explain({ figure: figure.inputs[0]?.figure ?? '' });
    expect(value.result).toMatchObject({ value: 10_000, unit: 'kWh' });
    expect(value.inputs[1]?.figure).toBeDefined();
  });

  step('a period is locked once all are accepted, or by force; then an amendment counts once it is accepted', async () => {
    const read = (await world.local.return.status(place)).hash;
    expect(await codeOf(world.local.return.lock(place))).toBe('seen-missing');
    expect(await codeOf(world.local.return.lock({ ...place, seen: 'other' }))).toBe('seen-not-latest');
    expect(await codeOf(world.local.return.lock({ ...place, seen: read }))).toBe('not-complete');
    expect(await codeOf(lockReturns(world.local, place))).toBe('not-complete');
    expect((await lockReturns(world.local, { ...place, force: true })).locked).toBe(true);
    expect(await codeOf(stepReturn(world.local, 'fill', { ...of('B'), set: { half: 1 } }))).toBe('return-locked');
    expect(await codeOf(stepReturn(world.local, 'submit', of('B')))).toBe('return-locked');
    expect((await world.local.return.show(of('B'))).findings).toEqual([]);
    expect(await codeOf(world.local.return.open(place))).toBe('return-locked');
    const before = at;
    at += 60_000;
    expect(await codeOf(world.local.return.amend({ ...of('A'), set: { people: 9 } }))).toBe('seen-missing');
    expect(await stepReturn(world.local, 'amend', { ...of('A'), set: { people: 9 } })).toMatchObject({
      state: 'submitted',
      version: 2,
      locked: true,
    });
    const people = async (knownAt?: string) => (await world.local.return.total({ ...place, knownAt })).rows.at(-1)?.value;
    expect(await people()).toBe(8);
    await stepReturn(world.local, 'accept', of('A'));
    expect(await people()).toBe(9);
    expect(await people(new Date(before).toISOString())).toBe(8);
    await stepReturn(world.local, 'amend', { ...of('B'), set: { electricity: '500', people: 1 } });
    await stepReturn(world.local, 'accept', of('B'));
    expect((await world.local.return.total(place)).rows.map(({ value }) => value)).toEqual([10_500, 2500, 1, 10]);
    expect(await world.local.return.status(place)).toMatchObject({ accepted: 2, coverage: 1 });
  });

  step('readings corrected later change no return: the difference is reported', async () => {
    at += 60_000;
    await readings(10_400);
    const shown = await world.local.return.show(of('A'));
    expect(shown.fields['electricity']?.value).toBe('10000');
    expect(shown.findings.find(({ code }) => code === 'measured-changed')?.evidence).toMatchObject({
      field: 'electricity',
      was: 10_000,
      now: 10_400,
      difference: 400,
    });
  });
});

it('a total adds up numbers, exactly, and states how many; a non-number is missing and not zero', async () => {
  const odd: readonly (readonly [unit: string, fields: Record<string, unknown>])[] = [
    ['A', { electricity: '0.10', area: '100', heated: true }],
    ['B', { electricity: '123456789012345678901234567890.2', area: '200', heated: false }],
    ['C', { electricity: '-123456789012345678901234567890', area: null, heated: null }],
    ['D', { electricity: 3, area: '5', heated: 0 }],
    ['E', { electricity: '1e3', heated: 'no' }],
    ['F', { electricity: 'twelve' }],
    ['G', { electricity: null }],
    ['H', {}],
    ['I', { electricity: '' }],
    ['J', { electricity: { value: 5 } }],
  ];
  for (const [unit, fields] of odd) {
    const kept = JSON.stringify(Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { value, filled: true }])));
    await world.stores.postgres.query(
      `WITH made AS (INSERT INTO return_unit (form, period, kind, unit, name, region, form_version, prefill, known, last)
         VALUES ('energy', '2023', 'building', $1, $1, '140303', 1, '{}', 0, 1) RETURNING id)
       INSERT INTO return_event (return, n, action, version, state, fields, identity, actor, at)
       SELECT id, 1, 'accept', 1, 'accepted', $2, 'x', 'x', $3 FROM made`,
      [unit, kept, new Date(at)],
    );
  }
  const told = await world.local.return.total({ form: 'energy', period: '2023', region: '140300' });
  expect(told.from).toBe(10);
  expect(Object.fromEntries(told.rows.map(({ field, value }) => [field, value]))).toEqual({
    electricity: 3.3,
    area: 175,
    heated: 3,
    people: null,
  });
  const missing = told.findings.filter(({ code }) => code === 'return-value-missing').map(({ evidence }) => evidence);
  expect(missing).toEqual([
    { field: 'electricity', name: 'electricity', count: 6, of: 10 },
    { field: 'area', name: 'area', count: 8, of: 10 },
    { field: 'people', name: { zh: '人数', en: 'People' }, count: 10, of: 10 },
  ]);
});

it('the national forms are bundled, marked as recalled, and can be opened', async () => {
  const { forms } = await world.local.return.forms();
  expect(forms.filter(({ origin }) => origin === 'shipped').map(({ id, status }) => [id, status])).toContainEqual([
    'civil-building-energy',
    'RECALLED',
  ]);
  const opened = await world.local.return.open({ form: 'civil-building-energy', period: '2025', region: '140300' });
  expect(opened.expected).toBe(3);
  expect((await world.local.return.open({ form: 'civil-building-energy-beijing', period: '2025', region: '140300' })).expected).toBe(0);
});
