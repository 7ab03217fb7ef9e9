import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tarEnd, tarEntries, tarHeader, tarPadding } from './tar.ts';

const names = ['yaodong.json', 'files/photo-1', `knowledge/${'本市的知识'.repeat(20)}/名 称.yaml`, 'x'.repeat(150)];
const archive = (sizes: readonly number[]): Buffer =>
  Buffer.concat([
    ...names.flatMap((name, at) => {
      const body = Buffer.alloc(sizes[at] as number, at + 65);
      return [tarHeader(name, body.length, 1_767_225_600), body, tarPadding(body.length)];
    }),
    tarEnd,
  ]);
const readFrom = (bytes: Buffer) => async (at: number, length: number) => bytes.subarray(at, at + length);
const found = (bytes: Buffer) => Array.fromAsync(tarEntries(readFrom(bytes), bytes.length));

test('what was written is found again, with names in any script and of any length', async () => {
  const bytes = archive([3, 512, 0, 1025]);
  const entries = await found(bytes);
  expect(entries.map(({ name, size }) => [name, size])).toEqual(names.map((name, at) => [name, [3, 512, 0, 1025][at]]));
  expect(entries.map(({ at, size }) => bytes.subarray(at, at + size).toString())).toEqual(['AAA', 'B'.repeat(512), '', 'D'.repeat(1025)]);
});

test('the system’s tar can read it', () => {
  const room = mkdtempSync(join(tmpdir(), 'yaodong-tar-'));
  try {
    writeFileSync(join(room, 'a.tar'), archive([3, 512, 0, 1025]));
    const listed = execFileSync('tar', ['tf', join(room, 'a.tar'), '--quoting-style=literal'], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    expect(listed.toString().trim().split('\n')).toEqual(names);
  } finally {
    rmSync(room, { recursive: true });
  }
});

test('a truncated archive and another kind of file are distinguished', async () => {
  const bytes = archive([3, 512, 0, 1025]);
  for (const length of [700, 1100, bytes.length - 1100])
    await expect(found(bytes.subarray(0, length))).rejects.toMatchObject({ code: 'backup-cut-off' });
  await expect(found(Buffer.alloc(4096, 'a'))).rejects.toMatchObject({ code: 'not-a-backup' });
  await expect(found(Buffer.from('PK'))).rejects.toMatchObject({ code: 'not-a-backup' });
});
