import { carriers } from '#kernel/carrier.ts';
import { createFaults, type Faults } from './faults.ts';
import {
  fundBases,
  type Crew,
  type FundingMode,
  type FundSource,
  type Pin,
  type Scenario,
  type ScenarioLimit,
  type SeasonDays,
} from './facts.ts';
import { readSeason } from './season.ts';

/** The names that the solver reads, and those that only plans use. */
const solverNames = ['years', 'objective', 'yearWeights', 'limits', 'pins', 'previous', 'giveUp', 'exact'];
const planNames = ['packages', 'funding', 'crews', 'prices', 'discount', 'heatingSeason'];
const mostYears = 50;

/**
 * Parses a scenario: reports everything that is wrong together, each fault with its path.
 * Throws Problem `instance-bad` with findings `bad-number`, `one-of`, `duplicate-id`, `year-unknown`, `name-unknown`, `plan-not-list` ….
 */
export function readScenario(value: unknown): Scenario {
  const faults = createFaults();
  const given = faults.record('', value);
  for (const name of Object.keys(given))
    if (![...solverNames, ...planNames].includes(name)) faults.add('plan-name-unknown', name, { name });
  const years = readYears(faults, given['years']);
  const scenario: Scenario = {
    years,
    objective: faults.numbers('objective', given['objective'] ?? {}),
    solver: Object.fromEntries(solverNames.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]))),
    limits: readLimits(faults, given['limits'], years),
    pins: readPins(faults, given['pins'], years),
    packages:
      given['packages'] === undefined
        ? null
        : faults.list('packages', given['packages']).map((one, at) => faults.text(`packages[${at}]`, one)),
    funding: readFunding(faults, given['funding']),
    crews: readCrews(faults, given['crews']),
    prices: readPrices(faults, given['prices']),
    discount: readDiscount(faults, given['discount']),
    season: readDays(faults, given['heatingSeason']),
  };
  for (const year of Object.keys(faults.numbers('yearWeights', given['yearWeights'])))
    if (!years.includes(Number(year))) faults.add('year-unknown', `yearWeights.${year}`, { value: year });
  if (Object.keys(scenario.objective).length === 0) faults.add('plan-no-objective', 'objective');
  faults.end();
  return scenario;
}

function readYears(faults: Faults, value: unknown): number[] {
  const years = faults.list('years', value).map((one, at) => {
    const year = typeof one === 'string' && /^\d{4}$/u.test(one) ? Number(one) : one;
    if (typeof year === 'number' && Number.isInteger(year) && year >= 1900 && year <= 2999) return year;
    faults.add('bad-number', `years[${at}]`, { value: String(one) });
    return 0;
  });
  if (years.length === 0 || years.length > mostYears) faults.add('plan-years', 'years', { most: mostYears });
  const before = new Set<number>();
  for (const [at, year] of years.entries()) {
    if (before.has(year)) faults.add('duplicate-id', `years[${at}]`, { value: String(year) });
    before.add(year);
  }
  // the rest is checked against each year: too many are reported above
  return years.slice(0, mostYears).toSorted((a, b) => a - b);
}

const amountNames = ['max', 'min', 'maxShare', 'minShare'];

function readLimits(faults: Faults, value: unknown, years: readonly number[]): ScenarioLimit[] {
  const ids = new Set<string>();
  return faults.list('limits', value).map((one, at) => {
    const path = `limits[${at}]`;
    const limit = faults.record(path, one);
    const id = faults.text(`${path}.id`, limit['id']);
    if (id !== '' && ids.has(id)) faults.add('duplicate-id', `${path}.id`, { value: id });
    ids.add(id);
    const named = amountNames.filter((name) => limit[name] !== undefined);
    if (named.length !== 1) faults.add('one-of', path, { value: named.join(', ') });
    for (const name of named) faults.number(`${path}.${name}`, limit[name]);
    for (const [place, year] of faults.list(`${path}.years`, limit['years']).entries())
      if (!years.includes(Number(year))) faults.add('year-unknown', `${path}.years[${place}]`, { value: String(year) });
    if (limit['weight'] !== undefined) faults.number(`${path}.weight`, limit['weight'], 0);
    if (![undefined, null, true, false].includes(limit['hard'] as undefined)) faults.add('plan-not-yes-no', `${path}.hard`);
    for (const name of ['regions', 'tags'])
      for (const [place, one] of faults.list(`${path}.${name}`, limit[name]).entries()) faults.text(`${path}.${name}[${place}]`, one);
    return { ...limit, id, resource: faults.text(`${path}.resource`, limit['resource']) };
  });
}

