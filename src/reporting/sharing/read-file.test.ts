import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createWorkers } from '#platform/workers/workers.ts';
import { readEntries } from './read-file.ts';

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
