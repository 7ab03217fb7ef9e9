import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { settleEvent } from '#cli/as-read.ts';

let world: World;
let clock = Date.parse('2026-07-01T00:00:00Z');

const programmes = `kind: programme
entries:
  - id: city-dr
    names: {zh: 本市响应, en: City}
    rule: five-of-five
    step: hour
    pay: {unit: kWh, price: '2.5', floor: '0.5', ceiling: '1.2', penalty: '1'}
  - id: mended-dr
    names: {zh: 修正项目, en: Mended}
    rule: three-mended
    step: hour
    pay: {unit: kWh, price: '1'}
  - id: unpriced
    names: {zh: 无价项目, en: Without a price}
    rule: five-of-five
`;
const rules = `kind: baseline-rule
entries:
  - id: five-of-five
    names: {zh: 前五日, en: Five}
    pool: 5
    choose: 5
  - id: three-mended
    names: {zh: 前三日修正, en: Three mended}
    pool: 3
    choose: 3
    adjust: {kind: additive, hours: 2, ends: 0}
`;

const first = parseDay('2026-06-01') as number;

/** Hours of June for meters, kWh; `of` gives the value of a day's hour, null if not read. */
async function read(meter: string, of: (day: number, hour: number) => number | null, from = 0, to = 30): Promise<number> {
  const rows = ['meter,start,end,value'];
  for (let day = from; day < to; day += 1)
    for (let hour = 0; hour < 24; hour += 1) {
      const value = of(day, hour);
      const [start, end] = [hour, hour + 1].map(
        (one) => `${dayText(first + day + Math.floor(one / 24))} ${String(one % 24).padStart(2, '0')}:00:00`,
      );
      if (value !== null) rows.push(`${meter},${start},${end},${value}`);
    }
  const file = await world.upload('r.csv', rows.join('\n'));
  return (await world.local.readings.importReadings({ file, carrier: 'electricity', unit: 'kWh' })).import;
}

const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const aggregator = () => world.as('aggregator', { aggregator: 'AGG' });
const owner = (organisation = 'O1') => world.as('owner', { organisation });

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商\nO1,甲\nO2,乙') });
  const buildings = [
    'code,name,use,region,organisation',
    ...['B1', 'B2', 'B3', 'B6'].map((code, at) => `${code},${code}楼,office,140302,${at === 1 ? 'O2' : 'O1'}`),
  ];
  await local.registry.importBuildings({ file: await upload('b.csv', buildings.join('\n')) });
  const meters = [
    'code,building,carrier,kind',
    'M1,B1,electricity,interval',
    'M2,B2,electricity,interval',
    'M3,B3,electricity,interval',
    'M6,B6,electricity,interval',
    'G1,B1,gas,interval',
  ];
  await local.registry.importMeters({ file: await upload('m.csv', meters.join('\n')) });
  await world.app.slices.knowledge.put('programmes.yaml', programmes, false);
  await world.app.slices.knowledge.put('rules.yaml', rules, false);
  await local.portfolio.add({ code: 'V1', name: '一号', organisation: 'AGG' });
  for (const building of ['B1', 'B2'])
    await local.portfolio.join({
      portfolio: 'V1',
      building,
      from: '2026-06-10',
      share: building === 'B1' ? '0.7' : '0.5',
      consent: '签字',
    });
  // Wednesday 2026-06-24, 19:00 to 21:00: B1 uses 6 of 10 kWh an hour, B2 9 of 10
  await read('M1', (day, hour) => (day === 23 && (hour === 19 || hour === 20) ? 6 : 10));
  await read('M2', (day, hour) => (day === 23 && (hour === 19 || hour === 20) ? 9 : 10));
  first24 = await called('E1', 'B1,4\nB2,2');
});
afterAll(() => world.stop());

const span = { from: '2026-06-24T19:00', to: '2026-06-24T21:00' };
const called = async (code: string, rows: string, more: object = {}) =>
  world.local.flexibility.events.add({
    code,
    programme: 'city-dr',
    portfolio: 'V1',
    direction: 'down',
    ...span,
    file: await world.upload('commit.csv', `building,kw\n${rows}\n`),
    ...more,
  });

let first24: Awaited<ReturnType<typeof called>>;

