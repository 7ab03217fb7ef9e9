import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { story } from './story.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let read = 0;
const counties = ['140302', '140303'] as const;

beforeAll(async () => {
  world = await createWorld();
  for (const region of [...counties, '140300']) await world.secretOf('auditor', { region });
  const file = await buildings('TW1,城区一号楼,office,140302', 'TW2,矿区一号楼,office,140303', 'TW3,矿区二号楼,office,140303');
  await world.local.registry.importBuildings({ file });
  await world.local.registry.importMeters({ file: await send('code,building,carrier\nTWM1,TW1,electricity\nTWM2,TW2,electricity\n') });
});
afterAll(() => world.stop());

const send = (text: string) => world.upload('rows.csv', text);
const auditor = (region: string) => world.as('auditor', { region });

beforeEach(async () => {
  read = (await world.local.access.audit({ limit: 1 })).entries[0]?.id ?? 0;
});

/** What each auditor of the two counties is shown of the entries written since the test began, oldest first. */
const told = () =>
  Promise.all(
    counties.map(async (region) => {
      const { entries } = await auditor(region).access.audit({ limit: 1000 });
      return entries.filter(({ id }) => id > read).toReversed();
    }),
  );

const buildings = (...rows: readonly string[]) => send(['code,name,use,region', ...rows, ''].join('\n'));

test('a list with buildings of two counties is visible in both, and neither sees the other’s buildings', async () => {
  const { import: id } = await world.local.registry.importBuildings({
    file: await buildings('TX1,城区一号楼,office,140302', 'TX2,矿区一号楼,office,140303', 'TX3,矿区二号楼,office,140303'),
  });
  for (const entries of await told()) {
    expect(entries.map(({ action, subject, detail }) => ({ action, subject, detail }))).toEqual([
      { action: 'import', subject: `import:${id}`, detail: { kind: 'buildings' } },
    ]);
    expect(entries[0]).toMatchObject({ region: '140300', elsewhere: true });
  }
  const { entries } = await world.as('auditor', { region: '140300' }).access.audit({ limit: 1 });
  expect(entries[0]).toMatchObject({ subject: `import:${id}`, detail: { created: 3 }, elsewhere: false });
});

test('one edit of buildings of two counties, its undo, and metering points of both are visible in both', async () => {
  const edited = await world.local.registry.editBuildings({ buildings: ['TW1', 'TW2'], set: { yearBuilt: 1999 } });
  await world.local.imports.undo({ id: edited.change ?? 0 });
  await world.local.registry.importMeters({ file: await send('code,building,carrier\nTXM1,TW1,electricity\nTXM2,TW2,electricity\n') });
  for (const entries of await told()) {
    expect(entries.map(({ action }) => action)).toEqual(['building-edit', 'undo', 'import']);
    expect(JSON.stringify(entries)).not.toMatch(/1999|TW\d|rows\.csv/u);
  }
});

test('an action within one county is fully visible there, and not in the other', async () => {
  await world.local.registry.editBuildings({ buildings: ['TW2', 'TW3'], set: { yearBuilt: 1998 } });
  const [one, other] = await told();
  expect(one).toEqual([]);
  expect(other).toMatchObject([{ region: '140303', detail: { buildings: 2, set: { yearBuilt: 1998 } }, elsewhere: false }]);
});

test('a building that moves to another county is also visible in the one that it left, by hand and by file', async () => {
  await world.local.registry.editBuilding({ building: 'TW3', set: { region: '140302' } });
  await world.local.registry.editBuildings({ buildings: ['TW3'], set: { region: '140303' } });
  await world.local.registry.importBuildings({ file: await buildings('TW2,矿区一号楼,office,140302'), onIdentityChange: 'accept' });
  for (const entries of await told()) expect(entries.map(({ action }) => action)).toEqual(['building-edit', 'building-edit', 'import']);
  await world.local.registry.editBuilding({ building: 'TW2', set: { region: '140303' } });
});

