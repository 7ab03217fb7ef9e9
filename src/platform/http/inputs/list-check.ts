import { setImmediate as turn } from 'node:timers/promises';
import { ORPCError, ValidationError } from '@orpc/contract';
import { z } from 'zod';

/** Lists that are longer are looked through piece by piece. */
const longList = 500;
/** So many faults are enough to say of one request. */
export const mostFaults = 100;

/**
 * Looks through long lists of an input piece by piece, before all of it is looked at in one go: other requests are answered between the
 * pieces, and a list in which all is wrong is refused after its first hundred faults.
 * @throws ORPCError as the library itself throws where input does not fit its shape
 */
export async function checkLongLists(shape: unknown, input: unknown): Promise<void> {
  if (!(shape instanceof z.ZodObject) || typeof input !== 'object' || input === null) return;
  for (const [name, field] of Object.entries(shape.shape)) {
    const [list, of] = [(input as Record<string, unknown>)[name], listShape(field)];
    if (of !== null && Array.isArray(list) && list.length > longList) await checkList(name, of, list);
  }
}

/** The shape of a list, also of one that may be left out; null for all else. */
function listShape(field: unknown): z.ZodArray | null {
  if (field instanceof z.ZodArray) return field;
  return field instanceof z.ZodOptional ? listShape(field.unwrap()) : null;
}

async function checkList(name: string, of: z.ZodArray, list: readonly unknown[]): Promise<void> {
  const issues: z.core.$ZodIssue[] = [];
  for (let from = 0; from < list.length; from += longList) {
    const piece = of.element as z.ZodType;
    for (let at = from; at < Math.min(from + longList, list.length); at += 1) {
      const read = piece.safeParse(list[at]);
      if (!read.success) issues.push(...read.error.issues.map((issue) => ({ ...issue, path: [name, at, ...issue.path] })));
      if (issues.length >= mostFaults) throw unfit(issues);
    }
    await turn();
  }
  if (issues.length > 0) throw unfit(issues);
}

/** What the library itself throws where input does not fit its shape. */
export function unfit(issues: readonly z.core.$ZodIssue[]): Error {
  const message = 'Input validation failed';
  return new ORPCError('BAD_REQUEST', { message, cause: new ValidationError({ message, issues, data: undefined }) });
}
