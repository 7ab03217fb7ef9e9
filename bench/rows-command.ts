import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { range, writeLong } from './data.ts';
import { clock, figures, rate, type Row } from './table.ts';
import { median, took, type Took } from './yard.ts';

const program = fileURLToPath(new URL('../bin/yaodong.js', import.meta.url));

/** The answer of a user's command with `--json`; it finds the server that runs on the directory. */
async function command(words: readonly string[]): Promise<Record<string, unknown>> {
  const child = spawn(process.execPath, [program, ...words, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  let text = '';
  for await (const piece of child.stdout.setEncoding('utf8')) text += piece as string;
  if ((await ended) !== 0) throw new Error(`${words.join(' ')}: ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}

export const commandRow: Row = {
  name: 'command',
  what: 'import readings FILE through the server, by the clock of who types it',
  must: '40 % of raw ClickHouse on the very same file',
  async run(yard, { meters, portion }) {
    const path = yard.file('typed.csv');
    const some = Math.min(meters, 1000);
    const [ours, raw, own]: [Took[], Took[], number[]] = [[], [], []];
    let hash = '';
    for (const year of ['2006', '2004', '2002']) {
      hash = await writeLong(path, { meters: range(0, some), from: `${year}-01-01`, each: Math.floor(portion / some), sign: 'T' });
      const words = ['import', 'readings', path, '--data', yard.data, '--interval', '15min', '--create-meters'];
      ours.push(await took(async () => void own.push((await command(words))['seconds'] as number)));
      if (yard.references !== null) raw.push(await took(() => yard.references!.loadClickhouse(path, 'loaded')));
    }
    rmSync(path);
    const told = figures(ours, [], raw, clock);
    const note = [told.note, `${clock(median(own))} by its own count`, `${rate(portion)(median(ours.map(({ seconds }) => seconds)))}`];
    return { ...told, note: note.filter((one) => one !== undefined).join('; '), hash };
  },
};
