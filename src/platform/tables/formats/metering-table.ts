import type { Finding } from '#kernel/finding.ts';
import { createCollector, type RowBatch, type Table } from '../table.ts';

/** A reading in a format for readings: cells in the order of `meteringHeader`. */
export type MeteringRow = { readonly row: number; readonly cells: string[] };

/** The header of such a file as a table, which an import recognizes by itself. */
export const meteringHeader = ['meter', 'time', 'end', 'value', 'unit'] as const;

const batchRows = 5000;

/**
 * Such readings as a table, read on demand.
 * @param findings filled while the rows are read, each once
 * @param above what the file says about all of them
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

/** Reports channels that cannot be used: once, however often the file is read. */
export function tellSkipped(findings: Finding[], skipped: ReadonlyMap<string, string>): void {
  if (skipped.size === 0 || findings.some(({ code }) => code === 'channels-skipped')) return;
  const some = [...skipped].slice(0, 20).map(([channel, unit]) => `${channel} (${unit})`);
  findings.push({ code: 'channels-skipped', severity: 'info', evidence: { channels: some.join(', '), count: skipped.size } });
}

/** Lines of a text in chunks, each with its number as a spreadsheet counts them. */
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
