import type { Finding } from '#kernel/finding.ts';
import type { FormNames } from './kinds/form-names.ts';
import type { Indicator } from './kinds/indicator.ts';
import { readKnowledge, type KnowledgeText } from './read.ts';

export type IndicatorsRead = { readonly indicators: readonly Indicator[]; readonly findings: readonly Finding[]; readonly total: number };

/**
 * Reads the text of a file of indicators. Returns either indicators, or all faults of the file, in order of line and column.
 * @param file its name, for messages
 * @param isKnown whether a name is known here
 */
export function readIndicatorFile(file: string, text: KnowledgeText, isKnown: FormNames): IndicatorsRead {
  const { entries, faults, total = faults.length } = readKnowledge(file, text, isKnown);
  const told = (code: string, evidence: object): Finding => ({ code, severity: 'error', evidence: { file, ...evidence } });
  if (faults.length > 0)
    return { indicators: [], findings: faults.map(({ code, line, evidence }) => told(code, { line, column: 1, ...evidence })), total };
  const other = entries.find(({ kind }) => kind !== 'indicator');
  if (other !== undefined) return { indicators: [], findings: [told('indicator-other-kind', { line: 1, column: 1, kind: other.kind })], total: 1 };
  return { indicators: entries.map(({ held }) => held as Indicator), findings: [], total: 0 };
}
