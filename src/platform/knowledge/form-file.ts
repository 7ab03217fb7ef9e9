import type { Finding } from '#kernel/finding.ts';
import type { Form } from './kinds/form.ts';
import type { FormNames } from './kinds/form-names.ts';
import { readKnowledge, type KnowledgeText } from './read.ts';

/**
 * Reads the text of a file of forms. Returns either forms, or all faults of the file, in order of line and column.
 * @param file its name, for messages
 * @param isKnown whether a name from elsewhere is known here
 */
export function readFormFile(file: string, text: KnowledgeText, isKnown: FormNames): { readonly forms: readonly Form[]; readonly findings: readonly Finding[]; readonly total: number } {
  const { entries, faults, total = faults.length } = readKnowledge(file, text, isKnown);
  const told = (code: string, evidence: object): Finding => ({ code, severity: 'error', evidence: { file, ...evidence } });
  if (faults.length > 0) return { forms: [], findings: faults.map(({ code, line, evidence }) => told(code, { line, column: 1, ...evidence })), total };
  const other = entries.find(({ kind }) => kind !== 'form');
  if (other !== undefined) return { forms: [], findings: [told('form-other-kind', { line: 1, column: 1, kind: other.kind })], total: 1 };
  return { forms: entries.map(({ held }) => held as Form), findings: [], total: 0 };
}