describe('a baseline', () => {
  test('is the mean of the selected days by clock time, with the reasons for skipping others', async () => {
    const told = await world.local.flexibility.baseline({ building: 'B1', rule: 'five-of-five', ...span });
    expect(told).toMatchObject({ baselineKwh: 80 / 4, actualKwh: 12, responseKwh: 8 });
    expect(told.steps).toHaveLength(8);
    expect(told.steps[0]).toEqual({ start: '2026-06-24T11:00:00Z', baseline: 2.5, actual: 1.5 });
    expect(told.parts[0]?.chosen).toHaveLength(5);
    const { inputs } = await world.local.figures.explain({ figure: told.figure });
    expect(inputs.filter(({ figure }) => figure !== undefined)).toHaveLength(6);
  });

  test('is refused off the step, and for an unknown rule or building', async () => {
    const ask = { building: 'B1', rule: 'five-of-five', ...span };
    expect(await problem(world.local.flexibility.baseline({ ...ask, from: '2026-06-24T19:07' }))).toBe('event-off-step');
    expect(await problem(world.local.flexibility.baseline({ ...ask, rule: 'x' }))).toBe('no-such-baseline-rule');
    expect(await problem(owner('O2').flexibility.baseline(ask))).toBe('no-such-building');
    expect(await problem(world.local.flexibility.baseline({ ...ask, to: ask.from }))).toBe('event-span');
  });

  test('does not exist with too few days', async () => {
    const told = await world.local.flexibility.baseline({
      building: 'B1',
      rule: 'five-of-five',
      from: '2026-06-03T19:00',
      to: '2026-06-03T21:00',
    });
    expect(told).toMatchObject({ baselineKwh: null, actualKwh: 20, responseKwh: null });
    expect(told.parts[0]?.chosen).toEqual([]);
    expect(told.findings.map(({ code }) => code)).toEqual(['no-baseline']);
  });

  test('is evaluated on the workdays of buildings', async () => {
    const rows = ['T1', 'T2', 'T3'].map((code) => `${code},${code}楼,office,140321`);
    await world.local.registry.importBuildings({ file: await world.upload('t.csv', ['code,name,use,region', ...rows].join('\n')) });
    const meters = ['T1', 'T2', 'T3'].map((code) => `M-${code},${code},electricity,interval`);
    await world.local.registry.importMeters({ file: await world.upload('tm.csv', ['code,building,carrier,kind', ...meters].join('\n')) });
    await read('M-T1', (day, hour) => (day === 23 && (hour === 19 || hour === 20) ? 6 : 10));
    await read('M-T2', (day, hour) => (day === 23 && (hour === 19 || hour === 20) ? 9 : 10));
    const told = await world.local.flexibility.test({
      region: '140321',
      rules: ['five-of-five', 'high-five-of-ten'],
      from: '2026-06-22',
      to: '2026-06-26',
      hours: '19-21',
    });
    const any = expect.any(Number) as number;
    const some = { rule: 'five-of-five', bias: any, mape: any, days: 4, excessKwh: any, excessYuan: null };
    expect(told.buildings.filter(({ rule }) => rule === 'five-of-five')).toEqual([
      { ...some, code: 'T1', bias: expect.closeTo((80 - 72 - 1.6) / 0.72, 1) },
      { ...some, code: 'T2' },
      { code: 'T3', rule: 'five-of-five', bias: null, mape: null, days: 0, excessKwh: null, excessYuan: null },
    ]);
    expect(told.rules.map(({ rule, buildings, indicative }) => [rule, buildings, indicative])).toEqual([
      ['five-of-five', 2, false],
      ['high-five-of-ten', 2, true],
    ]);
  });

  test('of a building without an electricity meter is evaluated on no day', async () => {
    const file = await world.upload('b.csv', 'code,name,use,region\nB9,无表,office,140303');
    await world.local.registry.importBuildings({ file });
    const days = { from: '2026-06-22', to: '2026-06-26', hours: '19-21' };
    const { buildings } = await world.local.flexibility.test({ building: 'B9', rules: ['five-of-five', 'three-mended'], ...days });
    expect(buildings).toEqual([
      { code: 'B9', rule: 'five-of-five', bias: null, mape: null, days: 0, excessKwh: null, excessYuan: null },
      { code: 'B9', rule: 'three-mended', bias: null, mape: null, days: 0, excessKwh: null, excessYuan: null },
    ]);
  });
});

