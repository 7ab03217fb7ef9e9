import { longRow } from '#platform/tables/rejects.ts';
import type { Table } from '#platform/tables/table.ts';
import type { IntakeCounts } from '../admit.ts';
import type { IntakeNeeds } from './intake-needs.ts';

/** Refuses the rows of a text with more cells than the header, each as one reading; not those of another table below. */
export function refuseLong({ long, header }: Table, belowRow: number, counts: IntakeCounts, refuse: IntakeNeeds['refuse']): void {
  for (const [row, cells] of long ?? []) {
    if (row >= belowRow) continue;
    const { code, evidence } = longRow(cells, header);
    counts.readings += 1;
    counts.rejected += 1;
    refuse(row, null, code, evidence);
  }
}
