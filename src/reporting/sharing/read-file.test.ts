import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createWorkers } from '#platform/workers/workers.ts';
import { readEntries } from './read-file.ts';
import { feedShape } from './shapes.ts';

const workers = createWorkers({ size: 1 });
afterAll(() => workers.stop());

test('faults of very many entries are reported together: the first hundred, each with its location, and their number', async () => {
  const count = 5000;
  const text = Array.from({ length: count }, (_, at) => `- {region: "1403${at}"}`).join('\n');
  const read = await readEntries(workers, { name: 'f.yaml', text }, z.strictObject({ region: z.string() }));
  expect(read.entries.length).toBe(count);
  const faults = read.entries.map(({ region: place }, entry) => ({
    entry,
    field: 'region',
    code: 'sharing-place-unknown',
    evidence: { place },
  }));
  const refused = await read.refuse(faults).catch((error: unknown) => error as { findings: { evidence: unknown }[] });
  expect(refused).toMatchObject({ code: 'sharing-file-invalid', evidence: { file: 'f.yaml', count } });
  expect(refused?.findings.length).toBe(100);
  expect(refused?.findings[99]?.evidence).toEqual({ line: 100, column: 12, field: 'region', place: '140399' });
  await expect(read.refuse([])).resolves.toBeUndefined();
});

test('an entry that says nothing is told with its place, beside the faults of others', async () => {
  const terms = 'to: BRAIN, purpose: p, agreement: a, from: 2026-01-01, until: 2025-12-31';
  const text = `- {id: f, dataset: buildings, region: '140300', fields: [name], ${terms}}\n-\n- 12\n`;
  const read = await readEntries(workers, { name: 'f.yaml', text }, feedShape);
  const refused = await read.refuse([]).catch((error: unknown) => error as { findings: { code: string; evidence: object }[] });
  expect(refused?.findings.map(({ code }) => code)).toEqual(['sharing-field-bad', 'sharing-entry-bad', 'sharing-entry-bad']);
  expect(refused?.findings.map(({ evidence }) => evidence)).toMatchObject([{ line: 1, field: 'until' }, { line: 2 }, { line: 3 }]);
});

test('a field that no data set has is told beside a data set that does not exist, and a field that is no text only once', async () => {
  const terms = "region: '140300', to: BRAIN, purpose: p, agreement: a, from: 2026-01-01, until: 2026-12-31";
  const text = [
    `- {id: a, dataset: buildngs, fields: [name, coverage, nmae], ${terms}}`,
    `- {id: b, fields: [nmae], ${terms}}`,
    `- {id: c, dataset: buildings, fields: name, ${terms}}`,
    `- {id: d, dataset: buildings, fields: [name, 3], ${terms}}\n`,
  ].join('\n');
  const read = await readEntries(workers, { name: 'f.yaml', text }, feedShape);
  const refused = await read.refuse([]).catch((error: unknown) => error as { findings: { evidence: Record<string, unknown> }[] });
  expect(refused?.findings.map(({ evidence }) => [evidence['line'], evidence['field']])).toEqual([
    [1, 'dataset'],
    [1, 'fields.2'],
    [2, 'dataset'],
    [2, 'fields.0'],
    [3, 'fields'],
    [4, 'fields.1'],
  ]);
});