describe('an event', () => {
  test('is refused by name', async () => {
    expect(await problem(called('X', 'B3,4'))).toBe('not-a-member');
    expect(await problem(called('X', 'B1,4', { from: '2026-06-24T19:15' }))).toBe('event-off-step');
    expect(await problem(called('X', 'B1,4', { from: '2026-06-05T19:00', to: '2026-06-05T20:00' }))).toBe('not-a-member');
    expect(await problem(called('X', 'B1,-4'))).toBe('commit-row');
    expect(await problem(called('X', 'B1,4\nB1,5'))).toBe('commit-twice');
    expect(await problem(called('X', 'B1,4', { programme: 'none' }))).toBe('no-such-programme');
    expect(await problem(called('X', 'B1,4', { programme: 'shanxi-vpp-2022' }))).toBe('programme-incomplete');
    expect(await problem(called('X', 'B1,4', { portfolio: 'V9' }))).toBe('no-such-portfolio');
    expect(await problem(world.local.settlement.settle({ event: 'X' }))).toBe('no-such-response-event');
  });

  test('is shown with the commitments, and that it was entered late', async () => {
    const told = first24;
    expect(told).toMatchObject({ event: { code: 'E1', direction: 'down', late: true }, committedKw: 6, shortKw: 0 });
    expect(told.members).toEqual([
      { building: 'B1', committedKw: 4, answer: null, reason: null },
      { building: 'B2', committedKw: 2, answer: null, reason: null },
    ]);
    expect(told.findings.map(({ code }) => code)).toEqual(['event-entered-late']);
    expect((await owner().flexibility.events.show({ event: 'E1' })).members.map(({ building }) => building)).toEqual(['B1']);
    expect(await problem(called('E2', 'B1,4', { from: '2026-06-24T20:00', to: '2026-06-24T22:00' }))).toBe('event-overlap');
    expect(await problem(called('E1', 'B1,4', { from: '2026-06-25T19:00', to: '2026-06-25T20:00' }))).toBe('code-taken');
    expect(await problem(owner().flexibility.events.answer({ event: 'E1', building: 'B1', answer: 'out' }))).toBe('event-begun');
    expect(await problem(world.local.flexibility.events.answer({ event: 'E1', building: 'B3', answer: 'in' }))).toBe('not-a-member');
  });

  test('in the future can be answered and cancelled, and cannot be settled before its end', async () => {
    const later = { from: '2026-07-20T19:00', to: '2026-07-20T20:00' };
    await called('E3', 'B1,4', later);
    const answered = (answer: 'in' | 'out') => owner().flexibility.events.answer({ event: 'E3', building: 'B1', answer });
    expect((await answered('out')).members[0]?.answer).toBe('out');
    await called('E30', 'B1,4', later);
    // a member that declined the one event may be in the other, but not in both
    expect(await problem(answered('in'))).toBe('event-overlap');
    await aggregator().flexibility.events.cancel({ event: 'E30' });
    expect((await answered('in')).members[0]?.answer).toBe('in');
    expect(await problem(aggregator().settlement.settle({ event: 'E3' }))).toBe('before-end');
    expect((await aggregator().flexibility.events.cancel({ event: 'E3' })).event.state).toBe('cancelled');
    expect(await problem(world.local.settlement.settle({ event: 'E3' }))).toBe('event-cancelled');
    expect(await problem(aggregator().flexibility.events.cancel({ event: 'E3' }))).toBe('event-cancelled');
  });

  test('is called by an aggregator with a file of commitments', async () => {
    const file = await world.upload('commit.csv', 'building,kw\nB1,4\n', await world.secretOf('aggregator', { aggregator: 'AGG' }));
    const later = { from: '2026-07-25T19:00', to: '2026-07-25T20:00' };
    const asked = { code: 'E6', programme: 'city-dr', portfolio: 'V1', direction: 'down' as const, ...later, file };
    expect(await aggregator().flexibility.events.add(asked)).toMatchObject({ committedKw: 4, shortKw: 0 });
    expect(await owner().flexibility.events.show({ event: 'E6' })).toMatchObject({ committedKw: 4, shortKw: null });
  });
});

