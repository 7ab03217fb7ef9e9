import { Problem } from '#kernel/problem.ts';
import type { Table } from '#platform/tables/table.ts';
import type { IntakeCounts } from '../admit.ts';
import type { FileInspection } from '../inspection/file-inspection.ts';
import type { IntakeNeeds } from './intake-needs.ts';
import type { Says } from '../inspection/says.ts';
import { refuseUnitBelow } from '../inspection/unit-notes.ts';
import { longRow } from '#platform/tables/rejects.ts';

type WholeFile = {
  readonly source: { readonly table: Table };
  readonly seen: FileInspection;
  readonly reader: { readonly unitNotes: ReadonlySet<string> };
};

/**
 * What only the whole file shows: rows that are too long, a unit below the rows, a use of points alone.
 * @param kinds of what the codes of the file refer to
 * @throws Problem `unit-below`, `kind-of-points`
 */
export function refuseAtEnd(
  { source, seen, reader }: WholeFile,
  says: Says,
  { kinds, counts, refuse }: { readonly kinds: ReadonlySet<string>; readonly counts: IntakeCounts; readonly refuse: IntakeNeeds['refuse'] },
): void {
  refuseLong(source.table, seen.belowRow, counts, refuse);
  refuseUnitBelow(reader.unitNotes, source.table.above ?? [], seen.units, says.unit);
  // points are instantaneous and have no use; if there are metering points too, the kind applies to these
  if (says.kind === 'interval' && kinds.size === 1 && kinds.has('instant')) throw new Problem('bad-input', 'kind-of-points', {});
}

/** Refuses the rows of a text with more cells than the header, each as one reading; not those of another table below. */
function refuseLong({ long, header }: Table, belowRow: number, counts: IntakeCounts, refuse: IntakeNeeds['refuse']): void {
  for (const [row, cells] of long ?? []) {
    if (row >= belowRow) continue;
    const { code, evidence } = longRow(cells, header);
    counts.readings += 1;
    counts.rejected += 1;
    refuse(row, null, code, evidence);
  }
}
