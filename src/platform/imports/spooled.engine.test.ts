import { createHash, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** Files that the local command line copies into the spool itself. */
const day = 86_400_000;
const mostBytes = 2 ** 20;
let now = Date.now();
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => now, settings: { YAODONG_UPLOAD_MB: '1' } });
  mkdirSync(world.stores.places.files, { recursive: true });
});
afterAll(() => world.stop());

const text = 'time,meter,value\n2025-01-01 00:00,M1,5\n';
const pathOf = (id: string): string => join(world.stores.places.files, id);

function laid(bytes: string): string {
  const id = randomUUID();
  writeFileSync(pathOf(id), bytes, { mode: 0o644 });
  return id;
}

async function taken(id: string, secret?: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = secret === undefined ? {} : { authorization: `Bearer ${secret}` };
  const answer = await world.ask(`/api/files?name=a.csv&spooled=${encodeURIComponent(id)}`, { method: 'PUT', headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('a file in the spool is accepted as if it had been sent: hashed, closed to others, and imported', async () => {
  const id = laid(text);
  expect(await taken(id)).toEqual({ status: 200, body: { file: id, bytes: text.length } });
  expect(statSync(pathOf(id)).mode & 0o777).toBe(0o600);
  const told = await world.local.readings.importReadings({ file: id, interval: '15min', createMeters: true });
  expect(told.accepted).toBe(1);
  expect((await world.local.imports.get({ id: told.import })).source).toMatchObject({
    bytes: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
  });
});

test('only the local command line may use it, whatever rights another caller has', async () => {
  const id = laid(text);
  expect(await taken(id, await world.secretOf('administrator', { all: true }))).toMatchObject({
    status: 404,
    body: { code: 'no-such-file' },
  });
});

test.each<[string, () => string]>([
  ['a link to another file', () => linked(symlinkSync)],
  ['a file with another name elsewhere', () => linked(linkSync)],
  ['a directory', () => made((path) => mkdirSync(path))],
  ['what is not there', () => randomUUID()],
  ['a path', () => `../${named('outside')}`],
  ['a file of the program’s own', () => named('rejects-1')],
])('%s is not taken', async (_what, lay) => {
  const id = lay();
  onTestFinished(() => rmSync(pathOf(id), { recursive: true, force: true }));
  expect(await taken(id)).toMatchObject({ status: 404, body: { code: 'no-such-file' } });
});

test('an upload of somebody else cannot be taken over', async () => {
  const file = await world.upload('b.csv', text, await world.secretOf('administrator', { all: true }));
  expect(await taken(file)).toMatchObject({ status: 404, body: { code: 'no-such-file' } });
  expect(existsSync(pathOf(file))).toBe(true);
});

test('an empty or too large file is refused like any upload', async () => {
  expect(await taken(laid(''))).toMatchObject({ status: 400, body: { code: 'empty-file' } });
  expect(await taken(laid('x'.repeat(mostBytes + 1)))).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
});

test('a copy that nobody used is deleted after a day', async () => {
  const id = laid(text);
  await world.app.slices.imports.sweep();
  expect(existsSync(pathOf(id))).toBe(true);
  now += 2 * day;
  await world.app.slices.imports.sweep();
  expect(existsSync(pathOf(id))).toBe(false);
});

function made(make: (path: string) => void): string {
  const id = randomUUID();
  make(pathOf(id));
  return id;
}

function linked(link: (from: string, to: string) => void): string {
  const elsewhere = join(world.stores.places.root, randomUUID());
  writeFileSync(elsewhere, text);
  return made((path) => link(elsewhere, path));
}

function named(name: string): string {
  writeFileSync(pathOf(name), text);
  return name;
}
