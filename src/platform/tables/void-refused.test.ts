import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutThousands } from './number.ts';
import { openSound } from './void-refused.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roll-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string, isRoll: boolean): Promise<number> {
  const path = join(folder, 'a.csv');
  await writeFile(path, text);
  let rows = 0;
  for await (const batch of (await openSound(path, { name: 'a.csv', isRoll })).rows) rows += batch.length;
  return rows;
}

test.each([
  ['row-sum', '编码,姓名\nE1,甲\n合计,1\n'],
  ['row-sum', 'code,name\nE1,A\nTotal,1\n'],
  ['row-sum', '编码,姓名\nE1,甲\n总计,\n'],
  ['row-gone', '编码,姓名,状态\nE1,甲,在职\nE2,乙,离职\n'],
  ['row-gone', '编码,姓名,状态\nE1,甲,正常\nE2,乙,停用\n'],
  ['row-gone', '编码,姓名,是否停用\nE1,甲,否\nE2,乙,是\n'],
  ['row-void', '编码,姓名,状态\nE1,甲,正常\nE2,乙,作废\n'],
])('a list of persons with %s is refused', async (code, text) => {
  await expect(read(text, true)).rejects.toMatchObject({ code });
});

test('a table with invisible or text-reversing characters is refused with its row, a list of persons or not', async () => {
  for (const sign of ['\u202E', '\uFFFE', '\u0001'])
    for (const isRoll of [true, false])
      await expect(read(`编码,姓名\nE1,甲\nE2,乙${sign}丙\n`, isRoll)).rejects.toMatchObject({
        code: 'text-invalid',
        evidence: { row: 3 },
      });
});

test('any other table is read as before', async () => {
  expect(await read('编码,姓名\nE1,甲\n合计,1\n', false)).toBe(2);
});

test.each([
  ['1,234', '1234'],
  ['1,234,567.5', '1234567.5'],
  ['-1,234', '-1234'],
  ['0,136', '0,136'],
  ['1,23', '1,23'],
  ['1.5,000', '1.5,000'],
  ['12,3456', '12,3456'],
])('thousands of %s', (text, bare) => {
  expect(withoutThousands(text)).toBe(bare);
});
