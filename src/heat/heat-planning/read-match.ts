import { Problem } from '#kernel/problem.ts';
import { mostFaults, readText, valueOf, type TypedText } from '#platform/typed-text/typed-text.ts';
import type { HeatDemand, HeatSource, MatchCase, Spot } from './match-case.ts';
import { at, createReading, type Reading, type Within } from './reading.ts';

const topNames = [
  'periods',
  'base',
  'designOutdoor',
  'detour',
  'maxKm',
  'lossPerKm',
  'approach',
  'lift',
  'yuanPerKmYear',
  'yuanPerKwh',
  'alternativeYuanPerGj',
  'sources',
  'demands',
  'origins',
];
const spotNames = ['code', 'latitude', 'longitude', 'temperature', 'origin'];
const none: Within = { least: 0 };
const celsius: Within = { above: -273.15, most: 5000 };

/** Maximum number of source–demand pairs times periods; more would occupy a thread for hours. */
const mostPairs = 200_000;

/** The temperatures by which a demand given only as a peak follows the weather. */
type Weather = { readonly base: number; readonly design: number; readonly asked: () => void };

/**
 * Sources and demands of a file, JSON or YAML, or of a value (`heat.md` 6). Missing values are not guessed, and an unknown name is a fault.
 * @throws Problem `match-broken` if it is neither; `match-bad` with every fault and its path; `match-too-big`
 */
export function readMatch(given: unknown): MatchCase {
  const read = createReading();
  const top = read.row(typeof given === 'string' ? matchValue(readText(given)) : given, '', topNames);
  const number = (name: string, within: Within = none): number => read.number(top[name], name, within);
  const periods = read.list(top['periods'], 'periods').map((value, index) => periodOf(read, value, `periods[${index}]`));
  if (periods.length === 0) read.fault('match-no-periods', 'periods');
  let needsWeather = false;
  const asked = () => void (needsWeather = true);
  const isNumber = (name: string): boolean => typeof top[name] === 'number';
  const weather: Weather = { base: Number(top['base']), design: Number(top['designOutdoor']), asked };
  const common = {
    periods,
    detour: number('detour', { least: 1 }),
    maxKm: number('maxKm'),
    lossPerKm: number('lossPerKm'),
    approach: number('approach'),
    carnot: carnotOf(read, top['lift']),
    yuanPerKmYear: number('yuanPerKmYear'),
    yuanPerKwh: number('yuanPerKwh'),
    alternativeYuanPerGj: number('alternativeYuanPerGj'),
  };
  const count = periods.length;
  const sources = read.list(top['sources'], 'sources').map((value, index) => sourceOf(read, value, `sources[${index}]`, count));
  const demands = read
    .list(top['demands'], 'demands')
    .map((value, index) => demandOf(read, value, `demands[${index}]`, common.periods, weather));
  if (needsWeather || isNumber('base')) number('base', celsius);
  if (needsWeather || isNumber('designOutdoor')) number('designOutdoor', celsius);
  if (needsWeather) {
    if (weather.base <= weather.design) read.fault('match-design-warm', 'designOutdoor', { base: weather.base, value: weather.design });
    for (const [index, { outdoor }] of periods.entries()) if (outdoor === null) read.fault('match-missing', `periods[${index}].outdoor`);
  }
  once(read, sources, 'sources');
  once(read, demands, 'demands');
  if (read.faults.length > 0) throw new Problem('bad-input', 'match-bad', { count: read.faults.length }, read.faults.slice(0, mostFaults));
  if (sources.length * demands.length * count > mostPairs)
    throw new Problem('cannot-do', 'match-too-big', { pairs: sources.length * demands.length * count, most: mostPairs });
  return { ...common, sources, demands };
}

/** The value of a parsed JSON or YAML text. Throws Problem `match-broken` if it is neither. */
export const matchValue = (read: TypedText): unknown => valueOf(read, ({ said }) => new Problem('bad-input', 'match-broken', { said }));

function periodOf(read: Reading, value: unknown, path: string): MatchCase['periods'][number] {
  const row = read.row(value, path, ['hours', 'outdoor', 'origin']);
  return {
    hours: read.number(row['hours'], at(path, 'hours'), { least: 0, most: 8784 }),
    outdoor: row['outdoor'] === undefined || row['outdoor'] === null ? null : read.number(row['outdoor'], at(path, 'outdoor'), celsius),
  };
}