test('of a programme without a price is not settled at 0', async () => {
  await called('E9', 'B1,4', { programme: 'unpriced', from: '2026-06-30T19:00', to: '2026-06-30T20:00' });
  expect(await problem(world.local.settlement.settle({ event: 'E9' }))).toBe('price-missing');
  await world.local.flexibility.events.cancel({ event: 'E9' });
});

describe('a request of kW', () => {
  test('is shared by price and capability, and what nobody can provide is short', async () => {
    const { local } = world;
    await local.resources.add({ code: 'BA1', set: { building: 'B1', kind: 'battery', kw: 30, minKwh: 0, maxKwh: 40 } });
    await local.resources.add({ code: 'SD2', set: { building: 'B2', kind: 'shed', kw: 50, share: 0.4 } });
    await local.resources.add({ code: 'SH2', set: { building: 'B2', kind: 'shift', kw: 5 } });
    const able = await aggregator().flexibility.capability({ portfolio: 'V1', at: '2026-06-26T10:00', hours: 2 });
    expect(able.resources).toEqual([
      { code: 'BA1', building: 'B1', kind: 'battery', downKw: 20, upKw: 20 },
      { code: 'SD2', building: 'B2', kind: 'shed', downKw: 4, upKw: 0 },
      { code: 'SH2', building: 'B2', kind: 'shift', downKw: null, upKw: null },
    ]);
    expect(able).toMatchObject({ total: { downKw: 24, upKw: 20 }, unknown: ['SH2'] });
    const later = { from: '2026-07-21T10:00', to: '2026-07-21T12:00', direction: 'down' as const, programme: 'city-dr', portfolio: 'V1' };
    const told = await aggregator().flexibility.events.add({ ...later, code: 'K1', kw: '12' });
    // by capability: 20 to 4
    expect(told.members).toEqual([
      { building: 'B1', committedKw: 10, answer: null, reason: null },
      { building: 'B2', committedKw: 2, answer: null, reason: null },
    ]);
    expect(told).toMatchObject({ committedKw: 12, shortKw: 0, findings: [] });
    expect(await problem(aggregator().flexibility.events.add({ ...later, code: 'K2', kw: '12' }))).toBe('event-overlap');
    const more = { ...later, from: '2026-07-22T10:00', to: '2026-07-22T12:00', code: 'K3', kw: '50' };
    expect(await aggregator().flexibility.events.add(more)).toMatchObject({ committedKw: 24, shortKw: 26 });
    expect(await problem(aggregator().flexibility.events.add({ ...more, code: 'K4', kw: '0' }))).toBe('out-of-range');
    expect(await problem(aggregator().flexibility.events.add({ ...more, code: 'K4', file: 'x' }))).toBe('event-kw-or-file');
  });
});

type Issue = Awaited<ReturnType<typeof world.local.settlement.show>> & { readonly read?: string };

/** The content of an issue, except when it was known, the hash it was read as, and the ids that open it. */
const stands = ({ knownAt: _knownAt, read: _read, members, ...rest }: Issue) => ({
  ...rest,
  members: members.map(({ figure: _figure, ...own }) => own),
});

