import { setImmediate as turn } from 'node:timers/promises';
import { ORPCError, ValidationError } from '@orpc/contract';
import { z } from 'zod';

/** Longer lists are checked in chunks. */
const longList = 500;
/** The maximum number of errors reported for one request. */
export const mostFaults = 100;

/**
 * Checks long lists of an input in chunks before all of it is validated in one go: other requests are answered between the chunks, and a
 * list that is all wrong is rejected after its first hundred errors.
 * @throws ORPCError like the library's own for input that does not fit its shape
 */
export async function checkLongLists(shape: unknown, input: unknown): Promise<void> {
  if (!(shape instanceof z.ZodObject) || typeof input !== 'object' || input === null) return;
  for (const [name, field] of Object.entries(shape.shape)) {
    const [list, of] = [(input as Record<string, unknown>)[name], listShape(field)];
    if (of !== null && Array.isArray(list) && list.length > longList) await checkList(name, of, list);
  }
}

/** The shape of a list, including an optional one; null for anything else. */
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

/** The library's own error for input that does not fit its shape. */
export function unfit(issues: readonly z.core.$ZodIssue[]): Error {
  const message = 'Input validation failed';
  return new ORPCError('BAD_REQUEST', { message, cause: new ValidationError({ message, issues, data: undefined }) });
}
