import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let count = 0;
/** Two projects of the test's own, in two districts. */
let [here, there] = ['', ''];
let brought: number;

beforeAll(async () => {
  world = await createWorld();
  const organisations = 'code,name,region\nORG,单位,140302\n';
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', organisations) });
});
afterAll(() => world.stop());

beforeEach(async () => {
  count += 1;
  [here, there] = [`P${count}`, `Q${count}`];
  const table = `code,name,region,organisation\n${here},新城,140302,ORG\n${there},旧城,140303,\n`;
  brought = (await world.local.project.importProjects({ file: await world.upload('p.csv', table) })).import;
});

const bureau = () => world.as('bureau', { region: '140302' });
const other = () => world.as('bureau', { region: '140303' });
const owner = () => world.as('owner', { organisation: 'ORG' });
const viewer = () => world.as('viewer', { region: '140302' });

const conditions = { region: '140302', date: '2026-03-01', project: { work: 'land', class: 'public' } };
const rating = { stage: 'final', input: { class: 'public', scores: { Q1: 50 } } };

const codeOf = async (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string; status: number } }) => [error.document?.status, error.document?.code],
  );

test('a draft keeps its input unchanged, in its order, and saving it creates the next revision', async () => {
  const made = await bureau().draft.add({ kind: 'rating', title: ' 初评 ', project: here, question: rating });
  expect(made).toMatchObject({ kind: 'rating', title: '初评', project: here, revision: 1, mayChange: true, mayRemove: true });
  const next = { ...rating, input: { scores: { Q2: 60, Q1: 50 }, class: 'residential' } };
  await bureau().draft.save({ id: made.id, revision: 1, question: next });
  const read = await bureau().draft.get({ id: made.id });
  expect(read).toMatchObject({ revision: 2, title: '初评', question: next, knowledge: [] });
  expect(JSON.stringify(read.question)).toBe(JSON.stringify(next));
});

test('saving a revision that somebody has replaced since is refused, with who and what to do, and loses nothing', async () => {
  const { id } = await bureau().draft.add({ kind: 'planning-conditions', title: '地块', project: here, question: conditions });
  const theirs = await owner().draft.save({ id, revision: 1, title: '业主的' });
  const tried = bureau().draft.save({ id, revision: 1, title: '主管的' });
  await expect(tried).rejects.toMatchObject({ document: { status: 409, code: 'draft-changed' } });
  await expect(tried).rejects.toThrow(new RegExp(`${theirs.updatedBy}.*新草稿`, 'u'));
  expect(await bureau().draft.get({ id })).toMatchObject({ title: '业主的', revision: 2 });
});

test('of two simultaneous saves one is accepted and one is refused', async () => {
  const { id } = await bureau().draft.add({ kind: 'rating', title: '同时', project: here, question: rating });
  const both = await Promise.all([
    codeOf(bureau().draft.save({ id, revision: 1, title: '甲' })),
    codeOf(owner().draft.save({ id, revision: 1, title: '乙' })),
  ]);
  expect(both).toContainEqual([409, 'draft-changed']);
  expect(both).toContain('no problem');
  expect(await bureau().draft.get({ id })).toMatchObject({ revision: 2 });
});

test('a draft of a project is visible to those who see the project, one without a project to its owner only', async () => {
  const shared = await bureau().draft.add({ kind: 'rating', title: '共用', project: here, question: rating });
  const own = await bureau().draft.add({ kind: 'rating', title: '自用', question: rating });
  const titles = async (client: ReturnType<typeof bureau>) => (await client.draft.list({ project: here })).drafts.map(({ title }) => title);
  for (const client of [bureau(), owner(), viewer()]) expect(await titles(client)).toEqual(['共用']);
  expect(await titles(other())).toEqual([]);
  expect(await viewer().draft.get({ id: shared.id })).toMatchObject({ mayChange: false, mayRemove: false });
  for (const client of [owner(), viewer(), other()]) expect(await codeOf(client.draft.get({ id: own.id }))).toEqual([404, 'no-such-draft']);
  expect(await codeOf(other().draft.save({ id: shared.id, revision: 1, title: 'x' }))).toEqual([404, 'no-such-draft']);
  expect(await codeOf(viewer().draft.save({ id: shared.id, revision: 1, title: 'x' }))).toEqual([403, 'role-may-not']);
  expect((await bureau().draft.list({ own: true, search: '自' })).drafts).toMatchObject([{ id: own.id }]);
});

