import { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import { shownText } from '#kernel/sound-text.ts';
import { mostFaults } from './list-check.ts';

type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly catchall?: z.core.$ZodType;
  readonly innerType?: unknown;
  readonly element?: unknown;
  readonly items?: readonly unknown[];
  readonly options?: readonly z.core.$ZodType[];
  readonly valueType?: unknown;
  readonly in?: unknown;
};

/** A name in an input that its shape does not define: its path, and the names allowed there. */
export type UnknownField = { readonly field: string; readonly allowed: readonly string[] };

type Path = readonly PropertyKey[];

/** Records the names that a shape does not define. */
type FieldCheck = (value: unknown, path: Path, found: UnknownField[]) => void;

/**
 * Rejects input with names that its shape does not define, at any depth: a caller that sends a field means something by it, and a silently
 * ignored field would be taken as applied. The names of records, and of parts declared open, are free.
 * @param shape undefined if there is no input: then nothing may be given
 * @throws Problem `input-field-unknown`, with the first of them; if there are more, each is a finding
 */
export function refuseUnknownFields(shape: unknown, input: unknown): void {
  const found: UnknownField[] = [];
  (shape === undefined ? nothingAsked : checkOf(shape))?.(input, [], found);
  const [first] = found;
  if (first === undefined) return;
  const told = found.slice(0, mostFaults).map(evidenceOf);
  const findings = told.map((evidence) => ({ code: 'input-field-unknown', severity: 'error', evidence }) as const);
  throw new Problem('bad-input', 'input-field-unknown', evidenceOf(first), findings.length > 1 ? findings : []);
}

const evidenceOf = ({ field, allowed }: UnknownField) => ({ name: shownText(field), allowed: allowed.join(', ') || '—' });

const checks = new WeakMap<object, { readonly check: FieldCheck | null }>();

/** Null if a shape has no fields to check, as for most. */
function checkOf(shape: unknown): FieldCheck | null {
  if (!(shape instanceof z.core.$ZodType)) return null;
  const known = checks.get(shape);
  if (known !== undefined) return known.check;
  const check = made(shape._zod.def as Def);
  checks.set(shape, { check });
  return check;
}

function made(def: Def): FieldCheck | null {
  if (def.shape !== undefined) return ofFields(def.shape, def.catchall);
  if (def.element !== undefined) return ofElements(checkOf(def.element));
  if (def.options !== undefined) return ofOptions(def.options);
  if (def.valueType !== undefined) return ofValues(checkOf(def.valueType));
  if (def.type === 'intersection' || def.type === 'lazy' || def.items?.some((item) => checkOf(item) !== null))
    throw new Error(`no input has had such a part with fields in it: ${def.type}`);
  return checkOf(def.innerType ?? def.in);
}

const nothingAsked = ofFields({}, undefined);

function ofFields(shape: Readonly<Record<string, unknown>>, catchall: z.core.$ZodType | undefined): FieldCheck {
  const isOpen = catchall !== undefined && catchall._zod.def.type !== 'never';
  const allowed = Object.keys(shape);
  const below = new Map(Object.entries(shape).map(([name, field]) => [name, checkOf(field)]));
  return (value, path, found) => {
    for (const [name, inner] of entriesOf(value)) {
      const check = below.get(name);
      if (check !== undefined) check?.(inner, [...path, name], found);
      else if (!isOpen && inner !== undefined) found.push({ field: [...path, name].map(String).join('.'), allowed });
    }
  };
}

function ofElements(check: FieldCheck | null): FieldCheck | null {
  if (check === null) return null;
  return (value, path, found) => {
    if (!Array.isArray(value)) return;
    for (const [at, one] of value.entries()) if (found.length < mostFaults) check(one, [...path, at], found);
  };
}

function ofValues(check: FieldCheck | null): FieldCheck | null {
  if (check === null) return null;
  return (value, path, found) => {
    for (const [name, inner] of entriesOf(value)) check(inner, [...path, name], found);
  };
}

/** Of several shapes, the one that accepts the input; if none does, the one that defines most of its names. */
function ofOptions(options: readonly z.core.$ZodType[]): FieldCheck | null {
  const each = options.map((option) => ({ option, check: checkOf(option) }));
  if (each.every(({ check }) => check === null)) return null;
  return (value, path, found) => {
    const taking = each.find(({ option }) => z.core.safeParse(option, value).success);
    if (taking !== undefined) return taking.check?.(value, path, found);
    const unknown = each.flatMap(({ check }) => (check === null ? [] : [unknownTo(check, value, path)]));
    found.push(...(unknown.toSorted((one, other) => one.length - other.length)[0] ?? []));
  };
}

function unknownTo(check: FieldCheck, value: unknown, path: Path): UnknownField[] {
  const found: UnknownField[] = [];
  check(value, path, found);
  return found;
}

function entriesOf(value: unknown): [name: string, inner: unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
