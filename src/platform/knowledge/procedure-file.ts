import type { Finding } from '#kernel/finding.ts';
import type { FormNames } from './kinds/form-names.ts';
import type { Procedure } from './kinds/procedure.ts';
import { readKnowledge, type KnowledgeText } from './read.ts';

/** A procedure as in its file, or all faults of the file. */
export type ProcedureRead = { readonly procedure: Procedure } | { readonly procedure: null; readonly findings: readonly Finding[]; readonly total: number };

/**
 * Reads the text of one procedure.
 * @param file its name, for messages
 * @param names whether buildings have the facts that it names; not checked if omitted
 * @example readProcedureFile('label.yaml', text).findings // [{ code: 'state-unknown', evidence: { line: 14, column: 29, … } }]
 */
export function readProcedureFile(file: string, text: KnowledgeText, names?: FormNames): ProcedureRead {
  const { entries, faults, total = faults.length } = readKnowledge(file, text, names);
  const [entry] = entries;
  if (entries.length === 1 && entry?.kind === 'procedure') return { procedure: entry.held as Procedure };
  const all = entries.length > 0 ? [{ line: 1, code: 'procedure-other-kind', evidence: { column: 1, kind: entry?.kind } }] : faults;
  const count = entries.length > 0 ? 1 : total;
  return { procedure: null, total: count, findings: all.map(({ line, code, evidence }) => ({ code, severity: 'error', evidence: { file, line, column: 1, ...evidence } })) };
}
