import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { changeSettings } from '#cli/as-read.ts';
import { writeTable } from '#platform/tables/tables.ts';
import { createWorld, type World } from '../../../test/world.ts';

const day = 86_400_000;
let now = Date.UTC(2026, 0, 10);
let world: World;

beforeAll(async () => {
  // use, read and end follow each other in time, as in a real import
  world = await createWorld({ clock: () => (now += 1) });
});
afterAll(() => world.stop());

const directory = () => world.stores.places.files;
const kept = () => readdirSync(directory()).filter((name) => name.startsWith('kept-'));
const packFiles = () => world.app.slices.imports.packFiles();
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

const readingsOf = (meter: string) =>
  `时间,表号,电量\r\n${Array.from({ length: 3000 }, (_, at) => `${new Date(Date.UTC(2025, 0, 1) + at * 900_000).toISOString().slice(0, 16)},${meter},${at % 9}`).join('\r\n')}`;

async function bring(text: string, preview = false): Promise<{ import: number; file: string }> {
  const file = await world.upload('抄表.csv', text);
  const told = await world.local.readings.importReadings({
    file,
    layout: 'long',
    createMeters: true,
    interval: '15min',
    unit: 'kWh',
    preview,
  });
  return { import: told.import, file };
}

const download = async (id: number) => {
  const answer = await world.ask(`/api/imports/${id}/file`);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

describe('an imported file', () => {
  test('is packed after its import, and downloaded byte for byte as it was, as an attachment, with an audit trail entry', async () => {
    const text = readingsOf('K-1');
    const made = await bring(text);
    expect((await download(made.import)).text).toBe(text);
    await packFiles();
    expect(existsSync(join(directory(), made.file))).toBe(false);
    expect(readFileSync(join(directory(), `kept-${hashOf(text)}`)).length).toBeLessThan(text.length / 8);
    const told = await download(made.import);
    expect(told.text).toBe(text);
    expect(told.headers.get('content-disposition')).toMatch(/^attachment;.*%E6%8A%84%E8%A1%A8\.csv$/u);
    expect(told.headers.get('content-type')).toBe('application/octet-stream');
    const { entries } = await world.local.access.audit({ search: `import:${made.import}` });
    expect(entries.filter(({ action }) => action === 'export')).toHaveLength(2);
    expect((await world.local.imports.get({ id: made.import })).source).toEqual({
      bytes: Buffer.byteLength(text),
      sha256: hashOf(text),
      removed: null,
    });
  });

  test('imported as a job is packed after it too: the file is used again when the job starts, after the import started', async () => {
    const text = readingsOf('K-J');
    const file = await world.upload('抄表.csv', text);
    const ask = { file, layout: 'long', createMeters: true, interval: '15min', unit: 'kWh', wait: false } as const;
    const { import: id } = await world.local.readings.importReadings(ask);
    await vi.waitFor(async () => expect((await world.local.imports.get({ id })).state).toBe('shown'), { timeout: 30_000 });
    await packFiles();
    expect(existsSync(join(directory(), file))).toBe(false);
    expect(kept()).toContain(`kept-${hashOf(text)}`);
    // if it is inspected again, the original stays available for an hour
    await world.local.imports.inspect({ file, kind: 'readings' });
    await packFiles();
    expect(existsSync(join(directory(), file))).toBe(true);
    now += 3_700_000;
    await packFiles();
    expect(existsSync(join(directory(), file))).toBe(false);
  });

  test('is read row by row, packed or not, under the numbers of its rejected rows', async () => {
    const text = '台账\r\n\r\n时间,表号,电量\r\n2025-01-01 00:00,R-1,5\r\n,,\r\n"2025-01-01\n00:15",R-1,6\r\n2025-01-01 00:30,R-1,x';
    const file = await world.upload('带题.csv', text);
    const told = await world.local.readings.importReadings({ file, headerRow: 3, createMeters: true, interval: '15min', unit: 'kWh' });
    const ask = (from: number, count = 20) => world.local.imports.rows({ id: told.import, from, count });
    const rejected = told.rejected?.map(({ row, code }) => [row, code]);
    expect(rejected?.length).toBeGreaterThan(0);
    for (const packed of [false, true]) {
      if (packed) await packFiles();
      const seen = await ask(4);
      expect(seen).toMatchObject({ name: '带题.csv', header: ['时间', '表号', '电量'], headerRow: 3 });
      expect(seen.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
        [4, '2025-01-01 00:00', 'R-1', '5'],
        [6, '2025-01-01\n00:15', 'R-1', '6'],
        [7, '2025-01-01 00:30', 'R-1', 'x'],
      ]);
      expect(seen.rows.flatMap((row) => row.rejected.map(({ code }) => [row.row, code]))).toEqual(rejected);
      expect((await ask(7, 1)).rows.map(({ row }) => row)).toEqual([7]);
      expect((await ask(8)).rows).toEqual([]);
    }
    expect((await ask(1, 1)).all).toBe(7);
  });

  test.each(['xlsx', 'parquet', 'csv.gz', 'utf16.csv'])('of another format (%s) is read row by row too', async (form) => {
    const rows = Array.from({ length: 50 }, (_, at) => [
      new Date(Date.UTC(2025, 0, 1) + at * 900_000).toISOString(),
      `F-${form}`,
      String(at),
    ]);
    const text = ['time,meter,value', ...rows.map((row) => row.join(','))].join('\n');
    const path = join(directory(), '..', `rows.${form}`);
    if (form === 'csv.gz') writeFileSync(path, gzipSync(text));
    else if (form === 'utf16.csv') writeFileSync(path, Buffer.from(`\ufeff${text}`, 'utf16le'));
    else await writeTable(form as 'xlsx', path, ['time', 'meter', 'value'], rows);
    const file = await world.upload(`rows.${form}`, readFileSync(path));
    const told = await world.local.readings.importReadings({ file, createMeters: true, interval: '15min', unit: 'kWh' });
    await packFiles();
    expect((await world.local.imports.rows({ id: told.import, from: 31, count: 2 })).rows).toEqual(
      [31, 32].map((row) => ({ row, cells: rows[row - 2], rejected: [] })),
    );
    expect((await world.local.imports.rows({ id: told.import, from: 2, count: 1 })).header).toEqual(['time', 'meter', 'value']);
  });

  test('can be imported again, and equal files are one', async () => {
    const text = readingsOf('K-2');
    const first = await bring(text);
    await packFiles();
    const before = kept().length;
    await world.local.imports.undo({ id: first.import });
    const again = await world.local.readings.importReadings({ file: first.file, createMeters: true, interval: '15min', unit: 'kWh' });
    expect(again.accepted).toBe(3000);
    const other = await bring(text);
    await packFiles();
    expect(kept()).toHaveLength(before);
    for (const id of [first.import, again.import, other.import]) expect((await download(id)).text).toBe(text);
    expect(existsSync(join(directory(), first.file))).toBe(false);
  });

  test('is deleted after a day if nothing was imported from it', async () => {
    const looked = await bring(readingsOf('K-3'), true);
    const refused = await world.upload('x.csv', 'a,b\n1,2\n');
    await world.local.readings.importReadings({ file: refused }).catch(() => undefined);
    now += 2 * day;
    await packFiles();
    expect([looked.file, refused].filter((file) => existsSync(join(directory(), file)))).toEqual([]);
    expect((await download(looked.import)).status).toBe(404);
  });

  test('that is gone, damaged or changed is reported by the doctor', async () => {
    const look = async (deep = false) =>
      (await world.local.doctor.examine({ deep })).checks.find(({ name }) => name === 'files-of-imports')!;
    const text = readingsOf('K-4');
    const made = await bring(text);
    await packFiles();
    expect(await look(true)).toMatchObject({ ok: true, findings: [] });
    const path = join(directory(), `kept-${hashOf(text)}`);
    const bytes = readFileSync(path);
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(200) ^ 4, 200);
    writeFileSync(path, changed);
    for (const deep of [false, true])
      expect(await look(deep)).toMatchObject({ ok: false, findings: [{ code: 'source-broken', evidence: { import: made.import } }] });
    rmSync(path);
    expect(await look()).toMatchObject({ ok: false, findings: [{ code: 'source-missing', evidence: { import: made.import } }] });
    writeFileSync(path, bytes);
    expect((await look()).ok).toBe(true);
    const raw = await bring(readingsOf('K-5'));
    rmSync(join(directory(), raw.file));
    expect(await look()).toMatchObject({ ok: false, findings: [{ code: 'source-missing', evidence: { import: raw.import } }] });
  });

  test('is deleted after the number of years in the setting, and reported as such; what was imported from it stays', async () => {
    const text = readingsOf('K-7');
    const made = await bring(text);
    await packFiles();
    await changeSettings(world.local, { filesKeptYears: 10 });
    now += 3651 * day;
    const younger = await bring(readingsOf('K-8'));
    await packFiles();
    expect((await download(made.import)).status).toBe(200);
    now += 2 * day;
    const before = now;
    await packFiles();
    const told = await download(made.import);
    expect(told.status).toBe(404);
    expect(JSON.parse(told.text)).toMatchObject({ code: 'source-removed' });
    expect(kept()).not.toContain(`kept-${hashOf(text)}`);
    const { source } = await world.local.imports.get({ id: made.import });
    expect(source).toMatchObject({ sha256: hashOf(text) });
    const removed = Date.parse(source?.removed ?? '');
    expect(removed >= before && removed <= now).toBe(true);
    expect((await download(younger.import)).status).toBe(200);
    const readings = await world.ask('/api/exports/readings?meter=K-7');
    expect((await readings.text()).split('\n').length).toBeGreaterThan(3000);
    const { entries } = await world.local.access.audit({ search: 'imports' });
    expect(entries.some(({ action, detail }) => action === 'files-remove' && detail['years'] === 10)).toBe(true);
    await changeSettings(world.local, { filesKeptYears: null });
    expect((await world.local.doctor.examine()).checks.find(({ name }) => name === 'files-of-imports')).toMatchObject({ ok: true });
  });

  test('cannot be read by another owner', async () => {
    const made = await bring(readingsOf('K-6'));
    const secret = await world.secretOf('bureau', { region: '140302' });
    const answer = await world.ask(`/api/imports/${made.import}/file`, { headers: { authorization: `Bearer ${secret}` } });
    expect(answer.status).toBe(404);
  });
});
