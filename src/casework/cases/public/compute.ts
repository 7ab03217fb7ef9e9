import { decimalText, exact, exactOf, inUnits, type Exact } from '#kernel/exact-number.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Fields, FieldValue } from '../facts.ts';
import type { FieldRule } from './field-value.ts';

/**
 * The fields calculated from others, exact, rounded half up to their decimals (money: 2; otherwise 0 if unspecified); null if one of the
 * inputs has no value. Fields that depend on calculated fields come after them.
 * @example computed({ fields: { sum: { type: 'money', compute: { multiply: ['area', '20'] } } } }, { area: '12.5' }) // { sum: '250.00' }
 */
export function computed({ fields: rules }: Pick<Procedure, 'fields'>, fields: Fields): Fields {
  const made: Record<string, FieldValue> = {};
  const open = new Map(Object.entries(rules).filter(([, rule]) => rule.compute !== undefined));
  while (open.size > 0) {
    const before = open.size;
    for (const [name, rule] of open) {
      if (partsOf(rule).some((part) => typeof part === 'string' && open.has(part))) continue;
      made[name] = workOut(rule, { ...fields, ...made });
      open.delete(name);
    }
    if (open.size === before) break;
  }
  return made;
}

const partsOf = ({ compute = {} }: FieldRule): (string | number)[] =>
  Object.values(compute)
    .flat()
    .filter((part) => part !== undefined);

function workOut(rule: FieldRule, fields: Fields): FieldValue {
  const [how, of] = Object.entries(rule.compute ?? {}).find(([, parts]) => parts !== undefined) ?? [];
  if (how === undefined || of === undefined) return null;
  const parts = of.map((part) => numberOf(part, fields));
  if (parts.includes(null)) return null;
  const sum = (parts as Exact[]).reduce((before, next) => combine(how, before, next));
  const decimals = rule.decimals ?? (rule.type === 'money' ? 2 : 0);
  const units = inUnits(sum, decimals);
  return rule.type === 'integer' ? Number(inUnits(sum, 0)) : decimalText(units, decimals);
}

function numberOf(part: string | number, fields: Fields): Exact | null {
  if (typeof part === 'number') return exactOf(part);
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
