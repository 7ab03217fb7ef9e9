import { Problem } from '#kernel/problem.ts';
import type { Table } from '#platform/tables/table.ts';
import type { Says } from '../inspection/says.ts';

/**
 * Throws `sheets-several` if other sheets of a workbook have the same layout as the first, one for each month or building, and the sender
 * names none: the first alone is not the whole content of the file.
 */
export function refuseSheets({ findings }: Pick<Table, 'findings'>, { sheet }: Says): void {
  const told = (name: string) => (sheet === undefined ? findings.find(({ code }) => code === name) : undefined);
  const [alike, beside] = [told('sheets-alike'), told('sheets-beside')];
  if (beside !== undefined) throw besideOpen(String(beside.evidence['read']), String(beside.evidence['beside']).split(', '));
  if (alike === undefined) return;
  const names = [String(alike.evidence['read']), ...String(alike.evidence['alike']).split(', ')];
  throw new Problem('bad-input', 'sheets-several', {
    sheets: names.slice(0, 20).join(', '),
    count: names.length,
    example: `--sheet "${names[0]}"`,
    choices: names.slice(0, 20).map((name) => ({ set: { sheet: name } })),
  });
}

/** If a sheet is followed by others that are each of a month, nothing shows whether it or these are meant: they may be its parts. */
const besideOpen = (read: string, beside: readonly string[]): Problem =>
  new Problem('bad-input', 'sheets-beside-open', {
    read,
    beside: beside.slice(0, 20).join(', '),
    count: beside.length,
    example: `--sheet "${beside[0] ?? ''}"`,
    choices: [read, ...beside.slice(0, 20)].map((name) => ({ set: { sheet: name } })),
  });
