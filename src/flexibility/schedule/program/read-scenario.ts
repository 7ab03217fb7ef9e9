import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { mostFaults, readText, valueOf } from '#platform/typed-text/typed-text.ts';
import { boundedDcFaults, emptyDcFaults } from './dc-range.ts';
import { createScenarioReading, efficiency, money, power, type Grid, type ScenarioReading } from './reading.ts';
import { readResource } from './read-resource.ts';
import { goals, limitClasses, type PeakPeriod, type Resource, type Scenario, type Series } from './scenario.ts';

type Row = Readonly<Record<string, unknown>>;

const topNames = ['start', 'step', 'steps', 'site', 'price', 'base', 'baseDc', 'converter', 'resources', 'order', 'priority', 'name'];
const priceNames = ['import', 'export', 'peak', 'peakSoFarKw', 'peakPeriods', 'carbon', 'carbonPrice'];
const mostSteps = 10_000;
/** For all resources together; more would not fit into the memory allowed for one solve. */
const mostResourceSteps = 100_000;
const load = { least: -1e7, most: 1e7 };
const factor = { least: 0, most: 1000 };

export type ReadScenario = { readonly scenario: Scenario; readonly findings: readonly Finding[] };

/**
 * Reads a scenario from a value (`flexibility.md` 4). Nothing missing is guessed.
 * @param prefix of paths in faults, if it is one of a list
 * @throws Problem with the code of the first fault, all of them as findings: `price-missing`, `not-an-edge`, `does-not-fit`, `out-of-range`
 */
export function readScenario(given: unknown, prefix = ''): ReadScenario {
  const read = createScenarioReading(prefix);
  const top = read.row({ path: '' }, 'scenario', given, topNames);
  const grid = gridOf(read, top);
  refuse(read);
  const scenario: Scenario = {
    ...grid,
    ...siteOf(read, top, grid),
    price: pricesOf(read, top, grid),
    base: read.series({ path: '' }, top, 'base', grid, load),
    baseDc: read.series({ path: '' }, top, 'baseDc', grid, load, 0),
    converter: converterOf(read, top, grid),
    resources: resourcesOf(read, top, grid),
    order: namesOf(read, top, 'order', goals, ['cost']),
    priority: namesOf(read, top, 'priority', limitClasses, []),
  };
  if (scenario.order.includes('carbon') && (top['price'] as Row | undefined)?.['carbon'] === undefined)
    read.fault('price-missing', { path: 'price' }, 'carbon');
  refuse(read);
  tellUnbalanced(read, emptyDcFaults(scenario));
  refuse(read);
  const priority = [...scenario.priority, ...limitClasses.filter((one) => !scenario.priority.includes(one))];
  return { scenario: { ...scenario, priority }, findings: read.doubts };
}

function tellUnbalanced(read: ScenarioReading, faults: readonly { readonly step: number; readonly kw: number }[]): void {
  for (const { step, kw } of faults) read.fault('does-not-fit', { path: '' }, 'baseDc', { step, value: kw, within: 'converter.kw' });
}

/** @throws Problem `does-not-fit` with the steps in which nothing lasting balances the direct current bus */
export function refuseUnbalanced(scenario: Scenario, prefix: string): never {
  const read = createScenarioReading(prefix);
  tellUnbalanced(read, boundedDcFaults(scenario));
  refuse(read);
  throw new Error('every step is balanced');
}

function refuse({ faults }: ScenarioReading): void {
  const [first] = faults;
  if (first !== undefined)
    throw new Problem('bad-input', first.code, { ...first.evidence, count: faults.length }, faults.slice(0, mostFaults));
}

/** The value of a text in JSON or YAML. Throws Problem `schedule-broken` if it is neither. */
export const scheduleValue = (text: string): unknown =>
  valueOf(readText(text), ({ said }) => new Problem('bad-input', 'schedule-broken', { said }));

function gridOf(read: ScenarioReading, top: Row): Grid {
  const of = { path: '' };
  const whole = (field: string, most: number): number => {
    const value = read.number(of, top, field, { least: 1, most });
    if (!Number.isInteger(value)) read.fault('out-of-range', of, field, { value, within: `1, 2 … ${most}` });
    return value;
  };
  return {
    start: read.time(of, 'start', top['start']) ?? 0,
    stepMinutes: whole('step', 1440),
    steps: whole('steps', mostSteps),
  };
}

