import { Problem } from '#kernel/problem.ts';
import type { Instance, LimitScope, Option, Pin, Project, WrittenLimit } from './instance.ts';
import { compareText, createReading, type Reading } from './reading.ts';

const bounds = ['max', 'min', 'maxShare', 'minShare'] as const;
const one = 1_000_000n;

/**
 * Option-years above which the search does not start: columns, prices and the solver's own copies would not fit into the memory of a
 * thread.
 */
export const mostChoices = 400_000;

type Known = { readonly years: ReadonlySet<number>; readonly options: Map<string, ReadonlySet<string>> };

/**
 * Reads the problem to solve, and sorts all of it. Numbers become millionths, exactly.
 * @throws Problem `instance-bad` with every fault and its path, `instance-too-big`
 */
export function readInstance(value: unknown): Instance {
  const read = createReading();
  const file = read.rowOf(value, '$');
  refuseTooBig(file);
  const years = yearsOf(read, file['years']);
  const known: Known = { years: new Set(years), options: new Map() };
  const projects = projectsOf(read, file['projects'], known);
  const limits = limitsOf(read, file['limits'], known);
  const instance: Instance = {
    years,
    objective: read.amounts(file['objective'] ?? null, 'objective'),
    yearWeights: weightsOf(read, file['yearWeights'], known),
    projects,
    limits,
    pins: pinsOf(read, file['pins'], known),
    previous: previousOf(read, file['previous'], known),
    previousPrices: pricesOf(read, file['previousPrices']),
    giveUp: file['giveUp'] === undefined ? 0n : read.micro(file['giveUp'], 'giveUp', 0n),
    exact: exactOf(read, file['exact'], derivedIds(projects, years, file['pins'], limits)),
  };
  if (file['objective'] === undefined) read.fault('instance-shape', 'objective', null);
  refuseCircles(read, projects);
  if (read.faults.length > 0) throw new Problem('bad-input', 'instance-bad', { count: read.faults.length }, read.faults);
  return instance;
}

/** Called before anything is built. */
function refuseTooBig(file: Readonly<Record<string, unknown>>): void {
  const { projects, years } = file;
  if (!Array.isArray(projects) || !Array.isArray(years)) return;
  let choices = 0;
  for (const project of projects as readonly { readonly options?: unknown }[]) {
    const options = project?.options;
    for (const option of Array.isArray(options) ? (options as readonly { readonly years?: unknown }[]) : [])
      choices += Array.isArray(option?.years) ? option.years.length : years.length;
  }
  if (choices > mostChoices) throw new Problem('cannot-do', 'instance-too-big', { projects: projects.length, choices, most: mostChoices });
}

function yearsOf(read: Reading, value: unknown): readonly number[] {
  const years = read.listOf(value, 'years').map((year, at) => read.year(year, `years[${at}]`));
  if (years.length === 0) read.fault('instance-shape', 'years', null);
  refuseTwice(read, years.map(String), (at) => `years[${at}]`);
  return years.toSorted((a, b) => a - b);
}

function refuseTwice(read: Reading, names: readonly string[], pathOf: (at: number) => string): void {
  const seen = new Set<string>();
  for (const [at, name] of names.entries()) {
    if (seen.has(name)) read.fault('duplicate-id', pathOf(at), name);
    seen.add(name);
  }
}

function knownYear(read: Reading, value: unknown, path: string, { years }: Known): number {
  const before = read.faults.length;
  const year = read.year(value, path);
  if (read.faults.length === before && !years.has(year)) read.fault('year-unknown', path, year);
  return year;
}

const optional = <T>(value: unknown, read: (value: unknown) => T): T | null => (value === undefined || value === null ? null : read(value));

const yearList = (read: Reading, value: unknown, path: string, known: Known): readonly number[] | null =>
  optional(value, () =>
    [...new Set(read.listOf(value, path).map((year, at) => knownYear(read, year, `${path}[${at}]`, known)))].toSorted((a, b) => a - b),
  );

const textList = (read: Reading, value: unknown, path: string): readonly string[] | null =>
  optional(value, () => [...new Set(read.listOf(value, path).map((name, at) => read.text(name, `${path}[${at}]`)))].toSorted(compareText));

