import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRefused, refusedPieces } from './refused.ts';

test('what is rejected at the end of a file is reported at its row, with the cells of that row', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'refused-'));
  try {
    const path = join(folder, 'f.csv');
    await writeFile(path, 'time,value\na,1\nb,2\nc,3\nd,4\n');
    const refused = createRefused();
    for (const row of [3, 5, 2]) refused.add(row, 'value', 'negative', {});
    expect(refused.list().map(({ row }) => row)).toEqual([2, 3, 5]);
    const text = Buffer.concat(await Array.fromAsync(refusedPieces({ path, name: 'f.csv' }, refused, (code) => code))).toString();
    expect(text.match(/[a-d],\d/gu)).toEqual(['a,1', 'b,2', 'd,4']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
