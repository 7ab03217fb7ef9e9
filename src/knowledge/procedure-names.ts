import { conditionShape, visitCondition } from './condition.ts';

/** Where something stands in a file: the value at a path, or the key that leads to it. */
export type Spot = { readonly path: readonly (string | number)[]; readonly of: 'value' | 'key' };

export type OnName = (code: string, name: string, at: Spot) => void;

type Map = Readonly<Record<string, unknown>>;

/** What a file says at a place as a map; empty where it is none, which is told elsewhere. */
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

/** Kinds of persons that a panel is taken from. */
const personKinds = new Set(['expert', 'inspector']);

/**
 * Every name in a procedure that names nothing of it: `told` of each, with its code and where it stands. Reads the file as it was written,
 * so that it finds names beside values that are no good.
 */
export function unknownNames(file: unknown, told: OnName): void {
  const whole = mapIn(file);
  const held = Object.fromEntries(parts.map((part) => [part, mapIn(whole[part])])) as Record<Part, Map>;
  const look = (part: Part, name: string, path: Spot['path'], of: Spot['of'] = 'value'): void => {
    if (!Object.hasOwn(held[part], name)) told(codes[part], name, { path, of });
  };
  const lookAll = (part: Part, value: unknown, path: Spot['path']): void => {
    for (const one of textsAt(value, path)) look(part, one.name, one.path);
  };
  const lookKeys = (part: Part, value: unknown, path: Spot['path']): void => {
    for (const name of Object.keys(mapIn(value))) look(part, name, [...path, name], 'key');
  };
  const lookCondition = (value: unknown, path: Spot['path']): void => {
    for (const name of factsOf(value)) look('fields', name, pathOfKey(value, name, path), 'key');
  };
  for (const [name, field] of Object.entries(held.fields)) {
    const at = ['fields', name];
    const { compute, check } = mapIn(field);
    for (const [how, of] of Object.entries(mapIn(compute))) lookAll('fields', of, [...at, 'compute', how]);
    lookCondition(check, [...at, 'check']);
  }
  for (const [name, panel] of Object.entries(held.panels)) {
    const from = mapIn(panel)['from'];
    if (typeof from === 'string' && !personKinds.has(from)) look('roles', from, ['panels', name, 'from']);
  }
  for (const [name, number] of Object.entries(held.numbers)) {
    const { pattern, per } = mapIn(number);
    const at = ['numbers', name];
    const given = (one: string): boolean => one === 'year' || one === 'seq' || Object.hasOwn(held.fields, one);
    for (const one of placeholders(pattern)) if (!given(one)) told('field-unknown', one, { path: [...at, 'pattern'], of: 'value' });
    for (const one of textsAt(per, [...at, 'per'])) if (one.name === 'seq' || !given(one.name)) told('field-unknown', one.name, { path: one.path, of: 'value' });
  }
  for (const [name, limit] of Object.entries(held.limits)) lookAll('states', mapIn(limit)['in'], ['limits', name, 'in']);
  for (const [name, transition] of Object.entries(held.transitions)) {
    const at = ['transitions', name];
    const one = mapIn(transition);
    lookAll('states', one['from'], [...at, 'from']);
    lookAll('states', one['to'], [...at, 'to']);
    lookAll('roles', one['by'], [...at, 'by']);
    for (const key of ['auto', 'after', 'before']) lookAll('limits', one[key], [...at, key]);
    lookKeys('limits', one['extends'], [...at, 'extends']);
    for (const key of ['form', 'optional']) lookAll('fields', one[key], [...at, key]);
    lookAll('fields', mapIn(one['publish'])['fields'], [...at, 'publish', 'fields']);
    lookAll('evidence', one['evidence'], [...at, 'evidence']);
    lookAll('transitions', one['notBy'], [...at, 'notBy']);
    lookKeys('panels', one['panel'], [...at, 'panel']);
    lookAll('numbers', one['number'], [...at, 'number']);
    lookCondition(one['when'], [...at, 'when']);
    const effects = Array.isArray(one['effects']) ? (one['effects'] as unknown[]) : [];
    effects.forEach((effect, index) => lookEffect(mapIn(effect), [...at, 'effects', index], look));
  }
  for (const [name, report] of Object.entries(mapIn(whole['reports']))) {
    const at = ['reports', name];
    lookAll('states', mapIn(report)['in'], [...at, 'in']);
    lookAll('fields', mapIn(report)['form'], [...at, 'form']);
    lookKeys('fields', mapIn(report)['fills'], [...at, 'fills']);
  }
}

/** `$star` and the fields of money are fields of the procedure. */
function lookEffect(effect: Map, at: Spot['path'], look: (part: Part, name: string, path: Spot['path']) => void): void {
  for (const [key, value] of Object.entries(effect)) {
    if (typeof value !== 'string') continue;
    if (key === 'grant' || key === 'pay' || key === 'reclaim') look('fields', value, [...at, key]);
    else if (value.startsWith('$')) look('fields', value.slice(1), [...at, key]);
  }
}

const placeholders = (pattern: unknown): string[] => (typeof pattern === 'string' ? [...pattern.matchAll(/\{([^{}]*)\}/gu)].map(([, name = '']) => name) : []);

/** The facts that a condition names; none where it is no condition, which is told elsewhere. */
function factsOf(value: unknown): string[] {
  if (value === undefined) return [];
  const read = conditionShape.safeParse(value);
  const facts: string[] = [];
  if (read.success) visitCondition(read.data, (leaf) => facts.push('fact' in leaf ? leaf.fact : leaf.term));
  return facts;
}

/** Where in a condition a fact is named first. */
function pathOfKey(value: unknown, name: string, path: Spot['path']): Spot['path'] {
  if (value === name) return path;
  if (typeof value !== 'object' || value === null) return path;
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === name && !Array.isArray(value)) return here;
    const found = pathOfKey(inner, name, here);
    if (found !== here || inner === name) return found;
  }
  return path;
}