function readPins(faults: Faults, value: unknown, years: readonly number[]): Pin[] {
  const pinned = new Set<string>();
  return faults.list('pins', value).map((one, at): Pin => {
    const path = `pins[${at}]`;
    const pin = faults.record(path, one);
    const project = faults.text(`${path}.project`, pin['project']);
    if (pinned.has(project)) faults.add('duplicate-id', `${path}.project`, { value: project });
    pinned.add(project);
    if (typeof pin['in'] !== 'boolean') faults.add('plan-not-yes-no', `${path}.in`);
    const year = pin['year'] === undefined ? undefined : Number(pin['year']);
    if (year !== undefined && !years.includes(year)) faults.add('year-unknown', `${path}.year`, { value: String(pin['year']) });
    const option = pin['option'] === undefined ? undefined : faults.text(`${path}.option`, pin['option']);
    return { project, in: pin['in'] === true, ...(option !== undefined && { option }), ...(year !== undefined && { year }) };
  });
}

function readFunding(faults: Faults, value: unknown): FundingMode[] {
  const modes = new Set<string>();
  return faults.list('funding', value).map((one, at) => {
    const path = `funding[${at}]`;
    const given = faults.record(path, one);
    const mode = faults.text(`${path}.mode`, given['mode']);
    if (modes.has(mode)) faults.add('duplicate-id', `${path}.mode`, { value: mode });
    modes.add(mode);
    const tags =
      given['tags'] === undefined
        ? null
        : faults.list(`${path}.tags`, given['tags']).map((tag, of) => faults.text(`${path}.tags[${of}]`, tag));
    const sources = faults
      .list(`${path}.sources`, given['sources'])
      .map((source, of) => readSource(faults, `${path}.sources[${of}]`, source));
    if (sources.length === 0) faults.add('plan-no-source', `${path}.sources`);
    return { mode, tags, sources };
  });
}

function readSource(faults: Faults, path: string, value: unknown): FundSource {
  const given = faults.record(path, value);
  const source = faults.text(`${path}.source`, given['source']);
  const named = [...fundBases, 'rest' as const].filter((name) => given[name] !== undefined);
  const [basis] = named;
  if (named.length !== 1 || basis === undefined) {
    faults.add('one-of', path, { value: named.join(', ') });
    return { source, rest: true };
  }
  if (basis === 'rest') {
    if (given['rest'] !== true) faults.add('plan-not-yes-no', `${path}.rest`);
    return { source, rest: true };
  }
  const amount = faults.number(`${path}.${basis}`, given[basis], 0);
  if (basis === 'share' && Number(amount) > 1) faults.add('bad-number', `${path}.share`, { value: amount });
  const max = given['max'] === undefined || given['max'] === null ? null : faults.number(`${path}.max`, given['max'], 0);
  return { source, by: basis, amount, max };
}

function readCrews(faults: Faults, value: unknown): Crew[] {
  const had = new Set<string>();
  return faults.list('crews', value).map((one, at) => {
    const path = `crews[${at}]`;
    const given = faults.record(path, one);
    const crew = {
      region: faults.text(`${path}.region`, given['region']),
      trade: faults.text(`${path}.trade`, given['trade']),
      crews: faults.number(`${path}.crews`, given['crews'], 0),
    };
    const id = `${crew.region} ${crew.trade}`;
    if (had.has(id)) faults.add('duplicate-id', path, { value: id });
    had.add(id);
    return crew;
  });
}

function readPrices(faults: Faults, value: unknown): Record<string, string> {
  const prices = faults.numbers('prices', value, 0);
  for (const name of Object.keys(prices))
    if (!carriers.some((one) => one === name)) faults.add('name-unknown', `prices.${name}`, { value: name });
  return prices;
}

function readDiscount(faults: Faults, value: unknown): Scenario['discount'] {
  if (value === undefined || value === null) return null;
  const given = faults.record('discount', value);
  const rate = Number(faults.number('discount.rate', given['rate']));
  const years = Number(faults.number('discount.years', given['years'], 1));
  if (rate <= -1) faults.add('bad-number', 'discount.rate', { value: String(rate) });
  if (!Number.isInteger(years) || years > 100) faults.add('bad-number', 'discount.years', { value: String(years) });
  return { rate, years };
}

function readDays(faults: Faults, value: unknown): SeasonDays | null {
  if (value === undefined || value === null) return null;
  const days = typeof value === 'string' ? readSeason(value) : null;
  if (days === null) faults.add('plan-season-bad', 'heatingSeason', { value: (JSON.stringify(value) ?? '').slice(0, 60) });
  return days;
}
