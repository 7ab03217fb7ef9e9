import { troubleOf } from '../trouble.ts';

/**
 * The fields of a file that the server found wrong, as `objects.大型.rate`; empty for any other trouble.
 * @param code of the findings that name a field
 */
export function fieldsAtFault(error: unknown, code: string): readonly string[] {
  if (error === null || error === undefined) return [];
  return troubleOf(error).told.findings.flatMap(({ code: own, evidence }) => {
    const field = (evidence as { readonly field?: unknown }).field;
    return own === code && typeof field === 'string' ? [field] : [];
  });
}
