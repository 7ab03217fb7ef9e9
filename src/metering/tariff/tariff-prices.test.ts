import { expect, test } from 'vitest';
import { programScope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { readListedFile } from '#platform/knowledge/facts.ts';
import { tariffPrices, type Tariff } from './tariff-prices.ts';
import { createTariffs } from './tariffs.ts';

const file = (periods: string) => `kind: tariff
entries:
  - {id: t1, export: 0.3, periods: [${periods}]}
`;
const whole = file(
  "{name: low, price: '0.30', from: '22:00', to: '06:00'}, {name: high, price: 1.1, days: workday, from: '06:00', to: '22:00'}, " +
    "{name: rest, price: 0.6, days: rest, from: '6:00', to: '22:00'}",
);
const read = (text: string) => readListedFile('tariff', 't.yaml', text, { isKnown: () => true } as never);
const tariff = read(whole).held[0] as Tariff;

const told = (zoneName: string, from: string, to: string, step: number) =>
  tariffPrices({
    from: Date.parse(from) / 1000,
    to: Date.parse(to) / 1000,
    step,
    zone: createZone(zoneName) as Zone,
    tariffOn: () => tariff,
    isWorked: (day) => (((day + 3) % 7) + 7) % 7 < 5,
  });
const ask = (zoneName: string, from: string, to: string, step = 3600) =>
  told(zoneName, from, to, step).map(({ period, import: price }) => `${period} ${price}`);

test('each step has the price at its start time, past midnight too', () => {
  expect(ask('Asia/Shanghai', '2026-03-06T21:30:00+08:00', '2026-03-07T08:00:00+08:00', 5400)).toEqual([
    'high 1.1',
    'low 0.30',
    'low 0.30',
    'low 0.30',
    'low 0.30',
    'low 0.30',
    'rest 0.6',
    'rest 0.6',
  ]);
});

test('steps are aligned to the local time: the first and the last are cut', () => {
  const starts = (zoneName: string, from: string, to: string) =>
    told(zoneName, from, to, 3600).map(({ start }) => new Date(start * 1000).toISOString().slice(11, 16));
  expect(starts('Asia/Shanghai', '2026-03-06T08:30:00+08:00', '2026-03-06T11:30:00+08:00')).toEqual(['00:30', '01:00', '02:00', '03:00']);
  expect(starts('Asia/Kolkata', '2026-03-06T08:30:00+05:30', '2026-03-06T10:00:00+05:30')).toEqual(['03:00', '03:30']);
});

test('a day with a clock change has 23 or 25 hours, each at its own local time', () => {
  const spring = ask('Europe/Berlin', '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00');
  expect([spring.length, spring.filter((one) => one.startsWith('low')).length]).toEqual([23, 7]);
  const autumn = ask('Europe/Berlin', '2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00');
  expect([autumn.length, autumn.filter((one) => one.startsWith('low')).length]).toEqual([25, 9]);
});

test('a gap and an overlap are reported with month, kind of day and minutes', () => {
  const hole = read(file("{name: a, price: 1, from: '00:00', to: '08:00'}, {name: b, price: 1, from: '08:30', to: '24:00'}")).findings;
  expect(hole).toHaveLength(24);
  expect(hole[0]).toMatchObject({ code: 'tariff-gap', evidence: { month: 1, dayType: 'workday', minute: '08:00', until: '08:30' } });
  const twice = read(
    file("{name: a, price: 1, from: '00:00', to: '24:00'}, {name: b, price: 1, months: [7], days: rest, from: '23:00', to: '01:00'}"),
  ).findings;
  expect(twice.map(({ code, evidence }) => [code, evidence['month'], evidence['dayType'], evidence['minute'], evidence['until']])).toEqual([
    ['tariff-overlap', 7, 'rest', '00:00', '01:00'],
    ['tariff-overlap', 7, 'rest', '23:00', '24:00'],
  ]);
});

test('a request for a faulty tariff gets its own fault, not that of another file', () => {
  const [hole] = read(file("{name: a, price: 1, from: '00:00', to: '08:00'}")).findings;
  const over = "{name: a, price: 1, from: '00:00', to: '24:00'}, {name: b, price: 1, from: '23:00', to: '24:00'}";
  const [twice] = read(file(over).replace('t1', 't2')).findings;
  const knowledge = { find: () => null, trouble: () => [hole, twice] } as never;
  const { prices } = createTariffs({ now: Date.now, knowledge, workdays: { known: () => ({ isWorked: () => true }) } as never });
  const ask = (id: string) => () => prices(programScope, { id, from: '2026-03-02', to: '2026-03-03', step: 'hour' });
  expect(ask('t1')).toThrow(expect.objectContaining({ code: 'tariff-gap', findings: [hole] }));
  expect(ask('t2')).toThrow(expect.objectContaining({ code: 'tariff-overlap', findings: [twice] }));
  // nothing else in these files was accepted either
  expect(ask('t3')).toThrow(expect.objectContaining({ code: 'tariff-gap', findings: [hole, twice] }));
  const other = { code: 'knowledge-invalid', severity: 'error', evidence: {} };
  const broken = createTariffs({ now: Date.now, knowledge: { find: () => null, trouble: () => [other] } as never, workdays: {} as never });
  expect(() => broken.prices(programScope, { id: 't1', from: '2026-03-02', to: '2026-03-03', step: 'hour', zone: 'UTC' })).toThrow(
    expect.objectContaining({ code: 'no-such-tariff', findings: [other] }),
  );
});
