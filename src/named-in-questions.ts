import { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';

/**
 * Finds what a question names; as known earlier (`knownAt`, as entered) also what no longer exists. Throws Problem if there is none, or
 * none that the requester sees.
 */
export type FindNamed = (scope: Scope, value: string, knownAt?: string) => unknown;

/** The target of a question. */
export type Question = { readonly method?: string | undefined; readonly path?: string | undefined; readonly inputSchema?: unknown };

export type RefuseUnknown = (asked: Question, scope: Scope, input: unknown) => Promise<void>;

/**
 * Checks, before a question is answered, everything that it is filtered by: an empty list would be taken for one of a place, a building or
 * a kind with no entries. What the path itself names is checked by the slices.
 * @param finders by the name of a field, or by `path field` if a name means something else on one path; null: not checked there
 */
export function createRefuseUnknown(finders: Readonly<Record<string, FindNamed | null>>): RefuseUnknown {
  return async ({ method, path = '', inputSchema }, scope, input) => {
    if (method !== 'GET' || typeof input !== 'object' || input === null || !(inputSchema instanceof z.ZodObject)) return;
    for (const [field, value] of Object.entries(input)) {
      const own = finders[`${path} ${field}`];
      const find = own === undefined ? finders[field] : own;
      const named = namedIn(value);
      if (named.length === 0 || find === undefined || find === null || path.includes(`{${field}}`)) continue;
      if (!isOfShape(inputSchema, field, value)) continue;
      const { knownAt } = input as { readonly knownAt?: unknown };
      const isEarlier = typeof knownAt === 'string' && isOfShape(inputSchema, 'knownAt', knownAt);
      for (const one of named) await findNowOrThen(find, scope, one, isEarlier ? knownAt : undefined);
    }
  };
}

async function findNowOrThen(find: FindNamed, scope: Scope, value: string, knownAt: string | undefined): Promise<void> {
  try {
    await find(scope, value);
  } catch (error) {
    const mayBeGone = knownAt !== undefined && error instanceof Problem && error.kind === 'not-found';
    if (!mayBeGone) throw error;
    await find(scope, value, knownAt);
  }
}

/** One name, or a list of them. */
const namedIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** Values of the wrong form are rejected by the shape, which says why. */
const isOfShape = (schema: z.ZodObject, field: string, value: unknown): boolean =>
  field in schema.shape && z.safeParse(schema.shape[field] as z.ZodType, value).success;

/** One of a closed list. Throws Problem `filter-unknown` with the allowed values. */
export function oneOf(field: string, allowed: () => readonly string[]): FindNamed {
  return (_, value) => {
    const all = allowed();
    if (!all.includes(value))
      throw new Problem('bad-input', 'filter-unknown', { field, value, allowed: all.slice(0, mostNamed).join(' ') });
  };
}

/** How many allowed values are named. */
const mostNamed = 60;
