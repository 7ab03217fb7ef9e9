import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, until } from '../../../../test/crash/program.ts';
import { createShell } from '../../../../test/shell.ts';

const room = mkdtempSync(join(tmpdir(), 'yaodong-cli-backup-'));
const [data, again] = [join(room, 'data'), join(room, 'again')];
const { firstLine, inProcess, started, told, toldInProcess } = createShell(room);
let served: ReturnType<typeof started>;

beforeAll(async () => {
  writeFileSync(join(room, 'buildings.csv'), 'code,name,use,region,floorArea\nB1,一号楼,office,140302,1000\n');
  writeFileSync(join(room, 'readings.csv'), 'time,meter,value\n2025-01-01,B1,10\n2025-01-02,B1,20\n');
  served = started(['serve', '--port', '0', '--json', '--data', data]);
  await firstLine(served);
  await toldInProcess('import', 'buildings', join(room, 'buildings.csv'), '--data', data);
  await toldInProcess('import', 'readings', join(room, 'readings.csv'), '--interval', '1d', '--create-meters', '--data', data);
});
afterAll(async () => {
  served.kill('SIGTERM');
  await served.said;
  rmSync(room, { recursive: true, force: true });
});

const use = ['use', 'B1', '--carrier', 'electricity', '--from', '2025-01-01', '--to', '2025-01-04', '--step', 'day', '--data'];

test('a backup says what it contains, only its owner may read it, and a new directory restored from it gives the same answers', async () => {
  const made = await told('backup', 'city.yaodong', '--data', data);
  expect(made).toMatchObject({ file: 'city.yaodong', readings: 2, demo: false, bytes: statSync(join(room, 'city.yaodong')).size });
  expect(statSync(join(room, 'city.yaodong')).mode & 0o77).toBe(0);
  const restored = await told('restore', 'city.yaodong', '--data', again);
  expect(restored).toMatchObject({ data: again, ok: true, readings: 2 });
  const { steps } = await toldInProcess(...use, again);
  expect(steps).toEqual((await toldInProcess(...use, data))['steps']);
  expect(steps).toMatchObject([{ value: 10 }, { value: 20 }, { value: null }]);
});

test('a directory in use is not restored into, nor is one created from a truncated file', async () => {
  const city = join(room, 'city.yaodong');
  const used = await inProcess('restore', city, '--data', again, '--json');
  expect([used.code, JSON.parse(used.err).code]).toEqual([1, 'restore-not-empty']);
  writeFileSync(join(room, 'cut.yaodong'), readFileSync(city));
  truncateSync(join(room, 'cut.yaodong'), 2000);
  const cut = await inProcess('restore', join(room, 'cut.yaodong'), '--data', join(room, 'third'), '--json');
  expect([cut.code, cut.out]).toEqual([1, '']);
  expect(() => statSync(join(room, 'third'))).toThrow('ENOENT');
});

test('restore needs the directory, and both commands need a file', async () => {
  expect((await inProcess('restore', 'city.yaodong')).code).toBe(2);
  expect((await inProcess('backup')).code).toBe(2);
  const missing = await inProcess('restore', join(room, 'nothing.yaodong'), '--data', join(room, 'fourth'), '--json');
  expect(missing.code).toBe(1);
});

test('a restore killed on the way leaves a directory that is not mistaken for the city', async () => {
  const half = join(room, 'half');
  const restoring = launch(['restore', join(room, 'city.yaodong'), '--data', half]);
  const gone = once(restoring, 'close');
  await until('the stores are made', async () => existsSync(join(half, 'postgres')));
  restoring.kill('SIGKILL');
  await gone;
  const opened = await inProcess('doctor', '--data', half, '--json');
  // before the problem it may say that it waited for what the killed one had started
  expect([opened.code, JSON.parse(opened.err.trimEnd().split('\n').at(-1) ?? '').code]).toEqual([1, 'restore-unfinished']);
});