story('an issue of an event and its successors', (step) => {
  step('settles the event to the cent, and every cent is assigned', async () => {
    const preview = await aggregator().settlement.settle({ event: 'E1', preview: true });
    expect(await problem(world.local.settlement.show({ event: 'E1' }))).toBe('event-not-settled');
    expect(await problem(aggregator().settlement.settle({ event: 'E1' }))).toBe('seen-missing');
    expect(await problem(aggregator().settlement.settle({ event: 'E1', seen: 'x'.repeat(64) }))).toBe('seen-not-latest');
    const issued = await aggregator().settlement.settle({ event: 'E1', seen: preview.hash });
    expect(stands(issued)).toEqual(stands(preview));
    // 8 + 2 kWh of 12 committed: 10 × 2.50; the floor is 6
    expect(issued).toMatchObject({ issue: 1, previous: null, unchanged: false, committedKwh: 12, responseKwh: 10, countedKwh: 10 });
    const sums = { amount: '25.00', penalty: '0.00', net: '25.00', aggregator: '8.50', difference: null };
    expect(issued).toMatchObject({ ...sums, indicative: false });
    expect(issued.members).toMatchObject([
      {
        building: 'B1',
        status: 'settled',
        committedKw: 4,
        baselineKwh: 20,
        actualKwh: 12,
        responseKwh: 8,
        amount: '20.00',
        share: 0.7,
        money: '14.00',
      },
      { building: 'B2', status: 'settled', responseKwh: 2, amount: '5.00', share: 0.5, money: '2.50', difference: null },
    ]);
    expect(await problem(world.local.flexibility.events.cancel({ event: 'E1' }))).toBe('event-settled');
    const opened = await world.local.figures.explain({ figure: issued.members[0]?.figure ?? '' });
    expect(opened.result.value).toBe(14);
    const below = await world.local.figures.explain({ figure: opened.inputs.find(({ figure }) => figure !== undefined)?.figure ?? '' });
    expect(below.result.value).toBe(20);
  });

  step('never changes; repeated, nothing is issued, also after a reading outside every window', async () => {
    const before = await world.local.settlement.show({ event: 'E1', issue: 1 });
    await read('M1', () => 11, 27, 28);
    expect(await settleEvent(aggregator(), { event: 'E1' })).toMatchObject({ issue: 1, unchanged: true, previous: null });
    expect(await world.local.settlement.show({ event: 'E1', issue: 1 })).toEqual(before);
  });

  step(
    'a corrected reading gives the next one, with the difference and the amount to pay back; undone, the one after equals the first',
    async () => {
      const first = await world.local.settlement.show({ event: 'E1', issue: 1 });
      const correction = await read('M1', (_, hour) => (hour === 20 ? 8 : hour === 19 ? 6 : null), 23, 24);
      const second = await settleEvent(aggregator(), { event: 'E1' });
      expect(second).toMatchObject({ issue: 2, previous: 1, responseKwh: 8, amount: '20.00', difference: '-5.00' });
      expect(second.members.map(({ money, difference }) => [money, difference])).toEqual([
        ['10.50', '-3.50'],
        ['2.50', '0.00'],
      ]);
      expect(second.findings).toMatchObject([{ code: 'claim-back', evidence: { building: 'B1', amount: '3.50' } }]);
      await world.local.imports.undo({ id: correction });
      const third = await settleEvent(aggregator(), { event: 'E1' });
      expect(third).toMatchObject({ issue: 3, previous: 2, difference: '5.00' });
      const bare = ({
        difference: _difference,
        issue: _issue,
        previous: _previous,
        findings: _findings,
        hash: _hash,
        members,
        ...rest
      }: ReturnType<typeof stands>) => ({
        ...rest,
        members: members.map(({ difference: _own, ...own }) => own),
      });
      expect(bare(stands(third))).toEqual(bare(stands(first)));
      expect(stands(await world.local.settlement.show({ event: 'E1', issue: 2 }))).toEqual(stands(second));
      // the last one as known when the second was made
      expect(await world.local.settlement.show({ event: 'E1', knownAt: second.knownAt.replace('Z', '.999Z') })).toMatchObject({ issue: 2 });
      expect(await problem(world.local.settlement.show({ event: 'E1', issue: 3, knownAt: second.knownAt }))).toBe('no-such-issue');
    },
  );

  step('an owner sees its own line, a bureau no money, an aggregator no building on its own', async () => {
    const own = await owner().settlement.show({ event: 'E1', issue: 1 });
    expect(own.members.map(({ building, money }) => [building, money])).toEqual([['B1', '14.00']]);
    expect(own).toMatchObject({ net: null, aggregator: null, committedKwh: null, responseKwh: null, countedKwh: null });
    const opened = await owner().figures.explain({ figure: own.members[0]?.figure ?? '' });
    expect(opened.inputs.find(({ name }) => name === '计费电量')?.value).toBeNull();
    const bureau = await world.as('bureau', { region: '140300' }).settlement.show({ event: 'E1', issue: 1 });
    expect(bureau.members.map(({ responseKwh, money }) => [responseKwh, money])).toEqual([
      [8, null],
      [2, null],
    ]);
    const seen = await aggregator().flexibility.baseline({ building: 'B1', rule: 'five-of-five', ...span });
    expect(seen.responseKwh).toBe(8);
    const use = { building: 'B1', from: '2026-04-10', to: '2026-06-12', step: 'day' as const };
    const told = await aggregator().metering.useOfBuilding({ ...use, carrier: 'electricity' });
    expect(told.steps.slice(-2).map(({ value }) => value)).toEqual([240, 240]);
    expect(told.steps[0]?.value).toBeNull();
    // a change of terms does not open days that were not visible before
    await world.local.portfolio.join({ portfolio: 'V1', building: 'B1', from: '2026-06-11', share: '0.7', consent: '签字', maxKw: 90 });
    const again = await aggregator().metering.useOfBuilding({ ...use, carrier: 'electricity' });
    expect(again.steps.map(({ value }) => value)).toEqual(told.steps.map(({ value }) => value));
    expect(await problem(aggregator().metering.useOfBuilding({ ...use, carrier: 'gas' }))).toBe('no-such-building');
    expect(await problem(aggregator().metering.useOfBuilding({ ...use, building: 'B6', carrier: 'electricity' }))).toBe('no-such-building');
    expect(await problem(aggregator().flexibility.baseline({ building: 'B6', rule: 'five-of-five', ...span }))).toBe('no-such-building');
  });
});