function projectsOf(read: Reading, value: unknown, known: Known): readonly Project[] {
  const rows = read.listOf(value, 'projects');
  const projects = rows.map((row, at) => projectOf(read, row, `projects[${at}]`, known));
  refuseTwice(
    read,
    projects.map(({ id }) => id),
    (at) => `projects[${at}].id`,
  );
  for (const { id, options } of projects) known.options.set(id, new Set(options.map((option) => option.id)));
  for (const [at, { requires }] of projects.entries())
    for (const name of requires) if (!known.options.has(name)) read.fault('name-unknown', `projects[${at}].requires`, name);
  return projects.toSorted((a, b) => compareText(a.id, b.id));
}

function projectOf(read: Reading, value: unknown, path: string, known: Known): Project {
  const row = read.rowOf(value, path);
  const options = read
    .listOf(row['options'], `${path}.options`)
    .map((option, at) => optionOf(read, option, `${path}.options[${at}]`, known));
  refuseTwice(
    read,
    options.map(({ id }) => id),
    (at) => `${path}.options[${at}].id`,
  );
  return {
    id: read.text(row['id'], `${path}.id`),
    region: optional(row['region'], (region) => read.text(region, `${path}.region`)),
    tags: textList(read, row['tags'], `${path}.tags`) ?? [],
    block: optional(row['block'], (block) => read.text(block, `${path}.block`)),
    requires: textList(read, row['requires'], `${path}.requires`) ?? [],
    dueBy: optional(row['dueBy'], (year) => read.year(year, `${path}.dueBy`)),
    options: options.toSorted((a, b) => compareText(a.id, b.id)),
  };
}

function optionOf(read: Reading, value: unknown, path: string, known: Known): Option {
  const row = read.rowOf(value, path);
  return {
    id: read.text(row['id'], `${path}.id`),
    years: yearList(read, row['years'], `${path}.years`, known),
    amounts: read.amounts(row['amounts'], `${path}.amounts`),
    spread: read.amounts(row['spread'], `${path}.spread`, 0n),
  };
}

const scopeOf = (read: Reading, row: Readonly<Record<string, unknown>>, path: string, known: Known): LimitScope => ({
  years: yearList(read, row['years'], `${path}.years`, known),
  regions: textList(read, row['regions'], `${path}.regions`),
  tags: textList(read, row['tags'], `${path}.tags`),
});

function limitsOf(read: Reading, value: unknown, known: Known): readonly WrittenLimit[] {
  const limits = read.listOf(value, 'limits').map((row, at) => limitOf(read, row, `limits[${at}]`, known));
  refuseTwice(
    read,
    limits.map(({ id }) => id),
    (at) => `limits[${at}].id`,
  );
  return limits.toSorted((a, b) => compareText(a.id, b.id));
}

function limitOf(read: Reading, value: unknown, path: string, known: Known): WrittenLimit {
  const row = read.rowOf(value, path);
  const given = bounds.filter((name) => row[name] !== undefined && row[name] !== null);
  if (given.length !== 1) read.fault('one-of', path, given);
  const bound = given[0] ?? 'max';
  const amounts = given.map((name) => read.micro(row[name], `${path}.${name}`));
  return {
    id: read.text(row['id'], `${path}.id`),
    resource: read.text(row['resource'], `${path}.resource`),
    bound,
    amount: amounts[0] ?? 0n,
    scope: scopeOf(read, row, path, known),
    of: scopeOf(read, read.rowOf(row['of'] ?? {}, `${path}.of`), `${path}.of`, known),
    hard: optional(row['hard'], (hard) => read.truth(hard, `${path}.hard`)) ?? (bound === 'max' || bound === 'maxShare'),
    weight: optional(row['weight'], (weight) => read.micro(weight, `${path}.weight`, 0n)) ?? one,
  };
}

function weightsOf(read: Reading, value: unknown, known: Known): ReadonlyMap<number, bigint> {
  const rows = Object.entries(read.rowOf(value ?? {}, 'yearWeights'));
  return new Map(
    rows.map(([year, weight]) => [knownYear(read, year, `yearWeights.${year}`, known), read.micro(weight, `yearWeights.${year}`)]),
  );
}

function pinsOf(read: Reading, value: unknown, known: Known): readonly Pin[] {
  const pins = read.listOf(value, 'pins').map((one, at): Pin => {
    const path = `pins[${at}]`;
    const row = read.rowOf(one, path);
    const project = read.text(row['project'], `${path}.project`);
    const options = known.options.get(project);
    if (options === undefined) read.fault('name-unknown', `${path}.project`, project);
    const option = optional(row['option'], (name) => read.text(name, `${path}.option`));
    if (option !== null && options !== undefined && !options.has(option)) read.fault('name-unknown', `${path}.option`, option);
    const year = optional(row['year'], (asked) => knownYear(read, asked, `${path}.year`, known));
    return { project, in: read.truth(row['in'], `${path}.in`), option, year };
  });
  refuseTwice(
    read,
    pins.map(({ project }) => project),
    (at) => `pins[${at}].project`,
  );
  return pins.toSorted((a, b) => compareText(a.project, b.project));
}

