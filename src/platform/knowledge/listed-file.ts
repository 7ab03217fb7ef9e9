import type { Finding } from '#kernel/finding.ts';
import type { EntryOf, Kind } from './entry.ts';
import type { FormNames } from './kinds/form-names.ts';
import { readKnowledge, type KnowledgeText } from './read.ts';

/**
 * Reads the text of a file of one kind. Returns either its entries, or the faults of the file, in order of line and column, and their
 * number.
 * @param file its name, for messages
 * @param isKnown whether a name from elsewhere is known here
 */
export function readListedFile<K extends Kind>(
  kind: K,
  file: string,
  text: KnowledgeText,
  isKnown: FormNames,
): { readonly held: readonly EntryOf<K>[]; readonly findings: readonly Finding[]; readonly total: number } {
  const { entries, faults, total = faults.length } = readKnowledge(file, text, isKnown);
  const told = (code: string, evidence: object): Finding => ({ code, severity: 'error', evidence: { file, ...evidence } });
  if (faults.length > 0)
    return { held: [], findings: faults.map(({ code, line, evidence }) => told(code, { line, column: 1, ...evidence })), total };
  const other = entries.find((one) => one.kind !== kind);
  if (other !== undefined) return { held: [], findings: [told(`${kind}-other-kind`, { line: 1, column: 1, kind: other.kind })], total: 1 };
  return { held: entries.map(({ held }) => held as EntryOf<K>), findings: [], total: 0 };
}
