import type { Evidence, Finding } from '#kernel/finding.ts';
import type { Observation } from './variable.ts';

export type WeatherReject = { readonly row: number; readonly column: string | null; readonly code: string; readonly evidence: Evidence };

/** The result of an import of weather. Instants in seconds UTC (a typical year: of the year 2001). */
export type Intake = {
  readonly accepted: number;
  readonly values: number;
  readonly missing: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly rejected: readonly WeatherReject[];
  readonly rejectedCount: number;
  readonly findings: readonly Finding[];
};

const listed = 1000;
const batchRows = 100_000;

/** Collects observations into batches for the store and counts them. `accepted` counts rows of the file that gave a value. */
export function createIntake(append: (rows: readonly Observation[]) => Promise<unknown>) {
  let batch: Observation[] = [];
  let [accepted, values, missing, from, to] = [0, 0, 0, Infinity, -Infinity];
  const rejected: WeatherReject[] = [];
  let rejectedCount = 0;

  async function flush(): Promise<void> {
    const full = batch;
    batch = [];
    if (full.length > 0) await append(full);
  }

  return {
    /** Takes the observations of one row. */
    async take(row: readonly Observation[]): Promise<void> {
      if (row.length > 0) accepted += 1;
      values += row.length;
      for (const one of row) {
        from = Math.min(from, one.at);
        to = Math.max(to, one.at);
        batch.push(one);
      }
      if (batch.length >= batchRows) await flush();
    },
    miss: (count: number) => void (missing += count),
    reject(one: { row: number; column: string; code: string; found: string; evidence?: Evidence }): void {
      rejectedCount += 1;
      if (rejected.length < listed)
        rejected.push({
          row: one.row,
          column: one.column,
          code: one.code,
          evidence: { found: one.found, text: one.found, ...one.evidence },
        });
    },
    async end(findings: readonly Finding[]): Promise<Intake> {
      await flush();
      const some = values > 0;
      return { accepted, values, missing, from: some ? from : null, to: some ? to : null, rejected, rejectedCount, findings };
    },
  };
}

export type Taker = ReturnType<typeof createIntake>;

/** Splits chunks of bytes into lines of text, without line ends. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/u, '');
  }
  if (rest !== '') yield rest.replace(/\r$/u, '');
}
