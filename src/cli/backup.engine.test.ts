import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, until } from '../../test/crash/program.ts';
import { createShell } from '../../test/shell.ts';

const room = mkdtempSync(join(tmpdir(), 'yaodong-cli-backup-'));
const [data, again] = [join(room, 'data'), join(room, 'again')];
const { yaodong, told } = createShell(room);

beforeAll(async () => {
  writeFileSync(join(room, 'buildings.csv'), 'code,name,use,region,floorArea\nB1,一号楼,office,140302,1000\n');
  writeFileSync(join(room, 'readings.csv'), 'time,meter,value\n2025-01-01,B1,10\n2025-01-02,B1,20\n');
  await told('import', 'buildings', 'buildings.csv', '--data', data);
  await told('import', 'readings', 'readings.csv', '--interval', '1d', '--create-meters', '--data', data);
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const use = (directory: string) =>
  told('use', 'B1', '--carrier', 'electricity', '--from', '2025-01-01', '--to', '2025-01-04', '--step', 'day', '--data', directory);

test('a backup says what it holds, only its owner may read it, and a new directory made from it gives the same answers', async () => {
  const made = await told('backup', 'city.yaodong', '--data', data);
  expect(made).toMatchObject({ file: 'city.yaodong', readings: 2, demo: false, bytes: statSync(join(room, 'city.yaodong')).size });
  expect(statSync(join(room, 'city.yaodong')).mode & 0o77).toBe(0);
  const restored = await told('restore', 'city.yaodong', '--data', again);
  expect(restored).toMatchObject({ data: again, ok: true, readings: 2 });
  const steps = (answer: Record<string, unknown>) => answer['steps'];
  expect(steps(await use(again))).toEqual(steps(await use(data)));
  expect(steps(await use(again))).toMatchObject([{ value: 10 }, { value: 20 }, { value: null }]);
});

test('a directory that is used already is not restored into, nor is one made of a file that is cut short', async () => {
  const used = await yaodong('restore', 'city.yaodong', '--data', data, '--json');
  expect([used.code, JSON.parse(used.err).code]).toEqual([1, 'restore-not-empty']);
  writeFileSync(join(room, 'cut.yaodong'), readFileSync(join(room, 'city.yaodong')));
  truncateSync(join(room, 'cut.yaodong'), 2000);
  const cut = await yaodong('restore', 'cut.yaodong', '--data', join(room, 'third'), '--json');
  expect([cut.code, cut.out]).toEqual([1, '']);
  expect(() => statSync(join(room, 'third'))).toThrow('ENOENT');
});

test('restore asks for the directory, and neither begins without a file', async () => {
  expect((await yaodong('restore', 'city.yaodong')).code).toBe(2);
  expect((await yaodong('backup')).code).toBe(2);
  const missing = await yaodong('restore', 'nothing.yaodong', '--data', join(room, 'fourth'), '--json');
  expect(missing.code).toBe(1);
});

test('a restore that is killed on the way leaves a directory that nobody takes for the city', async () => {
  const half = join(room, 'half');
  const restoring = launch(['restore', join(room, 'city.yaodong'), '--data', half]);
  const gone = once(restoring, 'close');
  await until('the stores are made', async () => existsSync(join(half, 'postgres')));
  restoring.kill('SIGKILL');
  await gone;
  const opened = await yaodong('doctor', '--data', half, '--json');
  expect([opened.code, JSON.parse(opened.err).code]).toEqual([1, 'restore-unfinished']);
});
