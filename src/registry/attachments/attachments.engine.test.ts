import { readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;
let imported: number;
let count = 0;
/** Two buildings for each test. */
let [one, other] = ['', ''];

beforeAll(async () => void (world = await createWorld()));
afterAll(() => world.stop());

beforeEach(async () => {
  count += 1;
  [one, other] = [`A${count}`, `B${count}`];
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nORG,单位,140302\n') });
  const table = `code,name,use,region,organisation\n${one},一号楼,office,140302,ORG\n${other},二号楼,office,140302,ORG\n`;
  imported = (await world.local.registry.importBuildings({ file: await world.upload('b.csv', table) })).import;
});

const bureau = () => world.as('bureau', { region: '140302' });
const owner = () => world.as('owner', { organisation: 'ORG' });

/** The file of an entry, as a reader receives it. */
async function got(id: number): Promise<{ status: number; text: string; headers: Headers }> {
  const answer = await world.ask(`/api/attachments/${id}/file`);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

const attach = async (name: string, bytes: string | Uint8Array, about = '', building = one) =>
  world.local.attachments.attach({ building, file: await world.upload(name, bytes), about });

const kept = () => readdirSync(world.stores.places.files).filter((name) => name.startsWith('attachment-'));

test('a file is kept with its building: who, when, its bytes and their sum, and comes back as it was', async () => {
  const entry = await attach('平面图.pdf', '%PDF-1.7 plan', '一层');
  expect(entry).toMatchObject({ kind: 'file', building: one, text: '一层', by: 'local', changed: null, takenBack: false });
  expect(entry.file).toMatchObject({
    name: '平面图.pdf',
    type: 'application/pdf',
    bytes: 13,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
  });
  const { text, headers } = await got(entry.id);
  expect(text).toBe('%PDF-1.7 plan');
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%E5%B9%B3/u);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a page that calls itself a picture is handed out as plain bytes, under a name that leads nowhere', async () => {
  const before = kept().length;
  const entry = await attach('../../../evil.svg', '<svg onload="alert(1)"/>');
  expect(entry.file).toMatchObject({ name: 'evil.svg', type: 'application/octet-stream' });
  const { headers } = await got(entry.id);
  expect(headers.get('content-type')).toBe('application/octet-stream');
  expect(headers.get('content-disposition')).toContain('filename="evil.svg"');
  expect(kept()).toHaveLength(before + 1);
  for (const tried of ['../upload', '%2e%2e%2fversion.json', '0', '1e3', 'x'])
    expect([400, 404], tried).toContain((await world.ask(`/api/attachments/${tried}/file`)).status);
});

test('a file that is not what its ending says is refused, and nothing of it is kept', async () => {
  const before = kept().length;
  for (const [name, bytes] of [
    ['照片.JPG', 'MZ\u0090\u0000 a program'],
    ['图.pdf', '<html>'],
    ['表.xlsx', '%PDF-1.7'],
    ['说明.txt', '\u007FELF\u0002\u0001\u0000\u0000'],
  ] as const)
    await expect(attach(name, bytes), name).rejects.toMatchObject({ document: { status: 422, code: 'ending-not-true' } });
  expect(kept()).toHaveLength(before);
});

test('a file that is too large is refused in words that name the limit, and nothing of it is kept', async () => {
  const before = kept().length;
  const large = new Uint8Array(50_000_001);
  await expect(attach('大.bin', large)).rejects.toMatchObject({ document: { status: 413, code: 'attachment-too-large' } });
  await expect(attach('大.bin', large)).rejects.toThrow(/50 MB/u);
  expect(kept()).toHaveLength(before);
});

test('nobody attaches what somebody else has uploaded', async () => {
  const file = await world.upload('mine.txt', 'mine');
  await expect(bureau().attachments.attach({ building: one, file })).rejects.toMatchObject({
    document: { status: 404, code: 'no-such-file' },
  });
});

test('a note is edited, taken back and brought back, and all it ever said stays readable', async () => {
  const { id, revision } = await bureau().attachments.note({ building: one, text: '锅炉房在北侧' });
  const edited = await bureau().attachments.edit({ id, text: '锅炉房在南侧', seen: revision });
  expect(edited).toMatchObject({ text: '锅炉房在南侧', changed: { by: expect.any(String) } });
  await bureau().attachments.takeBack({ id });
  expect((await bureau().attachments.entries({ building: one })).entries).toEqual([]);
  const all = await bureau().attachments.entries({ building: one, takenBack: true });
  expect(all).toMatchObject({ total: 1, takenBack: 1, entries: [{ id, takenBack: true }] });
  await expect(bureau().attachments.edit({ id, text: 'x' })).rejects.toMatchObject({ document: { code: 'entry-taken-back' } });
  await bureau().attachments.bringBack({ id });
  const { revisions } = await bureau().attachments.history({ id });
  expect(revisions.map(({ text, takenBack }) => [text, takenBack])).toEqual([
    ['锅炉房在南侧', false],
    ['锅炉房在南侧', true],
    ['锅炉房在南侧', false],
    ['锅炉房在北侧', false],
  ]);
});

test('a change of what somebody else has changed meanwhile is refused', async () => {
  const { id, revision } = await bureau().attachments.note({ building: one, text: '一' });
  await world.local.attachments.edit({ id, text: '二', seen: revision });
  await expect(bureau().attachments.edit({ id, text: '三', seen: revision })).rejects.toMatchObject({
    document: { status: 409, code: 'entry-changed' },
  });
});

test('an owner changes what they wrote and not what the bureau wrote; the bureau may change both', async () => {
  const theirs = await owner().attachments.note({ building: one, text: '业主' });
  const ours = await bureau().attachments.note({ building: one, text: '主管' });
  const { entries } = await owner().attachments.entries({ building: one });
  expect(entries.map(({ text, mayChange }) => [text, mayChange])).toEqual([
    ['主管', false],
    ['业主', true],
  ]);
  await expect(owner().attachments.takeBack({ id: ours.id })).rejects.toMatchObject({ document: { status: 403, code: 'not-your-entry' } });
  await expect(bureau().attachments.edit({ id: theirs.id, text: '已核' })).resolves.toMatchObject({ text: '已核', by: theirs.by });
  await expect(world.as('viewer', { region: '140302' }).attachments.note({ building: one, text: 'x' })).rejects.toMatchObject({
    document: { status: 403 },
  });
});

test('a merge shows the files of both, an unmerge gives each its own back', async () => {
  await attach('a.txt', 'a');
  await attach('b.txt', 'b', '', other);
  await world.local.registry.merge({ building: other, into: one });
  const names = async (building: string) => (await world.local.attachments.entries({ building })).entries.map(({ file }) => file?.name);
  expect(await names(one)).toEqual(['b.txt', 'a.txt']);
  expect(await names(other)).toEqual(['b.txt', 'a.txt']);
  await world.local.attachments.note({ building: other, text: '合并以后写的' });
  await world.local.registry.unmerge({ building: other });
  expect(await names(one)).toEqual([undefined, 'a.txt']);
  expect(await names(other)).toEqual(['b.txt']);
});

test('an import is not undone while files stand on its buildings', async () => {
  const { id } = await attach('a.txt', 'a');
  await expect(world.local.imports.undo({ id: imported })).rejects.toMatchObject({
    document: { code: 'undo-refused', findings: [{ code: 'has-attachments', evidence: { code: one, count: 1 } }] },
  });
  await world.local.attachments.takeBack({ id });
  await expect(world.local.imports.undo({ id: imported })).resolves.toMatchObject({ undone: true });
  await expect(world.local.attachments.history({ id })).rejects.toMatchObject({ document: { code: 'no-such-entry' } });
});

test('every change stands in the audit trail, with the sum of the file', async () => {
  const { id, file } = await attach('证.txt', 'proof');
  await world.local.attachments.edit({ id, text: '产权证' });
  await world.local.attachments.takeBack({ id });
  const { entries } = await world.as('auditor', { region: '140302' }).access.audit({ search: one });
  const trail = entries.filter(({ subject }) => subject === `building:${one}`).map(({ action, detail }) => [action, detail]);
  const detail = { entry: id, name: '证.txt', bytes: 5, sha256: file?.sha256 };
  expect(trail).toEqual([
    ['attachment-take-back', detail],
    ['attachment-edit', detail],
    ['file-attach', detail],
  ]);
});

test('the doctor finds files that are gone or cut short; asking for one that is gone says so', async () => {
  const check = async () => (await world.local.doctor.examine()).checks.find(({ name }) => name === 'files-of-buildings');
  const before = await check();
  expect(before?.ok).toBe(true);
  const [gone, cut] = [await attach('没了.txt', 'gone'), await attach('短了.txt', 'short')];
  const { rows } = await world.stores.postgres.query<{ id: number; spool: string }>('SELECT id, spool FROM attachment WHERE id = ANY($1)', [
    [gone.id, cut.id],
  ]);
  const pathOf = (id: number) => join(world.stores.places.files, rows.find((row) => row.id === id)?.spool ?? '');
  rmSync(pathOf(gone.id));
  truncateSync(pathOf(cut.id), 2);
  const after = await check();
  expect(after).toMatchObject({ ok: false, counted: (before?.counted ?? 0) + 2 });
  expect(after?.findings.map(({ code, evidence }) => [code, evidence['entry']])).toEqual([
    ['file-lost', gone.id],
    ['file-lost', cut.id],
  ]);
  expect(await got(gone.id)).toMatchObject({ status: 404, text: expect.stringContaining('file-lost') });
});
