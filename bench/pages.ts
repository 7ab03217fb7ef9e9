/**
 * What the pages cost a browser: bytes of script and of data, how long the main thread is busy, and how long an interaction takes to its
 * next paint; and what the list of buildings costs the server. `npm run bench:pages -- [buildings, 2000] [--data DIR] [--only NAME]`.
 * Without `--data`, a city of that many buildings is created in a directory that is removed at the end; with it, the directory is filled
 * once and kept. Needs the console built (`npm run build`).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../test/e2e/browser.ts';
import { fillCity, serve } from './pages/city.ts';
import { pages } from './pages/list.ts';
import { enter, measure } from './pages/measure.ts';
import { questions } from './pages/questions.ts';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { data: { type: 'string' }, only: { type: 'string' } },
});
const buildings = Number(positionals[0] ?? 2000);
const data = values.data ?? mkdtempSync(join(tmpdir(), 'yaodong-pages-'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
mkdirSync(data, { recursive: true });

const running = await serve(data);
try {
  await fillCity(data, buildings, running, say);
  say(`${buildings} buildings, ${loadavg()[0]?.toFixed(1)} processes wait for the cores`);
  say('\n| question | p50 ms | p95 ms | KB |\n| --- | --- | --- | --- |');
  const building = values.only === undefined ? await firstOffice() : '';
  for (const { name, path } of questions)
    if (values.only === undefined) {
      const { p50, p95, bytes } = await timed(path.replace('{building}', building));
      say(`| ${name} | ${p50.toFixed(0)} | ${p95.toFixed(0)} | ${(bytes / 1000).toFixed(0)} |`);
    }
  say('\n| page | script KB | data KB | shown ms | main thread busy ms | longest task ms | interaction | to paint ms |');
  say('| --- | --- | --- | --- | --- | --- | --- | --- |');
  const browser = await openBrowser();
  try {
    const context = await enter(browser, running);
    for (const page of pages.filter(({ name }) => values.only === undefined || name === values.only)) {
      const told = await measure(context, page);
      const cells = [told.script / 1000, told.data / 1000, told.shown, told.busy, told.longest].map((one) => one.toFixed(0));
      for (const { name, ms } of told.interactions) say(`| ${page.name} | ${cells.join(' | ')} | ${name} | ${ms.toFixed(0)} |`);
    }
  } finally {
    await browser.close();
  }
} finally {
  await running.stop();
  if (values.data === undefined) rmSync(data, { recursive: true, force: true });
}

async function firstOffice(): Promise<string> {
  const { buildings: ranked } = await running.client.benchmarking.rank({
    region: '140300',
    year: 2025,
    carrier: 'electricity',
    use: 'office',
    limit: 1,
  });
  return ranked[0]?.code ?? '';
}

/** How long the server takes for a query, over twenty runs, and how large the answer is. */
async function timed(path: string): Promise<{ p50: number; p95: number; bytes: number }> {
  const times: number[] = [];
  let bytes = 0;
  for (let at = 0; at < 20; at += 1) {
    const began = performance.now();
    const answer = await fetch(`${running.url}/api${path}`, { headers: { authorization: `Bearer ${running.key}` } });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    times.push(performance.now() - began);
  }
  const rising = times.toSorted((a, b) => a - b);
  return { p50: rising[10] ?? 0, p95: rising[18] ?? 0, bytes };
}
