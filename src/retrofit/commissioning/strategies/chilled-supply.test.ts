import { expect, test } from 'vitest';
import { numbers } from '../../../../test/simulated-building.ts';
import { chilledSupply } from './chilled-supply.ts';
import { stateOf, sumOfHours } from './hours.ts';

const rule = { hours: 10, gain: 0.03, runs: 0.05, varies: 1, byWeather: -0.1, byLoad: -1, comfort: 0.95, limit: 26, damp: 80 };
const [history, period] = [120, 28];
const many = (history + period) * 24;
const perKelvin = 0.03;

type Weather = { readonly day: number; readonly hour: number; readonly outdoor: number; readonly share: number };

const random = numbers(11);
const days = Array.from({ length: history + period }, () => ({ warm: random(), busy: random(), tried: random() < 0.4 }));

/** Ten hours a day; load goes with the weather and with how busy the day is. */
const weather: readonly Weather[] = Array.from({ length: many }, (_, at) => {
  const [day, hour] = [Math.floor(at / 24), at % 24];
  const { warm, busy } = days[day] as (typeof days)[number];
  const outdoor = 22 + 10 * warm + 4 * Math.sin(((hour - 9) / 24) * 2 * Math.PI);
  return { day, hour, outdoor, share: hour >= 8 && hour < 18 ? Math.min(1, 0.3 + 0.03 * (outdoor - 22) + 0.3 * busy) : 0 };
});

const specific = ({ outdoor }: Weather, supply: number, by = perKelvin): number => 0.2 * (1 - by * (supply - 7)) + 0.004 * (outdoor - 25);

type Given = {
  readonly supply: (of: Weather) => number;
  readonly room?: (of: Weather) => number;
  readonly humidity?: (of: Weather) => number;
  readonly by?: number;
  readonly noise?: number;
};

/** A chiller of 500 kW. */
function chillerOf({ supply, room = () => 25, humidity, by, noise = 0 }: Given) {
  const scatter = numbers(5);
  const column = (of: (one: Weather) => number) => Float64Array.from(weather, of);
  return {
    edges: Float64Array.from({ length: many + 1 }, (_, at) => at * 3600),
    days: Int32Array.from(weather, ({ day }) => day),
    first: history * 24,
    supply: column(supply),
    outdoor: column(({ outdoor }) => outdoor),
    rooms: column(room),
    humidity: humidity === undefined ? null : column(humidity),
    output: column(({ share }) => share * 500),
    power: column((one) => one.share * 500 * specific(one, supply(one), by) * (1 + noise * (2 * scatter() - 1))),
  };
}

/** Days at 9.5 degrees were tried in the history by chance; since then it is 7.5 all the time. */
const tried = ({ day }: Weather): number => (day < history && days[day]?.tried === true ? 9.5 : 7.5);

test('a supply as cold as ever whatever load and weather saves what this chiller itself took less at a warmer one', () => {
  const told = chilledSupply(chillerOf({ supply: tried, noise: 0.02 }), rule);
  const sum = sumOfHours(told.rows);
  expect(stateOf(sum, 0.05)).toBe('found');
  expect(sum.asked).toBe(period * 10);
  const concerned = told.rows.filter(({ hit }) => hit === true);
  const truth = concerned.reduce((total, { from }) => {
    const one = weather[from / 3600] as Weather;
    return total + one.share * 500 * (specific(one, 7.5) - specific(one, 9.5));
  }, 0);
  expect(concerned.length).toBeGreaterThan(period * 5);
  expect(Math.abs((sum.saved ?? 0) / truth - 1)).toBeLessThan(0.05);
  const curve = told.facts.filter(({ name }) => name.startsWith('inputAtSupply '));
  expect(curve.map(({ name }) => name)).toEqual(['inputAtSupply 7–8°C', 'inputAtSupply 9–10°C']);
  expect(curve[1]?.value).toBeLessThan(curve[0]?.value ?? 0);
});

test('a supply that never varied says nothing of a warmer one: it is not known, and no percentage is taken from elsewhere', () => {
  const told = chilledSupply(chillerOf({ supply: () => 7.2 }), rule);
  expect(told.rows).toEqual([]);
  expect(told.findings).toEqual([{ code: 'strategy-chilled-constant', severity: 'warning', evidence: { varied: 0, least: 1 } }]);
  expect(sumOfHours(told.rows).saved).toBeNull();
});

test('a supply that follows the load, or the weather, has nothing to save', () => {
  const byLoad = sumOfHours(chilledSupply(chillerOf({ supply: ({ share }) => 11 - 4 * share }), rule).rows);
  expect(byLoad).toMatchObject({ saved: 0, hours: 0, judged: period * 10 });
  const byWeather = sumOfHours(chilledSupply(chillerOf({ supply: ({ outdoor }) => 13 - 0.2 * outdoor }), rule).rows);
  expect(byWeather).toMatchObject({ saved: 0, hours: 0 });
});

test('rooms limit it: warm or damp ones leave nothing to save, and a supply at which they were too warm is no example', () => {
  const of = (given: Partial<Given>) => sumOfHours(chilledSupply(chillerOf({ supply: tried, ...given }), rule).rows);
  expect(of({ room: () => 26.2 })).toMatchObject({ saved: 0, hours: 0 });
  expect(of({ humidity: () => 82 })).toMatchObject({ saved: 0, hours: 0 });
  expect(of({ room: (one) => (tried(one) > 9 ? 26.4 : 25) })).toMatchObject({ saved: 0, hours: 0 });
  expect(of({ humidity: () => 60 }).saved).toBeGreaterThan(0);
});

test('where a warmer supply took no less on this chiller, scatter alone is not found', () => {
  const sum = sumOfHours(chilledSupply(chillerOf({ supply: tried, by: 0, noise: 0.05 }), rule).rows);
  expect(stateOf(sum, 0.05)).toBe('none');
});

test('an hour with a gap is not judged and never saves; a first day without curves is not judged', () => {
  const chiller = chillerOf({ supply: tried });
  const whole = sumOfHours(chilledSupply(chiller, rule).rows);
  const random2 = numbers(7);
  for (const column of [chiller.rooms, chiller.power])
    for (let at = history * 24; at < many; at += 1) if (random2() < 0.2) column[at] = Number.NaN;
  const part = sumOfHours(chilledSupply(chiller, rule).rows);
  expect(part.asked).toBe(whole.asked);
  expect(part.judged).toBeLessThan(whole.judged);
  expect(part.saved).toBeLessThan(whole.saved ?? 0);
  const fresh = { ...chillerOf({ supply: tried }), first: 0 };
  const firstDay = chilledSupply(fresh, rule).rows.filter(({ from }) => from < 86_400);
  expect(firstDay.every(({ hit }) => hit === null)).toBe(true);
});
