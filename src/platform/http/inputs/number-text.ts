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

/** Records values that are not numbers where a shape would coerce them to one. */
type FieldCheck = (value: unknown, path: readonly PropertyKey[], issues: z.core.$ZodIssue[]) => void;

/** A JSON number, leading zeros allowed; `-0` is never intended. */
const numberText = /^(?!-0+(?:\.0+)?$)-?\d{1,400}(?:\.\d{1,400})?(?:e[+-]?\d{1,4})?$/iu;

/**
 * Shapes that coerce numbers and texts from anything (`z.coerce`) read a space, `null` and `[]` as 0, `0x10` as 16 and `true` as 1. A
 * caller that sends such a value means something else: it is rejected before a shape sees it.
 * @throws ORPCError like the library's own for input that does not fit its shape
 */
export function refuseGuessedNumbers(shape: unknown, input: unknown): void {
  const issues: z.core.$ZodIssue[] = [];
  checkOf(shape)?.(input, [], issues);
  if (issues.length > 0) throw unfit(issues);
}

const checks = new WeakMap<object, { readonly check: FieldCheck | null }>();

/** Null if a shape coerces nothing, as for most. */
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

/** Nullable and optional values are checked only if present. */
function leftOut(check: FieldCheck | null, type: string): FieldCheck | null {
  if (check === null || type !== 'nullable') return check;
  return (value, path, issues) => {
    if (value !== null) check(value, path, issues);
  };
}
