import type { World } from '../world.ts';
import { useOf, type Question } from './fixture.ts';

/** The queries on all sets of real data together: the answers are the same however their readings arrived. */
export const questions: readonly Question[] = [
  ...['b3', 'b20', 'b24'].map((building) => (world: World) => useOf(world, { building }, '2018-01-01', '2019-01-01', 'month')),
  (world) => useOf(world, { building: 'b105', carrier: 'gas' }, '2018-01-01', '2019-01-01', 'day'),
  (world) => useOf(world, { building: 'b3' }, '2018-03-25', '2018-03-29', 'hour'),
  ...['Bear_lodging_Erick', 'Cockatoo_office_Margaret', 'Fox_office_Joy', 'Rat_office_Colby', 'Robin_office_Serena'].map(
    (building) => (world: World) => useOf(world, { building }, '2016-03-01', '2016-12-01', 'day'),
  ),
  (world) => useOf(world, { building: 'Rat_office_Colby' }, '2016-11-05', '2016-11-08', '15min'),
  (world) => useOf(world, { building: 'house', carrier: 'heat' }, '2018-01-01', '2018-05-01', 'day'),
  (world) => useOf(world, { building: 'house', carrier: 'water' }, '2018-03-24', '2018-03-27', 'hour'),
  (world) => useOf(world, { meter: '660' }, '2018-03-24', '2018-03-26', '15min'),
  ...['il-electricity-cdd-hdd', 'il-electricity-cdd-only'].map(
    (building) => (world: World) => useOf(world, { building }, '2015-11-01', '2018-03-01', 'month'),
  ),
  (world) => useOf(world, { building: '1' }, '2016-01-01', '2017-01-01', 'day'),
  (world) => useOf(world, { building: 'RSF' }, '2011-03-01', '2011-04-01', 'hour'),
  (world) => useOf(world, { building: 'RSF', item: '01A00' }, '2011-03-01', '2011-04-01', 'day'),
  balanceOf('building_kw'),
  balanceOf('net_kw'),
  ...['140302', '140303', '140304', '140311', '140321', '140322'].map(
    (region) => (world: World) => world.local.metering.completeness({ region, from: '2016-01-01', to: '2019-01-01', step: 'month' }),
  ),
  rankOf('140302', 2018),
  rankOf('140321', 2016),
  doubts,
];

function balanceOf(meter: string): Question {
  return async (world) => {
    const { steps, children } = await world.local.metering.balance({ meter, from: '2011-03-01', to: '2011-04-01', step: 'day' });
    return { steps, children: children.map((child) => [child.meter, child.total.value]) };
  };
}

function rankOf(region: string, year: number): Question {
  return async (world) => {
    const { unit, buildings, excluded } = await world.local.benchmarking.rank({ region, year, carrier: 'electricity' });
    return { unit, buildings: buildings.map(({ figure: _id, ...one }) => one), excluded };
  };
}

async function doubts(world: World): Promise<unknown> {
  const { findings } = await world.local.readings.findings({ limit: 10_000 });
  const plain = findings.map(({ code, severity, meter, from, to, evidence }) => ({ code, severity, meter, from, to, evidence }));
  return plain.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
