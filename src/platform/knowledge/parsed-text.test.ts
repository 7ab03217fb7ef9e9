import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { createWorkers } from '#platform/workers/workers.ts';
import { parseAside } from './parsed-text.ts';
import { readKnowledge } from './read.ts';
import type * as inThread from './text-worker.ts';

const workers = createWorkers({ size: 1 });
afterAll(() => workers.stop());

const folder = new URL('../../../knowledge/procedures/', import.meta.url);

test('a file read in a thread gives the same entries and the same faults in the same places', () => {
  const shipped = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  expect(shipped.length).toBeGreaterThan(2);
  for (const name of shipped) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const broken = text.replace('states:', 'stats:').replace(/version: \d+/u, 'version: x');
    for (const one of [text, broken, `${text}\n  : [`, 'kind: procedure\nid: a\n', '']) {
      const [here, aside] = [readKnowledge(name, one), readKnowledge(name, parseAside(one))];
      expect(aside.faults).toEqual(here.faults);
      expect(aside.entries.map(({ held }) => held)).toEqual(here.entries.map(({ held }) => held));
    }
  }
});

test('a long file blocks nobody: it is read in a thread', async () => {
  const text = `kind: form\n${Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n')}\n`;
  const others: string[] = [];
  const turn = setInterval(() => void others.push('answered'), 1);
  const parsed = await workers.run<typeof inThread.parseAside>(new URL('./text-worker.ts', import.meta.url), 'parseAside', text);
  clearInterval(turn);
  expect(others.length).toBeGreaterThan(0);
  expect(readKnowledge('long.yaml', parsed).faults.length).toBeGreaterThan(0);
});
