import { decimalText, exact, exactOf, inUnits, type Exact } from '#kernel/exact-number.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Fields, FieldValue } from '../facts.ts';
import type { FieldRule } from './field-value.ts';

/** The value of a coefficient of knowledge, by its id; null if none is in force. */
export type CoefficientOf = (id: string) => number | null;

const noCoefficient: CoefficientOf = () => null;

/** Values from before; a figure by coefficients stays as it was while nothing that it is calculated from differs from them. */
type Before = { readonly fields: Fields; readonly coefficientOf: CoefficientOf };

/**
 * The fields calculated from others, exact, rounded half up to their decimals (money: 2; otherwise 0 if unspecified); null if one of the
 * inputs has no value. Fields that depend on calculated fields come after them.
 * @example computed({ fields: { sum: { type: 'money', compute: { multiply: ['area', '20'] } } } }, { area: '12.5' }) // { sum: '250.00' }
 */
export function computed(
  { fields: rules }: Pick<Procedure, 'fields'>,
  fields: Fields,
  { fields: before, coefficientOf }: Before = { fields: {}, coefficientOf: noCoefficient },
): Fields {
  const made: Record<string, FieldValue> = {};
  const open = new Map(Object.entries(rules).filter(([, rule]) => rule.compute !== undefined));
  while (open.size > 0) {
    const left = open.size;
    for (const [name, rule] of open) {
      if (namesIn(rule).some((part) => open.has(part))) continue;
      const all = { ...fields, ...made };
      made[name] = stays(name, rule, before, all) ? (before[name] as FieldValue) : workOut(rule, all, coefficientOf);
      open.delete(name);
    }
    if (open.size === left) break;
  }
  return made;
}

/** A coefficient that changes later changes no figure that was given before. */
function stays(name: string, rule: FieldRule, before: Fields, all: Fields): boolean {
  if ((before[name] ?? null) === null || coefficientsIn(rule).length === 0) return false;
  return namesIn(rule).every((part) => coefficientIn(part) !== null || (before[part] ?? null) === (all[part] ?? null));
}

type Part = string | number;

/** What is combined, in lists: one, or for a sum of products one each. */
function listsOf({ compute = {} }: FieldRule): { readonly how: string; readonly lists: readonly (readonly Part[])[] } | null {
  for (const [how, of] of Object.entries(compute)) {
    if (of === undefined) continue;
    return how === 'products' ? { how, lists: of as Part[][] } : { how, lists: [of as Part[]] };
  }
  return null;
}

const namesIn = (rule: FieldRule): string[] => (listsOf(rule)?.lists ?? []).flat().filter((part) => typeof part === 'string');

/** The id of the coefficient that an operand names; null if it names none. */
const coefficientIn = (part: Part): string | null =>
  typeof part === 'string' && part.startsWith('coefficient.') ? part.slice('coefficient.'.length) : null;

/** The coefficients that a field is calculated with, each with the fields that it is multiplied by. */
export function coefficientsIn(rule: FieldRule): { readonly id: string; readonly of: readonly string[] }[] {
  return (listsOf(rule)?.lists ?? []).flatMap((list) => {
    const of = list.filter((part) => typeof part === 'string' && coefficientIn(part) === null) as string[];
    return list.flatMap((part) => {
      const id = coefficientIn(part);
      return id === null ? [] : [{ id, of }];
    });
  });
}

function workOut(rule: FieldRule, fields: Fields, coefficientOf: CoefficientOf): FieldValue {
  const found = listsOf(rule);
  if (found === null) return null;
  const inner = found.how === 'products' ? 'multiply' : found.how;
  const parts = found.lists.map((list) =>
    together(
      inner,
      list.map((part) => numberOf(part, fields, coefficientOf)),
    ),
  );
  const sum = together('add', parts);
  if (sum === null) return null;
  const decimals = rule.decimals ?? (rule.type === 'money' ? 2 : 0);
  return rule.type === 'integer' ? Number(inUnits(sum, 0)) : decimalText(inUnits(sum, decimals), decimals);
}

/** Null if one of the parts is unknown. */
function together(how: string, parts: readonly (Exact | null)[]): Exact | null {
  return parts.includes(null) ? null : (parts as Exact[]).reduce((before, next) => combine(how, before, next));
}

function numberOf(part: Part, fields: Fields, coefficientOf: CoefficientOf): Exact | null {
  if (typeof part === 'number') return exactOf(part);
  const coefficient = coefficientIn(part);
  if (coefficient !== null) {
    const value = coefficientOf(coefficient);
    return value === null ? null : exactOf(value);
  }
  const value = Object.hasOwn(fields, part) ? fields[part] : part;
  if (typeof value === 'number') return exactOf(value);
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/u.test(value) ? exact(value) : null;
}

function combine(how: string, before: Exact, next: Exact): Exact {
  if (how === 'add') return before.add(next);
  if (how === 'subtract') return before.sub(next);
  if (how === 'multiply') return before.mul(next);
  const isLess = next.compare(before) < 0;
  return (how === 'min') === isLess ? next : before;
}
