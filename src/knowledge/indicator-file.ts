import type { Finding } from '#kernel/finding.ts';
import { listIn, lookInside, type NamedIn } from './named-in.ts';
import type { Spot } from './procedure-names.ts';
import type { Indicator } from './indicator.ts';
import { readKnowledge, type Placed } from './read.ts';

export type IndicatorsRead = { readonly indicators: readonly Indicator[]; readonly findings: readonly Finding[] };

/**
 * Reads the text of a file of indicators. Either indicators, or all that is wrong with the file, by line and column.
 * @param file its name, for what is said of it
 * @param isKnown whether a name means something here
 */
export function readIndicatorFile(file: string, text: string, isKnown: (what: NamedIn, name: string) => boolean): IndicatorsRead {
  const { entries, faults } = readKnowledge(file, text);
  const told = (code: string, { line, column }: { line: number; column: number }, evidence: object): Finding => ({
    code,
    severity: 'error',
    evidence: { file, line, column, ...evidence },
  });
  if (faults.length > 0)
    return { indicators: [], findings: faults.map(({ code, line, evidence }) => told(code, { line, column: 1 }, evidence)) };
  const other = entries.find(({ kind }) => kind !== 'indicator');
  if (other !== undefined) return { indicators: [], findings: [told('indicator-other-kind', { line: 1, column: 1 }, { kind: other.kind })] };
  const findings = entries.flatMap((entry) => unknownIn(entry, isKnown).map(({ at, ...one }) => told('indicator-name-unknown', placeOf(entry, at), one)));
  return { indicators: findings.length > 0 ? [] : entries.map(({ held }) => held as Indicator), findings };
}

const placeOf = (entry: Placed, at: Spot) => entry.positionOf?.(at) ?? { line: entry.lineAt(at.path), column: 1 };

type Unknown = { readonly name: string; readonly what: NamedIn; readonly at: Spot };

function unknownIn(entry: Placed, isKnown: (what: NamedIn, name: string) => boolean): Unknown[] {
  const written = JSON.parse(entry.written) as Readonly<Record<string, unknown>>;
  const found: Unknown[] = [];
  const told = (what: NamedIn, name: unknown, at: Spot): void => {
    if (typeof name === 'string' && !isKnown(what, name)) found.push({ name, what, at });
  };
  listIn(written['targets']).forEach((name, at) => told('target', name, { path: ['targets', at], of: 'value' }));
  lookInside(written['value'], ['value'], told);
  return found;
}
