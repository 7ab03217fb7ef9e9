import { afterAll, beforeAll, expect } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
/** Wednesday 24 June 2026, 18:00 in China. */
let clock = Date.parse('2026-06-24T10:00:00Z');

const knowledge = `kind: programme
entries:
  - id: city-dr
    rule: five-of-five
    step: hour
    pay: {unit: kWh, price: '2.5', floor: '0.5'}
`;
const rules = `kind: baseline-rule
entries:
  - id: five-of-five
    pool: 5
    choose: 5
`;

const first = parseDay('2026-06-01') as number;

/** Hours of meters, kWh. */
async function read(meter: string, from: number, to: number, of: (at: number) => number): Promise<void> {
  const edge = (at: number): string => `${dayText(first + Math.floor(at / 24))} ${String(at % 24).padStart(2, '0')}:00:00`;
  const rows = Array.from({ length: to - from }, (_, at) => `${meter},${edge(from + at)},${edge(from + at + 1)},${of(from + at)}`);
  const file = await world.upload('r.csv', ['meter,start,end,value', ...rows].join('\n'));
  await world.local.readings.importReadings({ file, carrier: 'electricity', unit: 'kWh' });
}

const aggregator = (organisation = 'AGG') => world.as('aggregator', { aggregator: organisation });
const owner = (organisation: string) => world.as('owner', { organisation });
const evening = 23 * 24 + 19;

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商\nAG2,另一家\nO1,甲\nO2,乙') });
  const buildings = ['B1,O1', 'B2,O2', 'B3,O2'].map((one) => `${one.slice(0, 2)},楼,office,140302,${one.slice(3)}`);
  await local.registry.importBuildings({ file: await upload('b.csv', ['code,name,use,region,organisation', ...buildings].join('\n')) });
  const meters = ['1', '2', '3'].map((one) => `M${one},B${one},electricity,interval`);
  await local.registry.importMeters({ file: await upload('m.csv', ['code,building,carrier,kind', ...meters].join('\n')) });
  await world.app.slices.knowledge.put('programmes.yaml', knowledge, false);
  await world.app.slices.knowledge.put('rules.yaml', rules, false);
  await local.portfolio.add({ code: 'V1', name: '一号', organisation: 'AGG' });
  for (const building of ['B1', 'B2', 'B3'])
    await local.portfolio.join({ portfolio: 'V1', building, from: '2026-06-10', share: '0.7', consent: '签字' });
  for (const meter of ['M1', 'M2', 'M3']) await read(meter, 0, evening - 1, () => 10);
  await local.flexibility.events.add({
    code: 'E1',
    programme: 'city-dr',
    portfolio: 'V1',
    direction: 'down',
    from: '2026-06-24T19:00',
    to: '2026-06-24T21:00',
    file: await upload('c.csv', 'building,kw\nB1,4\nB2,2\nB3,1\n'),
  });
});
afterAll(() => world.stop());

const at = (hour: string): void => void (clock = Date.parse(`2026-06-24T${hour}:00+08:00`));
const progress = (client = world.local) => client.flexibility.events.progress({ event: 'E1' });

story('an event is shown as it proceeds: before, during and after it, and cancelled', (step) => {
  step('before it begins the answers and commitments are shown, and nothing is measured', async () => {
    await owner('O1').flexibility.events.answer({ event: 'E1', building: 'B1', answer: 'in' });
    await owner('O2').flexibility.events.answer({ event: 'E1', building: 'B3', answer: 'out' });
    const told = await progress();
    expect(told).toMatchObject({ phase: 'before', answers: { in: 1, out: 1, none: 1 }, committedKw: 6, withdrawnKw: 1, shortKw: 0 });
    expect(told.steps.map(({ state, responseKwh }) => [state, responseKwh])).toEqual([
      ['to-come', null],
      ['to-come', null],
    ]);
    expect(told.members.map(({ building, state }) => [building, state])).toEqual([
      ['B1', 'to-come'],
      ['B2', 'to-come'],
      ['B3', 'out'],
    ]);
  });

  step('while it runs a step without measurement is pending, and is neither use nor response nor shortfall', async () => {
    at('20:10');
    expect((await progress()).steps[0]).toMatchObject({ state: 'waiting', measured: 0, of: 2, actualKwh: null, responseKwh: null });
    await read('M1', evening - 1, evening + 1, (hour) => (hour === evening ? 7 : 10));
    const told = await progress();
    expect(told.phase).toBe('running');
    expect(told.steps[0]).toMatchObject({
      state: 'waiting',
      measured: 1,
      of: 2,
      baselineKwh: 10,
      actualKwh: 7,
      responseKwh: 3,
      responseKw: 3,
      committedKw: 4,
      shortfallKw: 1,
    });
    expect(told.steps[1]).toMatchObject({ state: 'to-come', responseKwh: null, shortfallKw: null });
    expect(told.members[1]).toMatchObject({ building: 'B2', state: 'waiting', measured: 0, of: 2, responseKw: null, shortfallKw: null });
    expect(told.total).toMatchObject({ responseKwh: 3, responseKw: 3, shortfallKw: 1 });
  });

  step('once everything is measured it matches the issue', async () => {
    at('21:30');
    await read('M1', evening + 1, evening + 2, () => 6);
    await read('M2', evening - 1, evening + 2, () => 9);
    const told = await progress();
    expect(told).toMatchObject({
      phase: 'over',
      total: { baselineKwh: 40, actualKwh: 31, responseKwh: 9, responseKw: 4.5, shortfallKw: 1.5 },
    });
    const issue = await world.local.settlement.settle({ event: 'E1', preview: true });
    expect(told.members.map(({ building, baselineKwh, actualKwh }) => [building, baselineKwh, actualKwh])).toEqual(
      issue.members.map(({ building, baselineKwh, actualKwh }) => [building, baselineKwh, actualKwh]),
    );
    expect((await world.local.figures.explain({ figure: told.members[0]?.figure ?? '' })).result.value).toBe(20);
  });

  step('as known before the readings arrived it is still pending', async () => {
    const told = await world.local.flexibility.events.progress({ event: 'E1', knownAt: '2026-06-24T20:05' });
    expect(told).toMatchObject({ phase: 'running', total: { responseKwh: null } });
    expect(told.steps[0]).toMatchObject({ state: 'waiting', measured: 0 });
  });

  step('an owner sees its own members, an aggregator its own events', async () => {
    const told = await progress(owner('O1'));
    expect(told.members.map(({ building }) => building)).toEqual(['B1']);
    expect(told).toMatchObject({ shortKw: null, committedKw: 4, total: { responseKwh: 7 } });
    expect((await progress(aggregator())).members).toHaveLength(3);
    await expect(progress(aggregator('AG2'))).rejects.toMatchObject({ document: { code: 'no-such-response-event' } });
  });

  step('an event that is over keeps its results when it is cancelled', async () => {
    await world.local.flexibility.events.cancel({ event: 'E1' });
    expect(await progress()).toMatchObject({ phase: 'cancelled', answers: { in: 1, out: 1, none: 1 } });
  });
});
