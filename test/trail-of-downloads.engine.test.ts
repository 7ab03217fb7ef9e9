import { afterAll, beforeAll, expect, test } from 'vitest';
import { can } from '#kernel/rights.ts';
import { saveEnergy } from './e2e/town.ts';
import { createOutside, mark, outsideRegion } from './scope/outside.ts';
import { downloadProbes } from './scope/probes.ts';
import { filesLeavingNone, filesOfDistricts } from './trail/files.ts';
import { createWorld, type World } from './world.ts';

let world: World;
/** The query of each download of the contract. */
let addresses: Readonly<Record<string, string>>;

beforeAll(async () => {
  world = await createWorld();
  const outside = await createOutside(world);
  for (const role of ['bureau', 'auditor'] as const) await world.secretOf(role, { region: outsideRegion });
  addresses = {
    ...Object.fromEntries(Object.entries(downloadProbes).map(([path, probe]) => [path, probe(outside)])),
    ...(await furtherAddresses()),
  };
});
afterAll(() => world.stop());

/** Addresses of files that are created for this: an import of the bureau's own, a baseline, returns, weather. */
async function furtherAddresses(): Promise<Readonly<Record<string, string>>> {
  const [bureau, secret] = [world.as('bureau', { region: outsideRegion }), await world.secretOf('bureau', { region: outsideRegion })];
  const rows = await world.upload('b.csv', `code,name,use,region\n${mark}-OWN,楼,office,${outsideRegion}\n`, secret);
  const { import: own } = await bureau.registry.importBuildings({ file: rows });
  await saveEnergy(world, { building: `${mark}-B`, meter: `${mark}-GAS` });
  await world.local.savings.lock({ building: `${mark}-B`, carrier: 'gas', from: '2024-01-01', to: '2025-01-01', baseline: 'taken' });
  await world.local.return.open({ form: 'civil-building-energy', period: '2025', region: outsideRegion });
  return {
    '/imports/{id}/file': `/imports/${own}/file`,
    '/exports/savings-report': '/exports/savings-report?baseline=taken&from=2025-01-01&to=2025-02-01',
    '/exports/weather': '/exports/weather?station=W1',
    '/exports/score-sheet': '/exports/score-sheet',
  };
}

const auditor = () => world.as('auditor', { region: outsideRegion });

/** Requests a file as the county's bureau; returns its status, the trail entries it left, and which of them the county's auditor reads. */
async function downloadAsBureau(address: string) {
  const before = (await world.local.access.audit({ limit: 1 })).entries[0]?.id ?? 0;
  const authorization = `Bearer ${await world.secretOf('bureau', { region: outsideRegion })}`;
  const answer = await world.ask(address, { headers: { authorization } });
  await answer.arrayBuffer();
  const [all, read] = await Promise.all([world.local, auditor()].map((client) => client.access.audit({ limit: 100 })));
  const since = (list: typeof all) => (list?.entries ?? []).filter(({ id }) => id > before);
  return { status: answer.status, left: since(all), read: since(read) };
}

test('every file downloaded by a county’s bureau leaves one entry, which the county’s auditor can read in full', async () => {
  const wrong: string[] = [];
  const refused: string[] = [];
  for (const { path, action, leavesNone } of world.app.slices.downloads) {
    if (!can({ identity: 'x', actor: 'x', role: 'bureau', sees: { region: outsideRegion } }, action)) continue;
    const { status, left, read } = await downloadAsBureau(`/api${addresses[path]}`);
    if (status !== 200) refused.push(path);
    const most = status === 200 && leavesNone === undefined ? 1 : 0;
    const isRight = left.length === most && read.length === most && read.every(({ region, elsewhere }) => region !== null && !elsewhere);
    if (!isRight)
      wrong.push(`${path}: ${left.map(({ subject, region }) => `${subject} ${region}`).join() || 'nothing'}, read ${read.length}`);
  }
  expect(wrong).toEqual([]);
  expect(refused.toSorted()).toEqual(filesOfDistricts.toSorted());
});

test('only a form, a picture of a page, or the caller’s own input leaves no entry', () => {
  const none = world.app.slices.downloads.filter(({ leavesNone }) => leavesNone !== undefined).map(({ path }) => path);
  expect(none.toSorted()).toEqual(filesLeavingNone);
});
