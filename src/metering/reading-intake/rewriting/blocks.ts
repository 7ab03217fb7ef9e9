import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { filled, isData } from '#platform/tables/heading.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { known } from '../headings/heading-places.ts';
import { multiplierAround } from '../units/multiplier-named.ts';
import { meterNamedIn, type NamedMeter } from '../headings/meter-named.ts';
import type { Says } from '../inspection/says.ts';

/** How many rows are searched for a second block. */
const looked = 5000;

/** A table with one row for each reading, and options derived from it in addition to the sender's. */
export type InBlocks = { readonly table: Table; readonly says: Pick<Says, 'meterColumn'> };

/**
 * Converts a table written in blocks, one below another, each under a line that names its metering point (`表号：1001`) and maybe with the
 * header repeated, to one table with a column for what these lines say.
 * @returns null if it is not such a table
 * @throws Problem `meter-several` if the sender says that everything belongs to one
 */
export async function blocksOf(table: Table, says: Says): Promise<InBlocks | null> {
  const first = meterNamedIn(table.above ?? []);
  if (first === null || says.meterColumn !== undefined || known(table.header, 'meter', says) !== null) return null;
  const codes = await codesBelow(table, first);
  if (codes.size < 2) return null;
  const { label } = first;
  if (says.meter !== undefined)
    throw new Problem('bad-input', 'meter-several', { column: label, codes: [...codes].slice(0, 10).join(', '), count: codes.size });
  const finding: Finding = { code: 'blocks-read', severity: 'info', evidence: { label, codes: [...codes].slice(0, 10).join(', ') } };
  table.findings.push(finding);
  const rows = { [Symbol.asyncIterator]: () => withCodes(table, first) };
  // each line gives the multiplier of its own block
  const own = multiplierAround(table.above ?? []);
  const header = [...table.header, label, ...(own === null ? [] : ['multiplier'])];
  return { table: { ...table, above: withoutMultiplier(table.above ?? []), header, rows }, says: { meterColumn: label } };
}

/** The codes of the blocks among the first rows; only the first if what follows a line is neither the header nor a reading. */
async function codesBelow(table: Table, first: NamedMeter): Promise<ReadonlySet<string>> {
  const codes = new Set([first.code]);
  let seen = 0;
  let opened: string | null = null;
  for await (const batch of table.rows)
    for (const { cells } of batch) {
      if ((seen += 1) > looked) return codes;
      if (opened !== null && !isHead(cells, table.header) && !cells.some(isData)) return new Set([first.code]);
      if (opened !== null) codes.add(opened);
      opened = blockCode(cells, first.label);
    }
  return codes;
}

async function* withCodes(table: Table, first: NamedMeter): AsyncGenerator<RowBatch> {
  let { code } = first;
  let times = multiplierAround(table.above ?? []);
  const isMultiplied = times !== null;
  for await (const batch of table.rows)
    yield batch.flatMap((one) => {
      const named = blockCode(one.cells, first.label);
      if (named !== null) [code, times] = [named, multiplierAround(one.cells)];
      const said = isMultiplied ? [String(times?.times ?? 1)] : [];
      return named !== null || isHead(one.cells, table.header) ? [] : [{ ...one, cells: [...one.cells, code, ...said] }];
    });
}

/** A statement about the first block alone does not apply to the others. */
const withoutMultiplier = (above: readonly string[]): string[] => above.filter((cell) => multiplierAround([cell]) === null);

/** The code that a line between two blocks names; null if the row is not such a line. */
function blockCode(cells: readonly string[], label: string): string | null {
  if (filled(cells) > 6) return null;
  const said = meterNamedIn(cells);
  return said === null || said.label !== label ? null : said.code;
}

const isHead = (cells: readonly string[], header: readonly string[]): boolean =>
  header.every((heading, at) => heading.trim() === (cells[at] ?? '').trim());
