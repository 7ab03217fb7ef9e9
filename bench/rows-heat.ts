import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { days, households } from './heat-town.ts';
import { clock, type Row } from './table.ts';
import type { Took, Yard } from './yard.ts';

type Measurement = 'fill' | 'preview' | 'again';
type Closed = { readonly notes: number; readonly held: number; readonly total: string; readonly unchanged: number };
type Preview = { ours: Took; told: Closed; before: number; peak: number; bill: number; sums: Took };
type Again = { whole: Took; ours: Took; second: Closed; nothing: Took; report: Took };

/** The result of a measurement in the town, in a separate process with its own stores. */
async function measured(directory: string, what: Measurement): Promise<unknown> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'heat-child.ts'), directory, what], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = (await text(child.stdout)).trim().split('\n');
  return JSON.parse(lines.at(-1) ?? '');
}

/** The directory of the town, created once. */
async function town(yard: Yard): Promise<string> {
  const directory = yard.file('heat');
  if (!existsSync(directory)) await measured(directory, 'fill');
  return directory;
}

export const heatPreviewRow: Row = {
  name: 'heat-preview',
  what: `close preview of ${households.toLocaleString('en')} households, ${days} days each`,
  must: '20 s',
  async run(yard) {
    const { ours, told, before, peak, bill, sums } = (await measured(await town(yard), 'preview')) as Preview;
    const memory = `${peak - before} MB more than the ${before} MB that the program held before`;
    return {
      ours: clock(ours.seconds),
      cpu: ours.cpu,
      clickhouse: `${clock(sums.seconds)} (${sums.cpu.toFixed(1)} s)`,
      note: `${told.notes} notes, ${told.held} held, ${told.total} yuan; ${memory}; one household's bill ${clock(bill)}`,
    };
  },
};

export const heatAgainRow: Row = {
  name: 'heat-again',
  what: `close of ${households.toLocaleString('en')} households again after 30 corrected meters`,
  must: '3 s',
  async run(yard) {
    const { whole, ours, second, nothing, report } = (await measured(await town(yard), 'again')) as Again;
    const beside = [`the full close ${clock(whole.seconds)} (cpu ${clock(whole.cpu)})`];
    beside.push(`again at once ${clock(nothing.seconds)}`, `the report ${clock(report.seconds)}`);
    return {
      ours: clock(ours.seconds),
      cpu: ours.cpu,
      note: `${second.notes} notes, ${second.unchanged} unchanged; beside it: ${beside.join(', ')}`,
    };
  },
};
