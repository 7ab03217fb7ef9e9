import { z } from 'zod';
import { unfit } from './list-check.ts';

type Def = {
  readonly type: string;
  readonly coerce?: boolean;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly innerType?: unknown;
  readonly element?: unknown;
  readonly in?: unknown;
};

/** Puts down what is no number, where a shape would make one of it. */
type FieldCheck = (value: unknown, path: readonly PropertyKey[], issues: z.core.$ZodIssue[]) => void;

/** As JSON writes a number, leading zeros allowed; `-0` is no number that anybody means. */
const numberText = /^(?!-0+(?:\.0+)?$)-?\d{1,400}(?:\.\d{1,400})?(?:e[+-]?\d{1,4})?$/iu;

/**
 * Shapes that read numbers and texts out of anything (`z.coerce`) take a space, `null` and `[]` for 0, `0x10` for 16 and `true` for 1.
 * Whoever gives such a thing means something else: it is refused before a shape sees it.
 * @throws ORPCError as the library itself throws where input does not fit its shape
 */
export function refuseGuessedNumbers(shape: unknown, input: unknown): void {
  const issues: z.core.$ZodIssue[] = [];
  checkOf(shape)?.(input, [], issues);
  if (issues.length > 0) throw unfit(issues);
}

const checks = new WeakMap<object, { readonly check: FieldCheck | null }>();

/** Null where a shape coerces nothing, which most do. */
function checkOf(shape: unknown): FieldCheck | null {
  if (!(shape instanceof z.core.$ZodType)) return null;
  const known = checks.get(shape);
  if (known !== undefined) return known.check;
  const check = made(shape._zod.def as Def);
  checks.set(shape, { check });
  return check;
}

function made({ type, coerce, shape, innerType, element, in: first }: Def): FieldCheck | null {
  if (type === 'lazy') return null;
  if (coerce === true && (type === 'number' || type === 'string')) return leaf(type);
  if (shape !== undefined) return ofFields(shape);
  if (element !== undefined) return ofElements(checkOf(element));
  return leftOut(checkOf(innerType ?? first), type);
}

function leaf(expected: 'number' | 'string'): FieldCheck {
  return (value, path, issues) => {
    const isText = typeof value === 'string' && (expected === 'string' || numberText.test(value));
    if (value === undefined || typeof value === 'number' || isText) return;
    issues.push({ code: 'invalid_type', expected, input: value, path: [...path], message: `expected ${expected}` });
  };
}

function ofFields(shape: Readonly<Record<string, unknown>>): FieldCheck | null {
  const fields = Object.entries(shape).flatMap(([name, field]) => {
    const check = checkOf(field);
    return check === null ? [] : [{ name, check }];
  });
  if (fields.length === 0) return null;
  return (value, path, issues) => {
    if (typeof value !== 'object' || value === null) return;
    for (const { name, check } of fields)
      if (Object.hasOwn(value, name)) check((value as Record<string, unknown>)[name], [...path, name], issues);
  };
}

function ofElements(check: FieldCheck | null): FieldCheck | null {
  if (check === null) return null;
  return (value, path, issues) => {
    if (Array.isArray(value)) for (const [at, one] of value.entries()) check(one, [...path, at], issues);
  };
}

/** What may be null, or left out, is looked at where it is neither. */
function leftOut(check: FieldCheck | null, type: string): FieldCheck | null {
  if (check === null || type !== 'nullable') return check;
  return (value, path, issues) => {
    if (value !== null) check(value, path, issues);
  };
}