function carnotOf(read: Reading, value: unknown): number | null {
  if (value === undefined || value === null) return null;
  return read.number(read.row(value, 'lift', ['carnot'])['carnot'], 'lift.carnot', { above: 0, most: 1 });
}

type Row = Readonly<Record<string, unknown>>;

const spotOf = (read: Reading, row: Row, path: string): Spot => ({
  code: read.text(row['code'], at(path, 'code')),
  latitude: read.number(row['latitude'], at(path, 'latitude'), { least: -90, most: 90 }),
  longitude: read.number(row['longitude'], at(path, 'longitude'), { least: -180, most: 180 }),
  temperature: read.number(row['temperature'], at(path, 'temperature'), celsius),
});

function sourceOf(read: Reading, value: unknown, path: string, count: number): HeatSource {
  const row = read.row(value, path, [...spotNames, 'yuanPerGj', 'kw', 'kwByPeriod']);
  const only = oneOf(read, row, path, ['kw', 'kwByPeriod']);
  return {
    ...spotOf(read, row, path),
    yuanPerGj: read.number(row['yuanPerGj'], at(path, 'yuanPerGj'), none),
    kw: only === 'kwByPeriod' ? byPeriod(read, row, path, count) : only === null ? [] : steady(read, row, path, count),
  };
}

function demandOf(read: Reading, value: unknown, path: string, periods: MatchCase['periods'], weather: Weather): HeatDemand {
  const row = read.row(value, path, [...spotNames, 'peakKw', 'plot', 'measured', 'kwByPeriod']);
  const only = oneOf(read, row, path, ['peakKw', 'plot', 'measured', 'kwByPeriod']);
  const spot = spotOf(read, row, path);
  if (only === 'kwByPeriod') return { ...spot, kw: byPeriod(read, row, path, periods.length) };
  if (only === null) return { ...spot, kw: [] };
  weather.asked();
  const peak = peakIn(read, row, path, only);
  const { base, design } = weather;
  return { ...spot, kw: periods.map(({ outdoor }) => (peak * Math.max(0, base - (outdoor ?? base))) / (base - design)) };
}

function peakIn(read: Reading, row: Row, path: string, only: 'plot' | 'measured' | 'peakKw'): number {
  if (only === 'plot') return plotKw(read, row['plot'], at(path, 'plot'));
  if (only === 'peakKw') return read.number(row['peakKw'], at(path, 'peakKw'), none);
  const where = at(path, 'measured');
  const measured = read.row(row['measured'], where, ['points', 'season', 'peakKw', 'origin']);
  return read.number(measured['peakKw'], at(where, 'peakKw'), none);
}

/** For a new plot, by the planner's own load index. */
function plotKw(read: Reading, value: unknown, path: string): number {
  const row = read.row(value, path, ['m2', 'wattPerM2', 'origin']);
  return (read.number(row['m2'], at(path, 'm2'), none) * read.number(row['wattPerM2'], at(path, 'wattPerM2'), none)) / 1000;
}

/** In which of these ways its kW are given; null, with a fault, if it is not exactly one of them. */
function oneOf<Name extends string>(read: Reading, row: Row, path: string, names: readonly Name[]): Name | null {
  const [told, ...others] = names.filter((name) => row[name] !== undefined);
  if (told !== undefined && others.length === 0) return told;
  read.fault('match-one-of', path, { names: names.join(', ') });
  return null;
}

function byPeriod(read: Reading, row: Row, path: string, count: number): number[] {
  const where = at(path, 'kwByPeriod');
  const all = read.list(row['kwByPeriod'], where);
  if (all.length !== count) read.fault('match-periods-differ', where, { count: all.length, periods: count });
  return all.map((value, index) => read.number(value, `${where}[${index}]`, none));
}

const steady = (read: Reading, row: Row, path: string, count: number): number[] =>
  Array.from<number>({ length: count }).fill(read.number(row['kw'], at(path, 'kw'), none));

function once(read: Reading, all: readonly Spot[], path: string): void {
  const had = new Map<string, number>();
  for (const [index, { code }] of all.entries()) {
    const first = had.get(code);
    if (code === '') continue;
    if (first === undefined) had.set(code, index);
    else read.fault('match-code-twice', `${path}[${index}].code`, { value: code, first: `${path}[${first}]` });
  }
}