function siteOf(read: ScenarioReading, top: Row, grid: Grid): { importKw: Series; exportKw: Series } {
  const site = top['site'] === undefined ? {} : read.row({ path: '' }, 'site', top['site'], ['importKw', 'exportKw']);
  // null means no limit, as for other limits
  const isOpen = (field: string) => site[field] === undefined || site[field] === null;
  const limit = (field: string) =>
    isOpen(field)
      ? new Float64Array(grid.steps).fill(Infinity)
      : read.series({ path: 'site' }, site, field, grid, { least: 0, most: 1e12 });
  return { importKw: limit('importKw'), exportKw: limit('exportKw') };
}

function pricesOf(read: ScenarioReading, top: Row, grid: Grid): Scenario['price'] {
  const of = { path: 'price' };
  const row = top['price'] === undefined || top['price'] === null ? {} : read.row({ path: '' }, 'price', top['price'], priceNames);
  const carbonPrice = read.price(of, row, 'carbonPrice', { least: 0, most: 1e6 }, 0);
  if (carbonPrice > 0 && row['carbon'] === undefined) read.fault('price-missing', of, 'carbon');
  return {
    import: read.prices(of, row, 'import', grid, { within: money }),
    export: read.prices(of, row, 'export', grid, { within: money }),
    peaks: peaksOf(read, row, grid),
    carbon: read.prices(of, row, 'carbon', grid, { within: factor, instead: 0 }),
    carbonPrice,
  };
}

/** The whole scenario is one period, unless `peakPeriods` divides it; each begins at an edge inside, in order. */
function peaksOf(read: ScenarioReading, row: Row, grid: Grid): PeakPeriod[] {
  const of = { path: 'price' };
  const one = (from: typeof of, given: Row, first: number): PeakPeriod => ({
    first,
    end: grid.steps,
    price: read.price(from, given, 'peak', { least: 0, most: 1e6 }, 0),
    soFarKw: read.number(from, given, 'peakSoFarKw', power, 0),
  });
  const all = [one(of, row, 0)];
  for (const [index, value] of read.list(of, 'peakPeriods', row['peakPeriods']).entries()) {
    const field = `peakPeriods[${index}]`;
    const given = read.row(of, field, value, ['from', 'peak', 'peakSoFarKw']);
    if (given['peak'] === undefined) read.fault('price-missing', of, `${field}.peak`);
    const time = read.time(of, `${field}.from`, given['from']);
    const edge = time === null ? null : read.edge(of, `${field}.from`, time, grid);
    const before = all.at(-1) as PeakPeriod;
    if (edge !== null && (edge <= before.first || edge >= grid.steps)) {
      read.fault('does-not-fit', of, `${field}.from`, { value: given['from'], within: `${before.first + 1} … ${grid.steps - 1}` });
      continue;
    }
    if (edge === null) continue;
    all[all.length - 1] = { ...before, end: edge };
    all.push(one({ path: `price.${field}` }, given, edge));
  }
  return all.filter(({ price }) => price > 0);
}

function converterOf(read: ScenarioReading, top: Row, grid: Grid): Scenario['converter'] {
  if (top['converter'] === undefined || top['converter'] === null) return null;
  const of = { path: 'converter' };
  const row = read.row({ path: '' }, 'converter', top['converter'], ['kw', 'toDc', 'toAc']);
  return {
    kw: read.series(of, row, 'kw', grid, power),
    toDc: read.number(of, row, 'toDc', efficiency),
    toAc: read.number(of, row, 'toAc', efficiency),
  };
}

function resourcesOf(read: ScenarioReading, top: Row, grid: Grid): Resource[] {
  const given = read.list({ path: '' }, 'resources', top['resources']);
  if (given.length * grid.steps > mostResourceSteps)
    throw new Problem('too-large', 'schedule-too-big', { count: given.length * grid.steps, most: mostResourceSteps });
  const had = new Set<string>();
  const all: Resource[] = [];
  for (const [index, value] of given.entries()) {
    const one = readResource(read, value, `resources[${index}]`, grid);
    if (one === null) continue;
    if (had.has(one.code))
      read.fault('does-not-fit', { path: `resources[${index}]`, resource: one.code }, 'code', { value: one.code, within: '1' });
    had.add(one.code);
    all.push(one);
  }
  return all;
}

function namesOf<Name extends string>(
  read: ScenarioReading,
  top: Row,
  field: string,
  names: readonly Name[],
  instead: readonly Name[],
): Name[] {
  if (top[field] === undefined || top[field] === null) return [...instead];
  const all: Name[] = [];
  for (const value of read.list({ path: '' }, field, top[field])) {
    const one = read.oneOf({ path: '' }, field, value, names);
    if (one !== null && all.includes(one)) read.fault('out-of-range', { path: '' }, field, { value: one, within: names.join(', ') });
    else if (one !== null) all.push(one);
  }
  return all;
}
