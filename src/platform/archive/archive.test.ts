import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, expect, test } from 'vitest';
import { createWorkers } from '#platform/workers/workers.ts';
import { createArchive } from './archive.ts';
import { frameBytes } from './cut.ts';

const directory = mkdtempSync(join(tmpdir(), 'yaodong-archive-'));
const workers = createWorkers();
const archive = createArchive(directory, workers);
afterAll(async () => {
  await archive.stop();
  await workers.stop();
  rmSync(directory, { recursive: true });
});

function came(name: string, bytes: Buffer, headerRow?: number) {
  const path = join(directory, name);
  writeFileSync(path, bytes);
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), headerRow };
}

async function back(sha256: string): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(await archive.stream(sha256)));
}

const long = `时间,表号,值\n${Array.from({ length: 200_000 }, (_, at) => `2025-01-01 ${at % 24}:00,表-${at % 7},${at}`).join('\r\n')}`;
/** More than one frame, in each encoding. */
const shorter = long.slice(0, 2_400_000);

test.each([
  ['utf8.csv', Buffer.from(shorter)],
  ['gb18030.csv', iconv.encode(shorter, 'gb18030')],
  ['utf16.csv', iconv.encode(`\ufeff${shorter}`, 'utf16-le')],
  ['one-column.csv', Buffer.from('a\n1\n2')],
  ['packed.csv.gz', gzipSync(shorter)],
  ['no-table', Buffer.from([0, 1, 2, 255, 0, 34, 44, 10])],
])('%s is unpacked byte for byte as it was', async (name, bytes) => {
  const file = came(name, bytes);
  if (name.startsWith('utf8') || name.startsWith('gb')) expect(bytes.length).toBeGreaterThan(frameBytes);
  const packed = await archive.pack(file);
  expect((await back(file.sha256)).equals(bytes)).toBe(true);
  expect(await archive.standing(file.sha256, file.bytes, true)).toBe('whole');
  expect(packed).toBe(statSync(join(directory, `kept-${file.sha256}`)).size);
  const again = join(directory, `${name}-again`);
  await archive.restore(file.sha256, again);
  expect(readFileSync(again).equals(bytes)).toBe(true);
});

test('a row is read by its number, wherever it is in the file', async () => {
  for (const bytes of [Buffer.from(long), iconv.encode(long, 'gb18030')]) {
    const file = came('long.csv', bytes);
    await archive.pack(file);
    const found = await archive.rows(file.sha256, 150_001, 2);
    expect(found?.head.subarray(0, 100)).toEqual(bytes.subarray(0, 100));
    expect({ ...found, head: null }).toEqual({
      head: null,
      all: 200_001,
      rows: [150_001, 150_002].map((row) => ({ row, cells: [`2025-01-01 ${(row - 2) % 24}:00`, `表-${(row - 2) % 7}`, String(row - 2)] })),
    });
    expect((await archive.rows(file.sha256, 1, 1))?.rows).toEqual([{ row: 1, cells: ['时间', '表号', '值'] }]);
    expect((await archive.rows(file.sha256, 200_002, 5))?.rows).toEqual([]);
  }
});

test('a file that is not text with rows has none, and is stored anyway', async () => {
  const file = came('picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]));
  await archive.pack(file);
  expect(await archive.rows(file.sha256, 1, 1)).toBeNull();
});

test('what would not be unpacked unchanged gets no name, and leaves nothing behind', async () => {
  const file = { ...came('other.csv', Buffer.from('a,b\n1,2\n')), sha256: '0'.repeat(64) };
  const before = readdirSync(directory);
  await expect(archive.pack(file)).rejects.toThrow('does not come out as it came');
  expect(readdirSync(directory)).toEqual(before);
});

test('a truncated, changed or deleted file is reported as such', async () => {
  const file = came('told.csv', Buffer.from(long.slice(0, 90_000)));
  await archive.pack(file);
  const path = join(directory, `kept-${file.sha256}`);
  const bytes = readFileSync(path);
  const look = (deep: boolean) => archive.standing(file.sha256, file.bytes, deep);
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(500) ^ 1, 500);
  writeFileSync(path, changed);
  expect([await look(false), await look(true)]).toEqual(['broken', 'broken']);
  truncateSync(path, bytes.length - 5);
  expect(await look(false)).toBe('broken');
  rmSync(path);
  expect([await look(false), await look(true)]).toEqual(['missing', 'missing']);
});

test('a cancelled packing leaves the file unchanged and nothing under its new name', async () => {
  const own = createArchive(directory, workers);
  const file = came('ended.csv', Buffer.from(`${long}\n`.repeat(8)));
  const packing = own.pack(file);
  packing.catch(() => undefined);
  // it has started to write
  await expect.poll(() => readdirSync(directory).filter((name) => /^[\da-f]{8}-/u.test(name)).length, { timeout: 20_000 }).toBe(1);
  await own.stop();
  await expect(packing).rejects.toThrow('nothing is packed any more');
  expect(readdirSync(directory)).not.toContain(`kept-${file.sha256}`);
  expect(createHash('sha256').update(readFileSync(file.path)).digest('hex')).toBe(file.sha256);
});

test('threads stopped while packing and unpacking do not take the program with them', async () => {
  const script = `import { createWorkers } from ${JSON.stringify(new URL('../workers/workers.ts', import.meta.url).href)};
    for (let round = 0; round < 40; round += 1) {
      const [workers, ends, begun] = [createWorkers({ size: 1 }), new AbortController(), new Int32Array(new SharedArrayBuffer(4))];
      const going = workers.run(new URL(${JSON.stringify(new URL('../../../test/workers/actions-worker.ts', import.meta.url).href)}), 'packOn', begun, ends);
      going.catch(() => undefined);
      await Atomics.waitAsync(begun, 0, 0).value;
      ends.abort();
      await workers.stop();
    }`;
  const path = join(directory, 'ends.mjs');
  writeFileSync(path, script);
  const program = spawn(process.execPath, [path]);
  const said: Buffer[] = [];
  program.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  const [code, signal] = await once(program, 'exit');
  expect({ code, signal, said: Buffer.concat(said).toString().slice(0, 500) }).toEqual({ code: 0, signal: null, said: '' });
});

test('a program killed while packing leaves the file unchanged, and the next one packs it', async () => {
  const file = came('killed.csv', Buffer.from(`${long}\n`.repeat(4)));
  const script = `import { createArchive } from ${JSON.stringify(new URL('./archive.ts', import.meta.url).href)};
    import { createWorkers } from ${JSON.stringify(new URL('../workers/workers.ts', import.meta.url).href)};
    await createArchive(${JSON.stringify(directory)}, createWorkers()).pack(${JSON.stringify(file)});`;
  const path = join(directory, 'packs.mjs');
  writeFileSync(path, script);
  const drafts = () => readdirSync(directory).filter((name) => /^[\da-f]{8}-/u.test(name));
  // one of an earlier test may just be going
  const before = drafts();
  const program = spawn(process.execPath, [path]);
  const ended = once(program, 'exit');
  await expect.poll(() => drafts().some((one) => !before.includes(one)), { timeout: 20_000, interval: 5 }).toBe(true);
  program.kill('SIGKILL');
  expect((await ended)[1]).toBe('SIGKILL');
  expect(readdirSync(directory)).not.toContain(`kept-${file.sha256}`);
  expect(createHash('sha256').update(readFileSync(file.path)).digest('hex')).toBe(file.sha256);
  await archive.pack(file);
  expect(
    createHash('sha256')
      .update(await back(file.sha256))
      .digest('hex'),
  ).toBe(file.sha256);
});