test('a project that moves to another county is also visible in the one that it left', async () => {
  await world.local.project.add({ code: 'TWP', set: { name: '项目', region: '140302' } });
  await world.local.project.edit({ projects: ['TWP'], set: { region: '140303' }, onIdentityChange: 'accept' });
  const [one, other] = await told();
  expect(one?.map(({ action }) => action)).toEqual(['project-add', 'project-edit']);
  expect(other?.map(({ action }) => action)).toEqual(['project-edit']);
});

test('buildings of two counties that are merged, unmerged and kept apart are visible in both', async () => {
  const { change } = await world.local.registry.merge({ building: 'TW2', into: 'TW1' });
  await world.local.imports.undo({ id: change });
  await world.local.registry.merge({ building: 'TW2', into: 'TW1' });
  await world.local.registry.unmerge({ building: 'TW2' });
  await world.local.registry.keepApart({ building: 'TW1', other: 'TW2' });
  for (const entries of await told())
    expect(entries.map(({ action }) => action)).toEqual(['merge', 'undo', 'merge', 'unmerge', 'keep-apart']);
});

test('a metering point that moves or is shared between two counties is visible in both', async () => {
  await world.local.registry.editMeter({ meter: 'TWM1', set: { building: 'TW2' }, onIdentityChange: 'accept' });
  await world.local.registry.editMeter({ meter: 'TWM1', set: { building: 'TW1' }, onIdentityChange: 'accept' });
  await world.local.registry.importMeters({ file: await send('code,shares,carrier\nTWM3,TW1:0.5;TW2:0.5,electricity\n') });
  await world.local.registry.editMeter({ meter: 'TWM3', set: { capacity: 5 } });
  for (const entries of await told())
    expect(entries.map(({ action }) => action)).toEqual(['meter-edit', 'meter-edit', 'import', 'meter-edit']);
});

test('what devices send over a day is visible once in each county where it was stored', async () => {
  const record = (meter: string, time: string) =>
    world.local.readings.recordLive({ interval: '1d', readings: [{ meter, time, value: 8 }] });
  for (const meter of ['TWM1', 'TWM1', 'TWM2', 'TWM1', 'TWM2']) await record(meter, '2025-01-03');
  for (const entries of await told()) expect(entries.map(({ action }) => action)).toEqual(['import']);
  const sent = (await world.local.access.audit({ limit: 1000 })).entries.filter(({ id, action }) => id > read && action === 'import');
  expect(sent.map(({ region }) => region)).toEqual(['140303', '140302']);
  expect(new Set(sent.map(({ subject }) => subject)).size).toBe(1);
});

story('the origin of very many metering points is on the page and in the file of the audit trail', (step) => {
  step('a file of very many metering points belongs to the county of their buildings', async () => {
    const rows = Array.from({ length: 5200 }, (_, n) => n);
    await world.local.registry.importBuildings({ file: await buildings(...rows.map((n) => `MANY${n},楼,office,140302`)) });
    await world.local.registry.importMeters({
      file: await send(['code,building,carrier', ...rows.map((n) => `MANYM${n},MANY${n},electricity`), ''].join('\n')),
    });
    const [one, other] = await told();
    expect(one).toMatchObject([{ detail: { kind: 'buildings', created: 5200 } }, { detail: { kind: 'meters', created: 5200 } }]);
    expect(other).toEqual([]);
  });

  step('the exported audit trail tells an auditor no more than the page does', async () => {
    await world.local.registry.importBuildings({ file: await buildings('TY1,楼,office,140302', 'TY2,楼,office,140303') });
    const authorization = `Bearer ${await world.secretOf('auditor', { region: '140302' })}`;
    const file = await (await world.ask('/api/exports/audit?format=csv&action=import', { headers: { authorization } })).text();
    expect(file).toContain('{""kind"":""buildings""}');
    expect(file).toContain('{""kind"":""meters""}');
    expect(file).toContain('5200');
    const both = file.split('\n').filter((line) => line.includes('140300'));
    expect(both.length).toBeGreaterThan(2);
    expect(both.join('\n')).not.toMatch(/rows\.csv|created/u);
  });
});