function previousOf(read: Reading, value: unknown, known: Known): Instance['previous'] {
  if (value === undefined || value === null) return null;
  const rows = read.listOf(value, 'previous').map((row, at) => {
    const path = `previous[${at}]`;
    const { project, option, year } = read.rowOf(row, path);
    return {
      project: read.text(project, `${path}.project`),
      option: read.text(option, `${path}.option`),
      year: read.year(year, `${path}.year`),
    };
  });
  refuseTwice(
    read,
    rows.map(({ project }) => project),
    (at) => `previous[${at}].project`,
  );
  // a plan of last year may name projects that are no longer candidates
  return rows
    .filter(({ project, option, year }) => known.years.has(year) && known.options.get(project)?.has(option) === true)
    .toSorted((a, b) => compareText(a.project, b.project));
}

/** Prices of limits that no longer exist are ignored silently: they are only the starting point of a search. */
function pricesOf(read: Reading, value: unknown): Instance['previousPrices'] {
  const rows = read.listOf(value, 'previousPrices').map((row, at) => {
    const path = `previousPrices[${at}]`;
    const { limit, price } = read.rowOf(row, path);
    if (typeof price !== 'number' || !Number.isFinite(price)) read.fault('bad-number', `${path}.price`, price ?? null);
    return [read.text(limit, `${path}.limit`), Number(price)] as const;
  });
  refuseTwice(
    read,
    rows.map(([limit]) => limit),
    (at) => `previousPrices[${at}].limit`,
  );
  return new Map(rows);
}

function derivedIds(projects: readonly Project[], years: readonly number[], pins: unknown, limits: readonly WrittenLimit[]): Set<string> {
  const last = years.at(-1) ?? 0;
  const ids = new Set(limits.map(({ id }) => id));
  for (const { id, requires, dueBy } of projects) {
    if (dueBy !== null && dueBy <= last) ids.add(`due:${id}`);
    for (const other of requires) for (const year of years) ids.add(`requires:${id}:${other}:${year}`);
  }
  for (const pin of Array.isArray(pins) ? (pins as readonly { readonly project?: unknown }[]) : []) ids.add(`pin:${String(pin?.project)}`);
  return ids;
}

function exactOf(read: Reading, value: unknown, ids: ReadonlySet<string>): Instance['exact'] {
  const rows = read.listOf(value, 'exact').map((one, at) => {
    const path = `exact[${at}]`;
    const row = read.rowOf(one, path);
    const limit = read.text(row['limit'], `${path}.limit`);
    if (!ids.has(limit)) read.fault('name-unknown', `${path}.limit`, limit);
    const step = read.micro(row['step'], `${path}.step`);
    if (step === 0n && row['step'] !== undefined) read.fault('bad-number', `${path}.step`, row['step']);
    return { limit, step };
  });
  refuseTwice(
    read,
    rows.map(({ limit }) => limit),
    (at) => `exact[${at}].limit`,
  );
  return rows.toSorted((a, b) => compareText(a.limit, b.limit));
}

function refuseCircles(read: Reading, projects: readonly Project[]): void {
  const byId = new Map(projects.toReversed().map((project) => [project.id, project]));
  const done = new Set<string>();
  const told = new Set<string>();
  for (const { id } of projects) {
    const way: string[] = [];
    const on = new Set<string>();
    const stack: { readonly id: string; next: number }[] = done.has(id) ? [] : [{ id, next: 0 }];
    if (stack.length > 0) {
      on.add(id);
      way.push(id);
    }
    while (stack.length > 0) {
      const top = stack.at(-1) as { readonly id: string; next: number };
      const next = byId.get(top.id)?.requires[top.next++];
      if (next === undefined) {
        done.add(top.id);
        on.delete(top.id);
        way.pop();
        stack.pop();
      } else if (on.has(next)) {
        if (!told.has(next)) read.fault('requires-cycle', 'projects', [...way.slice(way.indexOf(next)), next].join(' > '));
        told.add(next);
      } else if (!done.has(next) && byId.has(next)) {
        on.add(next);
        way.push(next);
        stack.push({ id: next, next: 0 });
      }
    }
  }
}
