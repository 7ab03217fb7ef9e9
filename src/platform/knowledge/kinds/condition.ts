import { z } from 'zod';

export type Scalar = string | number | boolean;

/** What a fact must be: one of some values, or within bounds. `atLeast` and `atMost` include the number, `above` and `below` do not. */
export type Test<Bound = number> =
  | { readonly in: readonly Scalar[] }
  | { readonly atLeast?: Bound; readonly above?: Bound; readonly atMost?: Bound; readonly below?: Bound };

/** When a rule applies, as data: facts, named terms, and all, any, not of them. */
export type Condition<Bound = number> =
  | { readonly all: readonly Condition<Bound>[] }
  | { readonly any: readonly Condition<Bound>[] }
  | { readonly not: Condition<Bound> }
  | { readonly term: string }
  | { readonly fact: string; readonly test: Test<Bound> };

/** The same with bounds that may also be facts: `{electricity: {atMost: previous.electricity}}`. */
export type Comparison = Condition<number | string>;

type Path = readonly (string | number)[];
type OnFault = (path: Path, message: string) => void;

const bounds = ['atLeast', 'above', 'atMost', 'below'] as const;

/**
 * A condition as a clerk writes it: the name of a term, a list (all of it), `{all: […]}`, `{any: […]}`, `{not: …}`, or facts with what they
 * must be: `{class: public, buildingAreaM2: {atLeast: 20000}, use: [school, hospital]}`.
 */
export const conditionShape = z.unknown().transform((value, context): Condition => {
  const read = readCondition(value, [], (path, message) => context.issues.push({ code: 'custom', path: [...path], message, input: value }), z.number());
  return (read as Condition | null) ?? z.NEVER;
});

/** The same with bounds that may also be facts. */
export const comparisonShape = z.unknown().transform((value, context): Comparison => {
  const bound = z.union([z.number(), z.string().min(1)]);
  const read = readCondition(value, [], (path, message) => context.issues.push({ code: 'custom', path: [...path], message, input: value }), bound);
  return read ?? z.NEVER;
});

type BoundShape = z.ZodType<number | string>;

function readCondition(value: unknown, path: Path, told: OnFault, bound: BoundShape): Comparison | null {
  if (typeof value === 'string') return { term: value };
  if (Array.isArray(value)) return readList('all', value, path, told, bound);
  if (typeof value !== 'object' || value === null) return refused(path, told, 'a term, a list, or facts with what they must be');
  const entries = Object.entries(value);
  if (entries.length === 0) return refused(path, told, 'says nothing');
  const parts = entries.map(([key, held]) => readMember(key, held, [...path, key], told, bound));
  if (parts.some((part) => part === null)) return null;
  return parts.length === 1 ? (parts[0] as Comparison) : { all: parts as Comparison[] };
}

function readMember(key: string, held: unknown, path: Path, told: OnFault, bound: BoundShape): Comparison | null {
  if (key === 'all' || key === 'any') return Array.isArray(held) ? readList(key, held, path, told, bound) : refused(path, told, `${key} needs a list`);
  if (key === 'not') {
    const inner = readCondition(held, path, told, bound);
    return inner === null ? null : { not: inner };
  }
  const test = readTest(held, path, told, bound);
  return test === null ? null : { fact: key, test };
}

function readList(key: 'all' | 'any', list: readonly unknown[], path: Path, told: OnFault, bound: BoundShape): Comparison | null {
  if (list.length === 0) return refused(path, told, `${key} of nothing`);
  const parts = list.map((one, index) => readCondition(one, [...path, index], told, bound));
  if (parts.some((part) => part === null)) return null;
  return key === 'all' ? { all: parts as Comparison[] } : { any: parts as Comparison[] };
}

function readTest(held: unknown, path: Path, told: OnFault, bound: BoundShape): Test<number | string> | null {
  const list: readonly unknown[] = Array.isArray(held) ? held : [held];
  if (list.length > 0 && list.every(isScalar)) return { in: list };
  const found = z.strictObject(Object.fromEntries(bounds.map((name) => [name, bound.optional()]))).safeParse(held);
  if (!found.success || Object.keys(found.data).length === 0) return refused(path, told, 'a value, a list of values, or atLeast, above, atMost, below with a number');
  return found.data as Test<number | string>;
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function refused(path: Path, told: OnFault, message: string): null {
  told(path, message);
  return null;
}

/** Visits every fact and term that a condition names. */
export function visitCondition<Bound>(
  condition: Condition<Bound>,
  visit: (leaf: Extract<Condition<Bound>, { fact: string } | { term: string }>) => void,
): void {
  if ('all' in condition) for (const part of condition.all) visitCondition(part, visit);
  else if ('any' in condition) for (const part of condition.any) visitCondition(part, visit);
  else if ('not' in condition) visitCondition(condition.not, visit);
  else visit(condition);
}
