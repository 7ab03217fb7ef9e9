import type { EntryOf } from '#platform/knowledge/facts.ts';
import { compareCodes, isLeaf } from './code.ts';

/** The code table in force. */
export type CodeTable = {
  readonly codes: ReadonlySet<string>;
  readonly levels: readonly {
    readonly code: string;
    readonly names: { readonly zh: string; readonly en: string };
    /** Whether standards are numbered directly below it. */
    readonly leaf: boolean;
    readonly document: string;
    readonly clause: string;
    readonly status: EntryOf<'standard-code'>['status'];
    /** How many standards are below it. */
    readonly standards: number;
  }[];
};

/** The table, ordered by code. */
export function codeTable(entries: readonly EntryOf<'standard-code'>[]): CodeTable {
  const codes = new Set(entries.map(({ code }) => code));
  const levels = entries
    .map(({ code, names, source: { document, clause }, status }) => ({
      code,
      names,
      leaf: isLeaf(code, codes),
      document,
      clause,
      status,
      standards: 0,
    }))
    .toSorted((a, b) => compareCodes(a.code, b.code));
  return { codes, levels };
}
