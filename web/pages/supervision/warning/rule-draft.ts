import { parse, stringify } from 'yaml';

/** A rule as written, whatever it contains. */
export type Written = Readonly<Record<string, unknown>>;

/** The props of a part of the form: the rule as written, and how to change a part of it. */
export type Part = { readonly rule: Written; readonly set: (key: string, value: unknown) => void };

const isObject = (value: unknown): value is Written => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The rule of a text, YAML or JSON; an empty text is an empty rule. Null if it cannot be parsed. */
export function readWritten(text: string): Written | null {
  if (text.trim() === '') return {};
  try {
    const read: unknown = parse(text, { version: '1.2', maxAliasCount: 0 });
    return isObject(read) ? read : null;
  } catch {
    return null;
  }
}

export const writeRule = (rule: Written): string => stringify(rule, { flowCollectionPadding: false, lineWidth: 0 });

/** The order in which a person reads a rule. */
const order = [
  'id',
  'version',
  'names',
  'subject',
  'of',
  'step',
  'during',
  'inputs',
  'when',
  'raise',
  'among',
  'clear',
  'wait',
  'severity',
];

/** The rule with one part changed; undefined removes it. What the form does not know stays unchanged. */
export function withPart(rule: Written, key: string, value: unknown): Written {
  const parts = new Map([...Object.entries(rule), [key, value] as const]);
  if (value === undefined) parts.delete(key);
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.fromEntries([...parts].toSorted(([a], [b]) => place(a) - place(b)));
}

/** A part of an object with one key changed; an empty one is removed. */
export function withKey(part: unknown, key: string, value: unknown): Written | undefined {
  const changed = { ...(isObject(part) ? part : {}), [key]: value };
  const left = Object.fromEntries(Object.entries(changed).filter(([, one]) => one !== undefined && one !== ''));
  return Object.keys(left).length === 0 ? undefined : left;
}

export const partOf = (part: unknown, key: string): unknown => (isObject(part) ? part[key] : undefined);

/** A text, number or list as a box shows it. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (isObject(value)) return JSON.stringify(value);
  return value === undefined || value === null ? '' : String(value as string | number | boolean);
}

/** Words separated by commas. */
export const listed = (text: string): string[] => text.split(/[,，、]/u).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));

/** An operand as typed: a number, the name of an input, or `{"ratio": ["a", "b"]}`. */
export function operandOf(text: string): unknown {
  const typed = text.trim();
  if (typed !== '' && Number.isFinite(Number(typed))) return Number(typed);
  if (!typed.startsWith('{')) return typed;
  return readWritten(typed) ?? typed;
}

export const comparisons = ['gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];
export type ConditionRow = { readonly left: unknown; readonly by: Comparison; readonly right: unknown };
export type Rows = { readonly join: 'all' | 'any'; readonly rows: readonly ConditionRow[] };

/** A condition as rows of comparisons that all or any must hold; null if it says more than that. */
export function rowsOf(when: unknown): Rows | null {
  if (when === undefined || when === null) return { join: 'all', rows: [] };
  for (const join of ['all', 'any'] as const) {
    const parts = partOf(when, join);
    if (parts === undefined) continue;
    const rows = Array.isArray(parts) ? parts.map(rowOf) : [null];
    return Object.keys(when).length === 1 && rows.every((row) => row !== null) ? { join, rows } : null;
  }
  const row = rowOf(when);
  return row === null ? null : { join: 'all', rows: [row] };
}

function rowOf(condition: unknown): ConditionRow | null {
  if (!isObject(condition) || Object.keys(condition).length !== 1) return null;
  const by = comparisons.find((one) => one in condition);
  const sides = by === undefined ? undefined : condition[by];
  return by !== undefined && Array.isArray(sides) && sides.length === 2 ? { left: sides[0], by, right: sides[1] } : null;
}

/** The condition of rows: a single one is written without all or any. */
export function whenOf({ join, rows }: Rows): unknown {
  const parts = rows.map(({ left, by, right }) => ({ [by]: [left, right] }));
  if (parts.length === 0) return undefined;
  return parts.length === 1 && join === 'all' ? parts[0] : { [join]: parts };
}

export const sourceKinds = ['use', 'expected', 'point', 'tag', 'weather', 'quiet', 'pace'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const kindOf = (source: unknown): SourceKind | undefined => sourceKinds.find((kind) => partOf(source, kind) !== undefined);

/** The initial source of a kind. */
export const newSource = (kind: SourceKind): Written =>
  ({
    use: { use: 'electricity' },
    expected: { expected: 'high', carrier: 'electricity' },
    point: { point: '' },
    tag: { tag: '' },
    weather: { weather: 'temperature' },
    quiet: { quiet: true },
    pace: { pace: 'share' },
  })[kind];

/** The inputs with the one at an index replaced, under its name; undefined removes it. */
export function withInput(inputs: unknown, at: number, input: readonly [name: string, source: unknown] | undefined): Written | undefined {
  const entries = Object.entries(isObject(inputs) ? inputs : {});
  const next = input === undefined ? entries.toSpliced(at, 1) : entries.toSpliced(at, 1, [...input]);
  return next.length === 0 ? undefined : Object.fromEntries(next);
}
