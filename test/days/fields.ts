import type { z } from 'zod';
import { askedTimeShape, measuredTimeShape } from '#kernel/shape.ts';

/** A field of an input that names a day, a time or a month: its path, and texts of the same form that are invalid. */
export type TimeField = { readonly path: readonly string[]; readonly none: readonly string[] };

const noDays = ['2025-02-30', '2025-13-01', '2025-00-10', '2023-02-29', '0000-01-01'];
const noTimes = ['2025-02-30', '2025-13-01T00:00', '2025-01-01T24:30', '2025-02-29T08:00:00Z'];
const noMonths = ['2025-13', '2025-00'];

type Shape = z.core.$ZodType;
type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Shape>>;
  readonly innerType?: Shape;
  readonly element?: Shape;
  readonly options?: readonly Shape[];
  readonly in?: Shape;
};

/** Every such field of an input; a list is represented by its first element. */
export function timeFields(shape: unknown, path: readonly string[] = []): TimeField[] {
  if (shape === undefined || shape === null) return [];
  const none = noneOf(shape as Shape);
  if (none !== null) return [{ path, none }];
  const { shape: named, innerType, element, options, in: first } = (shape as { _zod: { def: Def } })._zod.def;
  if (named !== undefined) return Object.entries(named).flatMap(([name, inner]) => timeFields(inner, [...path, name]));
  if (element !== undefined) return timeFields(element, [...path, '0']);
  return [innerType, first, ...(options ?? [])].flatMap((inner) => timeFields(inner, path));
}

function noneOf(shape: Shape): readonly string[] | null {
  if (shape === askedTimeShape || shape === measuredTimeShape) return noTimes;
  if ((shape as { _zod: { def: Def } })._zod.def.type !== 'string') return null;
  const takes = (text: string): boolean => (shape as z.ZodType).safeParse(text).success;
  if (takes('a name')) return null;
  if (takes('2025-02-28')) return noDays;
  return takes('2025-02') ? noMonths : null;
}

/** The same input with another value at that path. */
export function withAt(input: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (name === '0') return [withAt((input as unknown[] | undefined)?.[0] ?? {}, rest, value)];
  const held = (input ?? {}) as Record<string, unknown>;
  return { ...held, [name]: withAt(held[name], rest, value) };
}
