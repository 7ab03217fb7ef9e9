import { afterAll, beforeAll, expect, test } from 'vitest';
import { can } from '#kernel/rights.ts';
import { createOutside, outsideRegion, type Outside } from './scope/outside.ts';
import { downloadProbes } from './scope/probes.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let outside: Outside;

beforeAll(async () => {
  world = await createWorld();
  outside = await createOutside(world);
  for (const role of ['bureau', 'auditor'] as const) await world.secretOf(role, { region: outsideRegion });
});
afterAll(() => world.stop());

const auditor = () => world.as('auditor', { region: outsideRegion });

/** Asks for a file as the county's bureau; its status, what it left, and what of that the county's auditor reads. */
async function asked(address: string) {
  const before = (await world.local.access.audit({ limit: 1 })).entries[0]?.id ?? 0;
  const authorization = `Bearer ${await world.secretOf('bureau', { region: outsideRegion })}`;
  const answer = await world.ask(address, { headers: { authorization } });
  await answer.arrayBuffer();
  const [all, read] = await Promise.all([world.local, auditor()].map((client) => client.access.audit({ limit: 100 })));
  const since = (list: typeof all) => (list?.entries ?? []).filter(({ id }) => id > before);
  return { status: answer.status, left: since(all), read: since(read) };
}

test('every file that the bureau of a county takes leaves one entry, which the auditor of the county reads whole', async () => {
  const wrong: string[] = [];
  const refused: string[] = [];
  for (const { path, action, leavesNone } of world.app.slices.downloads) {
    if (!can({ identity: 'x', actor: 'x', role: 'bureau', sees: { region: outsideRegion } }, action)) continue;
    const { status, left, read } = await asked(`/api${downloadProbes[path]?.(outside)}`);
    if (status !== 200) refused.push(`${path} ${status}`);
    const most = status === 200 && leavesNone === undefined ? 1 : 0;
    const isRight = left.length === most && read.length === most && read.every(({ region, elsewhere }) => region !== null && !elsewhere);
    if (!isRight) wrong.push(`${path}: ${left.map(({ subject, region }) => `${subject} ${region}`).join() || 'nothing'}, read ${read.length}`);
  }
  expect(wrong).toEqual([]);
  expect(refused).toEqual([]);
});

test('what leaves no entry is a form, a picture of a page, or what the asker told', () => {
  const none = world.app.slices.downloads.filter(({ leavesNone }) => leavesNone !== undefined).map(({ path }) => path);
  expect(none.toSorted()).toEqual([]);
});
