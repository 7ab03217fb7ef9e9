import { conditionShape, visitCondition } from './condition.ts';

/** A position in a file: the value at a path, or the key that leads to it. */
export type Spot = { readonly path: readonly (string | number)[]; readonly of: 'value' | 'key' };

export type OnName = (code: string, name: string, at: Spot) => void;

type Map = Readonly<Record<string, unknown>>;

/** The map at a place in a file; empty if it is not a map, which is reported elsewhere. */
export const mapIn = (value: unknown): Map => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Map) : {});

/** One text or a list of them, each with its path. */
export function textsAt(value: unknown, path: Spot['path']): { readonly name: string; readonly path: Spot['path'] }[] {
  if (typeof value === 'string') return [{ name: value, path }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((one, at) => (typeof one === 'string' ? [{ name: one, path: [...path, at] }] : []));
}

const parts = ['roles', 'fields', 'evidence', 'panels', 'numbers', 'states', 'limits', 'transitions'] as const;

type Part = (typeof parts)[number];

const codes: Record<Part, string> = {
  roles: 'role-unknown',
  fields: 'field-unknown',
  evidence: 'evidence-unknown',
  panels: 'panel-unknown',
  numbers: 'number-unknown',
  states: 'state-unknown',
  limits: 'limit-unknown',
  transitions: 'transition-unknown',
};

/** Kinds of persons that a panel is selected from. */
const personKinds = new Set(['expert', 'inspector']);

/**
 * Reports every unknown name in a procedure: calls `told` for each, with its code and position. Reads the file as written, so that it finds
 * names next to invalid values.
 */
export function unknownNames(file: unknown, told: OnName): void {
  const whole = mapIn(file);
  const held = Object.fromEntries(parts.map((part) => [part, mapIn(whole[part])])) as Record<Part, Map>;
  const names = namesOf(held, told);
  for (const [name, field] of Object.entries(held.fields)) lookField(names, mapIn(field), ['fields', name]);
  for (const [name, panel] of Object.entries(held.panels)) {
    const from = mapIn(panel)['from'];
    if (typeof from === 'string' && !personKinds.has(from)) names.look('roles', from, ['panels', name, 'from']);
  }
  for (const [name, number] of Object.entries(held.numbers)) lookNumber(names, mapIn(number), ['numbers', name]);
  for (const [name, limit] of Object.entries(held.limits)) names.all('states', mapIn(limit)['in'], ['limits', name, 'in']);
  for (const [name, transition] of Object.entries(held.transitions)) lookTransition(names, mapIn(transition), ['transitions', name]);
  for (const [name, report] of Object.entries(mapIn(whole['reports']))) {
    const { in: states, form, fills } = mapIn(report);
    const at = ['reports', name];
    names.all('states', states, [...at, 'in']);
    names.all('fields', form, [...at, 'form']);
    names.keys('fields', fills, [...at, 'fills']);
  }
  for (const [name, register] of Object.entries(mapIn(whole['registers']))) {
    const at = ['registers', name];
    for (const [key, part] of inRegister) names.all(part, mapIn(register)[key], [...at, key]);
    const totals = mapIn(mapIn(register)['totals']);
    names.all('fields', totals['of'], [...at, 'totals', 'of']);
    for (const { name: group, path } of textsAt(totals['per'], [...at, 'totals', 'per']))
      if (!registerGroups.has(group)) names.look('fields', group, path);
  }
  const quota = mapIn(whole['quota']);
  for (const key of ['in', 'accepted']) names.all('states', quota[key], ['quota', key]);
  if (typeof quota['parts'] === 'string') names.look('fields', quota['parts'], ['quota', 'parts']);
}

type Path = Spot['path'];

/** How names are looked up in a file. */
function namesOf(held: Record<Part, Map>, told: OnName) {
  const look = (part: Part, name: string, path: Path, of: Spot['of'] = 'value'): void => {
    if (!Object.hasOwn(held[part], name)) told(codes[part], name, { path, of });
  };
  return {
    look,
    /** One name or a list of them. */
    all(part: Part, value: unknown, path: Path): void {
      for (const one of textsAt(value, path)) look(part, one.name, one.path);
    },
    /** The keys of a map. */
    keys(part: Part, value: unknown, path: Path): void {
      for (const name of Object.keys(mapIn(value))) look(part, name, [...path, name], 'key');
    },
    /** The facts of a condition are fields. */
    condition: (value: unknown, path: Path): void => lookConditionNames(held.fields, value, path, told),
  };
}

/** Reports the facts of a condition that are no fields. */
export function lookConditionNames(fields: Map, value: unknown, path: Path, told: OnName): void {
  const facts = factsOf(value);
  const first = facts.length === 0 ? null : firstPaths(value, path);
  for (const name of facts) if (!Object.hasOwn(fields, name)) told(codes.fields, name, { path: first?.get(name) ?? path, of: 'key' });
}

type Names = ReturnType<typeof namesOf>;

/** Whether an operand names a coefficient of knowledge. */
const isCoefficient = (name: string): boolean => /^coefficient\../u.test(name);

/** The names that a calculation is made of, each with its path. */
export function operandsIn(compute: unknown, path: Path): { readonly name: string; readonly path: Path }[] {
  const lists = Object.entries(mapIn(compute)).flatMap(([how, of]): (readonly [unknown, Path])[] =>
    how === 'products' && Array.isArray(of) ? of.map((one: unknown, at) => [one, [...path, how, at]] as const) : [[of, [...path, how]]],
  );
  return lists.flatMap(([of, at]) => textsAt(of, at));
}

function lookField(names: Names, { compute, check, expect }: Map, at: Path): void {
  for (const one of operandsIn(compute, [...at, 'compute'])) if (!isCoefficient(one.name)) names.look('fields', one.name, one.path);
  names.condition(check, [...at, 'check']);
  names.condition(expect, [...at, 'expect']);
}

/** A pattern and what its numbers run by: fields, and the year. */
function lookNumber(names: Names, { pattern, per }: Map, at: Path): void {
  const given = new Set(['year', 'seq']);
  for (const one of placeholders(pattern)) if (!given.has(one)) names.look('fields', one, [...at, 'pattern']);
  for (const one of textsAt(per, [...at, 'per'])) if (one.name !== 'year') names.look('fields', one.name, one.path);
}

/** How totals of a register are grouped, apart from fields: by place, and by the year in which a case reached the state. */
const registerGroups = new Set(['region', 'year']);

const inRegister = [
  ['in', 'states'],
  ['by', 'fields'],
  ['number', 'numbers'],
  ['fields', 'fields'],
] as const;

const namedIn = [
  ['from', 'states'],
  ['to', 'states'],
  ['by', 'roles'],
  ['auto', 'limits'],
  ['after', 'limits'],
  ['before', 'limits'],
  ['form', 'fields'],
  ['optional', 'fields'],
  ['evidence', 'evidence'],
  ['notBy', 'transitions'],
  ['number', 'numbers'],
] as const;

function lookTransition(names: Names, one: Map, at: Path): void {
  for (const [key, part] of namedIn) names.all(part, one[key], [...at, key]);
  names.keys('limits', one['extends'], [...at, 'extends']);
  names.keys('panels', one['panel'], [...at, 'panel']);
  names.all('fields', mapIn(one['publish'])['fields'], [...at, 'publish', 'fields']);
  names.condition(one['when'], [...at, 'when']);
  const effects = Array.isArray(one['effects']) ? (one['effects'] as unknown[]) : [];
  effects.forEach((effect, index) => {
    lookEffect(mapIn(effect), [...at, 'effects', index], names.look);
    names.condition(mapIn(effect)['when'], [...at, 'effects', index, 'when']);
  });
}

/** `$star` and the money fields must be fields of the procedure, `$step.issue` a step. */
function lookEffect(effect: Map, at: Path, look: Names['look']): void {
  for (const [key, value] of Object.entries(effect)) {
    if (key === 'fields') lookEffect(mapIn(value), [...at, key], look);
    if (typeof value !== 'string') continue;
    if (key === 'grant' || key === 'pay' || key === 'reclaim') look('fields', value, [...at, key]);
    else if (value.startsWith('$step.')) look('transitions', value.slice('$step.'.length), [...at, key]);
    else if (value.startsWith('$') && value !== '$today') look('fields', value.slice(1), [...at, key]);
  }
}

const placeholders = (pattern: unknown): string[] => (typeof pattern === 'string' ? [...pattern.matchAll(/\{([^{}]*)\}/gu)].map(([, name = '']) => name) : []);

/** The facts that a condition names; none if it is not a condition, which is reported elsewhere. */
function factsOf(value: unknown): string[] {
  if (value === undefined) return [];
  const read = conditionShape.safeParse(value);
  const facts: string[] = [];
  if (read.success) visitCondition(read.data, (leaf) => facts.push('fact' in leaf ? leaf.fact : leaf.term));
  return facts;
}

/** The first position of each name in a condition: as a key, or as a text by itself. */
function firstPaths(value: unknown, path: Path, found = new Map<string, Path>()): ReadonlyMap<string, Path> {
  const see = (name: string, at: Path): void => void (found.has(name) || found.set(name, at));
  if (typeof value === 'string') see(value, path);
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (!Array.isArray(value)) see(key, here);
    firstPaths(inner, here, found);
  }
  return found;
}