test('no draft can be saved in a project that its writer does not see', async () => {
  expect(await codeOf(bureau().draft.add({ kind: 'rating', title: 'x', project: there, question: rating }))).toEqual([
    404,
    'no-such-project',
  ]);
  const { id } = await bureau().draft.add({ kind: 'rating', title: 'x', question: rating });
  expect(await codeOf(bureau().draft.save({ id, revision: 1, project: there }))).toEqual([404, 'no-such-project']);
});

test('an owner deletes their own drafts and not the bureau’s; the bureau may delete both; both are in the audit trail', async () => {
  const ours = await bureau().draft.add({ kind: 'prefab', title: '主管的', project: here, question: { input: {} } });
  const theirs = await owner().draft.add({ kind: 'prefab', title: '业主的', project: here, question: { input: {} } });
  expect(await codeOf(owner().draft.remove({ id: ours.id }))).toEqual([403, 'draft-not-yours']);
  expect(await codeOf(owner().draft.save({ id: ours.id, revision: 1, project: null }))).toEqual([403, 'draft-not-yours']);
  await bureau().draft.remove({ id: theirs.id });
  await bureau().draft.remove({ id: ours.id });
  expect(await codeOf(bureau().draft.get({ id: ours.id }))).toEqual([404, 'no-such-draft']);
  const { entries } = await world.as('auditor', { region: '140302' }).access.audit({ search: here });
  const trail = entries
    .filter(({ subject, action }) => subject === `project:${here}` && action.startsWith('draft'))
    .map(({ action }) => action);
  expect(trail).toEqual(['draft-remove', 'draft-remove', 'draft-add', 'draft-add']);
});

test('undoing a project hides its drafts from everybody except their owners', async () => {
  const { id } = await bureau().draft.add({ kind: 'rating', title: '撤回', project: here, question: rating });
  await world.local.imports.undo({ id: brought });
  expect(await codeOf(owner().draft.get({ id }))).toEqual([404, 'no-such-draft']);
  expect(await bureau().draft.get({ id })).toMatchObject({ title: '撤回' });
  expect(await codeOf(bureau().draft.save({ id, revision: 1, title: 'x' }))).toEqual([404, 'no-such-project']);
  expect(await bureau().draft.save({ id, revision: 1, project: null })).toMatchObject({ project: null, revision: 2 });
});

test('an input that is too long or of another kind is refused, with the location', async () => {
  const long = { stage: 'final', input: { note: 'x'.repeat(100_001) } };
  expect(await codeOf(bureau().draft.add({ kind: 'rating', title: 'x', question: long }))).toEqual([413, 'draft-too-large']);
  const wrong = bureau().draft.add({ kind: 'rating', title: 'x', question: conditions });
  await expect(wrong).rejects.toMatchObject({ document: { status: 400, code: 'draft-question-bad' } });
  await expect(wrong).rejects.toThrow(/stage/u);
});

test('opening a draft shows which documents have changed since it was saved', async () => {
  const { id, revision } = await world.local.draft.add({ kind: 'planning-conditions', title: '旧', question: conditions });
  await world.stores.postgres.query("UPDATE draft SET knowledge = array_append(knowledge[2:], 'policy/GONE@3') WHERE id = $1", [id]);
  const { knowledge } = await world.local.draft.get({ id });
  expect(knowledge).toHaveLength(2);
  expect(knowledge).toContainEqual({ id: 'policy/GONE', saved: '3', now: null });
  expect(knowledge.some(({ saved, now }) => saved === null && now !== null)).toBe(true);
  await world.local.draft.save({ id, revision });
  expect((await world.local.draft.get({ id })).knowledge).toEqual([]);
});