describe('an issue', () => {
  test('pays no member that declined, has no baseline or waits for readings', async () => {
    await world.local.portfolio.join({ portfolio: 'V1', building: 'B3', from: '2026-06-10', share: '1', consent: '签字' });
    await called('E4', 'B1,4\nB2,2\nB3,3', { from: '2026-06-29T10:00', to: '2026-06-29T11:00' });
    await read('M3', (_, hour) => (hour === 10 ? 4 : null), 28, 29);
    await world.local.flexibility.events.answer({ event: 'E4', building: 'B2', answer: 'out' });
    const issued = await settleEvent(world.local, { event: 'E4' });
    expect(issued.members.map(({ building, status, money }) => [building, status, money])).toEqual([
      ['B1', 'settled', '-1.40'],
      ['B2', 'out', '0.00'],
      ['B3', 'no-baseline', '0.00'],
    ]);
    // B1 used as much as usual: short of the floor of 2 kWh
    expect(issued).toMatchObject({ amount: '0.00', penalty: '2.00', net: '-2.00', aggregator: '-0.60' });
  });

  test('lists each day on which a baseline was not corrected although the rule would, also where nothing is recalculated', async () => {
    await called('E7', 'B1,1\nB2,1', { programme: 'mended-dr', from: '2026-06-26T14:00', to: '2026-06-26T15:00' });
    await called('E8', 'B1,1', { programme: 'mended-dr', from: '2026-06-26T12:00', to: '2026-06-26T13:00' });
    const { findings, members } = await settleEvent(world.local, { event: 'E7' });
    const why = { building: 'B1', day: '2026-06-26', why: 'window-in-event' };
    expect(members.map(({ building, status }) => [building, status])).toEqual([
      ['B1', 'settled'],
      ['B2', 'settled'],
    ]);
    expect(findings).toMatchObject([{ code: 'baseline-not-adjusted', evidence: why, detail: '成员 B1 2026-06-26 的基线未作修正。' }]);
    const again = await settleEvent(world.local, { event: 'E7' });
    expect(again).toMatchObject({ unchanged: true, findings: [{ code: 'baseline-not-adjusted', evidence: why }] });
  });

  test('is the same in any order of readings, in one file or in several', async () => {
    const { local, upload } = world;
    await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB4,四,office,140302\nB5,五,office,140302') });
    await local.registry.importMeters({
      file: await upload('m.csv', 'code,building,carrier,kind\nM4,B4,electricity,interval\nM5,B5,electricity,interval'),
    });
    const use = (day: number, hour: number): number => 5 + ((day * 7 + hour * 3) % 11) + (day === 17 && hour === 9 ? -4 : 0);
    await read('M4', use);
    for (const [from, to] of [
      [20, 30],
      [0, 8],
      [8, 20],
    ] as const)
      await read('M5', (day, hour) => (day === 10 ? 99 : use(day, hour)), from, to);
    await read('M5', use, 9, 12);
    for (const building of ['B4', 'B5'])
      await local.portfolio.join({ portfolio: 'V1', building, from: '2026-06-10', share: '0.5', consent: '签字' });
    await called('E5', 'B4,2\nB5,2', { from: '2026-06-18T09:00', to: '2026-06-18T10:00' });
    const { members } = await settleEvent(local, { event: 'E5' });
    const [one, other] = members.map(({ building: _building, figure: _figure, ...own }) => own);
    expect(one?.status).toBe('settled');
    expect(other).toEqual(one);
  });
});
