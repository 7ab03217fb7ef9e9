import type { Finding } from '#kernel/finding.ts';
import { filled, isData } from '#platform/tables/heading.ts';

type TopRow = { readonly row: number; readonly cells: readonly string[] };

/**
 * The header row of another table below the one that is read: it holds no numbers, repeats headings in the same places, and has other
 * names; null if there is none.
 */
export function tableBelow(header: readonly string[], rows: readonly TopRow[]): TopRow | null {
  const found = rows.findIndex(({ cells }, at) => {
    if (at === 0 || at === rows.length - 1 || filled(cells) < 2 || cells.some(isData)) return false;
    const same = cells.filter((cell, column) => cell.trim() !== '' && cell.trim() === header[column]?.trim()).length;
    return same >= 2 && same < filled(cells);
  });
  return found < 0 ? null : (rows[found] as TopRow);
}

/** The header without another table next to it, which follows an empty column and has the same headings. */
export function withoutBeside(header: readonly string[]): { readonly header: readonly string[]; readonly findings: Finding[] } {
  const gap = header.findIndex((heading, column) => column > 0 && heading.trim() === '');
  const beside = gap < 0 ? [] : header.slice(gap).filter((heading) => heading.trim() !== '');
  const own = header.slice(0, Math.max(0, gap)).map((heading) => heading.trim());
  if (beside.length < 2 || !beside.some((heading) => own.includes(heading.trim()))) return { header, findings: [] };
  const evidence = { columns: beside.join(' | ') };
  return {
    header: header.map((heading, column) => (column < gap ? heading : '')),
    findings: [{ code: 'table-beside', severity: 'warning', evidence }],
  };
}

export const belowFindings = (below: TopRow | null): Finding[] =>
  below === null
    ? []
    : [
        {
          code: 'table-below',
          severity: 'warning',
          evidence: { row: below.row, columns: below.cells.filter((cell) => cell.trim() !== '').join(' | ') },
        },
      ];
