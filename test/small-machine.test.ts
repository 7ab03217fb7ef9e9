import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DataType, close, load, open } from 'ffi-rs';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';

/** Node 26 calls one function of libatomic.so.1, which small machines lack; the program ships that function (bin/libatomic). */
const folder = fileURLToPath(new URL('../bin/libatomic/', import.meta.url));
const file = `${folder}libatomic.so.1`;

describe.skipIf(`${process.platform}-${process.arch}` !== 'linux-x64')('the bundled library', () => {
  test('provides everything that Node needs of it', () => {
    const script = "console.log(require('node:fs').readFileSync('/proc/self/maps', 'utf8').match(/\\S*libatomic\\S*/gu).join('\\n'))";
    const { stdout, status } = spawnSync(process.execPath, ['-e', script], {
      env: { LD_LIBRARY_PATH: folder, LD_BIND_NOW: '1' },
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(new Set(stdout.trim().split('\n'))).toEqual(new Set([file]));
  });

  beforeAll(() => open({ library: 'libatomic', path: file }));
  afterAll(() => close('libatomic'));

  const exchange = (size: number, object: Buffer, expected: Buffer, desired: Buffer): boolean =>
    load({
      library: 'libatomic',
      funcName: '__atomic_compare_exchange',
      retType: DataType.Boolean,
      paramsType: [DataType.U64, DataType.U8Array, DataType.U8Array, DataType.U8Array, DataType.I32, DataType.I32],
      paramsValue: [size, object, expected, desired, 5, 5],
    });

  test.each([1, 2, 3, 4, 8, 12, 16, 24])('replaces %i bytes if they are as expected, and otherwise reports what they are', (size) => {
    const [before, after] = [Buffer.alloc(size, 7), Buffer.alloc(size, 9)];
    const [object, expected] = [Buffer.from(before), Buffer.from(before)];
    expect(exchange(size, object, expected, after)).toBe(true);
    expect([object, expected]).toEqual([after, before]);
    expect(exchange(size, object, expected, Buffer.alloc(size, 1))).toBe(false);
    expect([object, expected]).toEqual([after, after]);
  });
});
