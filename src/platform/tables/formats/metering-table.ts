import type { Finding } from '#kernel/finding.ts';
import { createCollector, type RowBatch, type Table } from '../table.ts';

/** A reading of a format that is made for readings: cells in the order of `meteringHeader`. */
export type MeteringRow = { readonly row: number; readonly cells: string[] };

/** What a file of such a format looks like as a table: headings that an import knows by themselves. */
export const meteringHeader = ['meter', 'time', 'end', 'value', 'unit'] as const;

const batchRows = 5000;

/**
 * Such readings as a table, read as it is asked for.
 * @param findings filled while the rows are read, each once
 * @param above what the file says of all of them
 */
export function meteringTable(rows: () => AsyncGenerator<MeteringRow>, findings: Finding[], above: readonly string[] = []): Table {
  return {
    header: [...meteringHeader],
    findings,
    above,
    format: 'csv',
    rows: { [Symbol.asyncIterator]: () => batches(rows(), findings) },
  };
}

async function* batches(rows: AsyncGenerator<MeteringRow>, findings: Finding[]): AsyncGenerator<RowBatch> {
  const collector = createCollector(meteringHeader.length, meteringHeader.length, findings);
  for await (const { row, cells } of rows) {
    collector.add(row, cells);
    if (collector.waiting() >= batchRows) yield collector.take();
  }
  if (collector.waiting() > 0) yield collector.take();
  collector.close();
}

/** Channels that are of no use: told once, whatever is read how often. */
export function tellSkipped(findings: Finding[], skipped: ReadonlyMap<string, string>): void {
  if (skipped.size === 0 || findings.some(({ code }) => code === 'channels-skipped')) return;
  const some = [...skipped].slice(0, 20).map(([channel, unit]) => `${channel} (${unit})`);
  findings.push({ code: 'channels-skipped', severity: 'info', evidence: { channels: some.join(', '), count: skipped.size } });
}

/** Lines of a text in pieces, each with its number; as a spreadsheet counts them. */
export async function* numberedLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ readonly row: number; readonly line: string }> {
  const decoder = new TextDecoder('utf-8');
  let [rest, row] = ['', 0];
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split(/\r\n|\n|\r(?=.)/u);
    rest = lines.pop() ?? '';
    for (const line of lines) yield { row: ++row, line };
  }
  if (rest.trim() !== '') yield { row: row + 1, line: rest.trim() };
}
