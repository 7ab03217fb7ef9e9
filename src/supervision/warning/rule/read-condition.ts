import type { issueText } from '#kernel/issue-text.ts';
import type { Operand, RuleCondition } from './rule.ts';

/** Reports a fault: its path in the file (`when.all.0.gt`) and its kind. */
export type Fault = (at: string, why: string, said?: ReturnType<typeof issueText>) => void;

const lists = ['sum', 'product', 'min', 'max'] as const;
const pairs = ['minus', 'ratio'] as const;
const comparisons = ['gt', 'ge', 'lt', 'le'] as const;
const mostDeep = 20;

/** Parses an operand as written; a fault for each invalid part. @param names of the inputs */
export function readOperand(value: unknown, at: string, names: ReadonlySet<string>, fault: Fault, depth = 0): Operand {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string') {
    if (!names.has(value)) fault(at, 'rule-input-unknown');
    return value;
  }
  const only = onlyKey(value);
  if (only === null || depth > mostDeep) return refused(at, fault, 'rule-operand-bad');
  const [key, inner] = only;
  const each = (parts: readonly unknown[]) => parts.map((part, n) => readOperand(part, `${at}.${key}.${n}`, names, fault, depth + 1));
  if (key === 'abs') return { abs: readOperand(inner, `${at}.abs`, names, fault, depth + 1) };
  // the compiler does not see a computed key as a member of a union
  if (isOne(lists, key) && isList(inner, 1)) return { [key]: each(inner) } as unknown as Operand;
  if (isOne(pairs, key) && isList(inner, 2, 2)) return { [key]: each(inner) } as unknown as Operand;
  return refused(`${at}.${key}`, fault, 'rule-operand-bad');
}

/** Parses a condition as written, likewise. */
export function readCondition(value: unknown, at: string, names: ReadonlySet<string>, fault: Fault, depth = 0): RuleCondition {
  const only = onlyKey(value);
  if (only === null || depth > mostDeep) return never(at, fault);
  const [key, inner] = only;
  if (key === 'not') return { not: readCondition(inner, `${at}.not`, names, fault, depth + 1) };
  if ((key === 'all' || key === 'any') && isList(inner, 1)) {
    const parts = inner.map((part, n) => readCondition(part, `${at}.${key}.${n}`, names, fault, depth + 1));
    return key === 'all' ? { all: parts } : { any: parts };
  }
  if (isOne(comparisons, key) && isList(inner, 2, 2)) {
    const [a, b] = inner.map((part, n) => readOperand(part, `${at}.${key}.${n}`, names, fault, depth + 1));
    // the compiler does not see a computed key as a member of a union
    return { [key]: [a, b] } as unknown as RuleCondition;
  }
  return never(`${at}.${key}`, fault);
}

/** The only key of an object, with its value; null for anything else. */
function onlyKey(value: unknown): readonly [string, unknown] | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  return entries.length === 1 ? (entries[0] as [string, unknown]) : null;
}

function isOne<const Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

const isList = (value: unknown, least: number, most = 100): value is readonly unknown[] =>
  Array.isArray(value) && value.length >= least && value.length <= most;

function refused(at: string, fault: Fault, why: string): number {
  fault(at, why);
  return 0;
}

function never(at: string, fault: Fault): RuleCondition {
  fault(at, 'rule-condition-bad');
  return { any: [] };
}
