import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = [
    'code,name,use,region,organisation',
    'B1,一号楼,office,140302,甲单位',
    'B2,二号楼,school,140303,乙单位',
    'B3,三号楼,office,140311,',
    'B4,四号楼,office,140321,',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings.join('\n')) });
  const rows = [
    'PV1,B1,pv,10,2025-05-01',
    'PV2,B2,pv,20,',
    'PV3,B1,pv,30,2027-01-01',
    'BA1,B1,battery,5,',
    'PVA,B3,pv,10,2025-05-01',
    'PVB,B3,pv,30,2027-01-01',
    'PVC,B1,pv,30,2027-01-01',
    'PVD,B4,pv,20,',
  ];
  await world.local.resources.importResources({
    file: await world.upload('r.csv', ['code,building,kind,kw,installed', ...rows].join('\n')),
  });
});
afterAll(() => world.stop());

const refused = async (asked: Promise<unknown>) =>
  asked.then(
    () => ({ code: 'no problem', findings: [] }),
    (error: ProblemAnswer) => error.document,
  );
const duties = async (asked: Parameters<typeof world.local.solarSafety.register>[0]) =>
  (await world.local.solarSafety.register(asked)).resources.map(({ code, state, duties: owed }) => [
    code,
    state,
    owed.map(({ duty, since, days }) => `${duty} ${since} ${days}`).join(),
  ]);

test('an array that fails a check has to stop, and stops; before that was known there is no duty', async () => {
  const { check, setState, register } = world.local.solarSafety;
  await check({ resource: 'PVA', item: 'potential', result: 'pass', on: '2025-04-01' });
  const before = new Date(clock).toISOString();
  const { change, resources } = await check({ resource: 'PVA', item: 'fire', result: 'fail', on: '2026-02-01', note: '线缆老化' });
  const [resource] = resources;
  expect(resource).toMatchObject({
    code: 'PVA',
    state: 'in-service',
    duties: [{ duty: 'stop', since: '2026-02-01', days: 28, document: 'CN', clause: '三(四)1' }],
  });
  expect(resource?.checks).toEqual([
    { item: 'fire', result: 'fail', on: '2026-02-01' },
    { item: 'potential', result: 'pass', on: '2025-04-01' },
  ]);
  expect(await duties({ building: 'B3', on: '2026-01-31' })).toEqual([
    ['PVA', 'in-service', ''],
    ['PVB', 'planned', 'assess null null'],
  ]);
  expect((await register({ building: 'B3', knownAt: before })).resources[0]?.duties).toEqual([]);
  await setState({ resource: 'PVA', as: 'stopped', on: '2026-02-10' });
  expect((await duties({ region: '140311' }))[0]).toEqual(['PVA', 'stopped', '']);
  expect(await refused(setState({ resource: 'PVA', as: 'in-service', on: '2026-02-20' }))).toMatchObject({
    code: 'unsafe',
    findings: [{ code: 'unsafe-stop' }],
  });
  await world.local.imports.undo({ id: change });
  expect((await setState({ resource: 'PVA', as: 'in-service', on: '2026-02-20' })).resources[0]).toMatchObject({
    state: 'in-service',
    duties: [],
  });
});

test('without potential assessed as good nothing goes into service; an abandoned array has to be removed', async () => {
  const { check, setState } = world.local.solarSafety;
  expect(await refused(setState({ resource: 'PVC', as: 'in-service', on: '2026-03-01' }))).toMatchObject({
    code: 'unsafe',
    findings: [{ code: 'unsafe-assess' }],
  });
  await check({ resource: 'PVC', item: 'potential', result: 'pass', on: '2026-03-01' });
  expect((await setState({ resource: 'PVC', as: 'in-service', on: '2026-03-01' })).resources[0]?.state).toBe('in-service');
  await setState({ resource: 'PVD', as: 'abandoned', on: '2026-02-01' });
  expect(await duties({ building: 'B4', on: '2026-02-11' })).toEqual([['PVD', 'abandoned', 'assess null null,remove 2026-02-01 10']]);
  await world.local.resources.edit({ resources: ['PVD'], set: { removed: '2026-02-12' } });
  expect(await duties({ building: 'B4', on: '2026-02-12' })).toEqual([['PVD', 'removed', '']]);
});

test('an owner records checks of its own arrays only, a viewer none, and a battery has none', async () => {
  const asked = { item: 'fixing', result: 'pass', on: '2026-03-01' } as const;
  const owner = world.as('owner', { organisation: '乙单位' });
  expect((await owner.solarSafety.check({ resource: 'PV2', ...asked })).resources[0]?.code).toBe('PV2');
  expect((await refused(owner.solarSafety.check({ resource: 'PV1', ...asked }))).code).toBe('no-such-resource');
  const seen = (await owner.solarSafety.register({ region: '140300' })).resources;
  expect(seen.map(({ code }) => code)).toContain('PV2');
  expect(new Set(seen.map(({ building }) => building))).toEqual(new Set(['B2']));
  const { change } = await world.local.solarSafety.check({ resource: 'PV1', ...asked });
  expect((await refused(owner.imports.undo({ id: change }))).code).not.toBe('no problem');
  expect((await refused(world.as('viewer').solarSafety.check({ resource: 'PV1', ...asked }))).code).toBe('role-may-not');
  expect((await refused(world.local.solarSafety.check({ resource: 'BA1', ...asked }))).code).toBe('no-photovoltaics');
  expect((await refused(world.local.solarSafety.register({}))).code).toBe('safety-of-what');
});

test('an array with checks cannot be undone before them', async () => {
  const { import: made } = await world.local.resources.importResources({
    file: await world.upload('more.csv', 'code,building,kind,kw\nPV8,B1,pv,5\nPV9,B1,pv,5\n'),
  });
  const { change } = await world.local.solarSafety.check({ resource: 'PV8', item: 'fire', result: 'pass', on: '2026-03-01' });
  const { findings, ...told } = await refused(world.local.imports.undo({ id: made }));
  expect(told.code).toBe('undo-refused');
  expect(findings).toMatchObject([{ code: 'resource-has-checks', evidence: { code: 'PV8', count: 1 } }]);
  expect(findings?.[0]?.detail).toContain(String(change));
  await world.local.imports.undo({ id: change });
  await world.local.imports.undo({ id: made });
  expect((await refused(world.local.resources.get({ resource: 'PV8' }))).code).toBe('no-such-resource');
});

test('an unknown building or place, or one outside the scope, is reported as such', async () => {
  const owner = world.as('owner', { organisation: '乙单位' });
  expect(await refused(world.local.solarSafety.register({ building: 'B9' }))).toMatchObject({ status: 404, code: 'no-such-building' });
  expect(await refused(owner.solarSafety.register({ building: 'B1' }))).toMatchObject({ status: 404, code: 'no-such-building' });
  expect(await refused(world.local.solarSafety.register({ region: '999999' }))).toMatchObject({ status: 404, code: 'no-such-place' });
});

test('an array that has to stop gets its notice, and no other does', async () => {
  await world.local.solarSafety.check({ resource: 'PV1', item: 'shutdown', result: 'fail', on: '2026-03-01' });
  const notice = await world.ask('/api/exports/solar-stop-notice?resource=PV1&on=2026-03-01');
  expect(notice.headers.get('content-type')).toContain('wordprocessingml');
  const text = strFromU8(unzipSync(new Uint8Array(await notice.arrayBuffer()))['word/document.xml'] as Uint8Array);
  expect(text).toContain('光伏系统停用通知');
  expect(text).toContain('即时断电');
  expect(text).toContain('甲单位');
  expect((await world.ask('/api/exports/solar-stop-notice?resource=PV3&on=2026-03-01')).status).toBe(422);
});

test('the owner’s contact is notified once of each duty to stop, and nobody else is', async () => {
  const { access, registry, resources, solarSafety } = world.local;
  const place = ['code,name,use,region,organisation', 'B7,七号楼,office,140302,停用单位'];
  await registry.importBuildings({ file: await world.upload('b7.csv', place.join('\n')) });
  await resources.importResources({ file: await world.upload('r7.csv', 'code,building,kind,kw,installed\nPV7,B7,pv,10,2025-05-01\n') });
  await access.users.add({ name: 'owner-of-7', role: 'owner', organisation: '停用单位' });
  await access.users.add({ name: 'other-owner', role: 'owner', organisation: '甲单位' });
  // before this, PV1 had no one to notify
  await world.app.slices.solarSafety.remind();
  const inboxes = async () => {
    const { rows } = await world.stores.postgres.query<{ name: string; since: string }>(
      `SELECT u.username AS name, n.evidence->>'since' AS since FROM notice n JOIN notice_inbox i ON i.notice = n.id
       JOIN access_user u ON i.identity = 'user:' || u.id WHERE n.kind = 'solar-stop' ORDER BY n.id`,
    );
    return rows.map(({ name, since }) => `${name} ${since}`);
  };
  const check = (item: 'fire' | 'fixing', result: 'pass' | 'fail', on: string) => solarSafety.check({ resource: 'PV7', item, result, on });
  await check('fire', 'pass', '2026-01-05');
  const before = await inboxes();
  await check('fire', 'fail', '2026-02-01');
  await check('fixing', 'fail', '2026-02-10');
  expect((await inboxes()).slice(before.length)).toEqual(['owner-of-7 2026-02-01']);
  await check('fire', 'pass', '2026-02-20');
  await check('fixing', 'pass', '2026-02-20');
  await check('fire', 'fail', '2026-02-25');
  expect((await inboxes()).slice(before.length)).toEqual(['owner-of-7 2026-02-01', 'owner-of-7 2026-02-25']);
  // a duty may begin without a new record: one that ended it is withdrawn, or its day comes
  const { change } = await check('fire', 'pass', '2026-02-26');
  await world.local.imports.undo({ id: change });
  expect((await inboxes()).length).toBe(before.length + 3);
  await check('fire', 'pass', '2026-02-27');
  await check('fixing', 'fail', '2026-03-05');
  await world.app.slices.solarSafety.remind();
  expect((await inboxes()).length).toBe(before.length + 3);
  clock = Date.parse('2026-03-05T00:00:00Z');
  await world.app.slices.solarSafety.remind();
  await world.app.slices.solarSafety.remind();
  expect((await inboxes()).slice(before.length + 3)).toEqual(['owner-of-7 2026-03-05']);
  // the new owner of the building has not been notified of anything yet
  await access.users.add({ name: 'next-owner', role: 'owner', organisation: '接手单位' });
  await registry.editBuilding({ building: 'B7', set: { organisation: '接手单位' } });
  await world.app.slices.solarSafety.remind();
  await world.app.slices.solarSafety.remind();
  expect((await inboxes()).slice(before.length + 4)).toEqual(['next-owner 2026-03-05']);
  await registry.editBuilding({ building: 'B7', set: { organisation: '停用单位' } });
  const { items } = await world.as('owner', { organisation: '停用单位' }).todo.list();
  expect(items.filter(({ name }) => name === 'solar-duties')).toMatchObject([
    { name: 'solar-duties', count: 1, buildings: 1, about: ['PV7'], since: '2025-05-01', href: '/solar?tab=safety' },
  ]);
  expect((await world.as('viewer').todo.list()).items.some(({ name }) => name === 'solar-duties')).toBe(false);
});

test('on a day an array is as it was then: its power, its building, and one dismantled since', async () => {
  const { resources, solarSafety } = world.local;
  await resources.importResources({
    file: await world.upload('g.csv', 'code,building,kind,kw,installed\nPVG,B1,pv,10,2025-05-01\n'),
  });
  const { change } = await solarSafety.check({ resource: 'PVG', item: 'fire', result: 'fail', on: '2026-01-10' });
  await resources.edit({ resources: ['PVG'], set: { kw: '40', building: 'B2' }, from: '2026-02-01' });
  await resources.edit({ resources: ['PVG'], set: { removed: '2026-03-01' }, from: '2026-03-01' });
  const on = async (day: string, building: string) => {
    const listed = (await solarSafety.register({ building, on: day })).resources.find(({ code }) => code === 'PVG');
    return listed && [listed.building, listed.kw, listed.state];
  };
  expect(await on('2026-01-20', 'B1')).toEqual(['B1', 10, 'in-service']);
  expect(await on('2026-01-20', 'B2')).toBeUndefined();
  expect(await on('2026-02-20', 'B2')).toEqual(['B2', 40, 'in-service']);
  expect(await on('2026-03-02', 'B2')).toEqual(['B2', 40, 'removed']);
  const notice = await world.ask('/api/exports/solar-stop-notice?resource=PVG&on=2026-01-20');
  const text = strFromU8(unzipSync(new Uint8Array(await notice.arrayBuffer()))['word/document.xml'] as Uint8Array);
  expect(text).toContain('一号楼（B1）的光伏（PVG，10 kW）');
  expect((await solarSafety.register({ region: '140302', knownAt: '2026-02-28T15:59:00Z' })).on).toBe('2026-02-28');
  expect((await world.local.solarPotential.list({ region: '140302', knownAt: '2026-02-28T15:59:00Z' })).on).toBe('2026-02-28');
  await world.local.imports.undo({ id: change });
});

test('only arrays in service are ranked: none that was stopped or is still to be installed', async () => {
  const { resources, solar, solarSafety } = world.local;
  await resources.importResources({
    file: await world.upload('u.csv', 'code,building,kind,kw,installed\nU1,B1,pv,5,\nU2,B1,pv,5,2099-01-01\n'),
  });
  const ranked = async () =>
    (await solar.ranking({ region: '140302' })).arrays.map(({ code }) => code).filter((code) => code.startsWith('U'));
  expect(await ranked()).toEqual(['U1']);
  await solarSafety.setState({ resource: 'U1', as: 'stopped', on: '2026-02-01' });
  expect(await ranked()).toEqual([]);
});

test('a photo stays with the building where it was taken: the present holder of the array does not see it', async () => {
  const { attachments, resources, solarSafety } = world.local;
  await resources.importResources({ file: await world.upload('h.csv', 'code,building,kind,kw\nPVH,B2,pv,10\n') });
  const { id } = await attachments.attach({ building: 'B2', file: await world.upload('h.txt', '旧屋面'), about: '旧屋面' });
  const { change } = await solarSafety.check({ resource: 'PVH', item: 'fixing', result: 'pass', on: '2026-02-01', files: [id] });
  await resources.edit({ resources: ['PVH'], set: { building: 'B1' }, onIdentityChange: 'accept' });
  const files = async (asker: Pick<typeof world.local, 'solarSafety'>) =>
    (await asker.solarSafety.register({ building: 'B1' })).resources.find(({ code }) => code === 'PVH')?.checks[0]?.files;
  expect(await files(world.local)).toMatchObject([{ entry: id, about: '旧屋面' }]);
  expect(await files(world.as('owner', { organisation: '甲单位' }))).toBeUndefined();
  await world.local.imports.undo({ id: change });
});

test('photos sent with a check are in the file of the array once the check is stored; of a refused one nothing is kept', async () => {
  const { attachments, solarSafety } = world.local;
  const photo = async () => world.upload('裂缝.txt', '裂缝');
  const lying = async () => (await attachments.entries({ building: 'B1' })).total;
  const before = await lying();
  const asked = { resource: 'PV3', item: 'structure', result: 'fail', on: '2026-03-01' } as const;
  const untrue = await world.upload('假.pdf', '不是 PDF');
  expect((await refused(solarSafety.check({ ...asked, uploads: [await photo(), untrue] }))).code).toBe('ending-not-true');
  expect((await refused(solarSafety.check({ ...asked, uploads: [await photo()], files: [999_999] }))).code).toBe('no-such-entry');
  expect((await refused(solarSafety.check({ ...asked, uploads: [await photo(), 'nothing'] }))).code).toBe('no-such-file');
  expect(await lying()).toBe(before);
  const { change, resources } = await solarSafety.check({ ...asked, uploads: [await photo()] });
  expect(resources[0]?.checks[0]?.files).toMatchObject([{ name: '裂缝.txt', about: 'PV3 建筑结构安全 2026-03-01' }]);
  expect(await lying()).toBe(before + 1);
  await world.local.imports.undo({ id: change });
});

test('photos on file show a check to those who see its building; other files, notes and those of another building are refused', async () => {
  const { attachments, solarSafety } = world.local;
  const picture = await attachments.attach({ building: 'B1', file: await world.upload('支架.txt', '松动'), about: '西侧支架' });
  const elsewhere = await attachments.attach({ building: 'B2', file: await world.upload('b2.txt', '别处'), about: '' });
  const note = await attachments.note({ building: 'B1', text: '只是备注' });
  const asked = { resource: 'PV3', item: 'fixing', result: 'fail', on: '2026-03-01' } as const;
  const { change, resources } = await solarSafety.check({ ...asked, files: [picture.id] });
  const shown = [{ entry: picture.id, name: '支架.txt', type: picture.file?.type, about: '西侧支架' }];
  expect(resources[0]?.checks[0]).toEqual({ item: 'fixing', result: 'fail', on: '2026-03-01', files: shown });
  const owner = world.as('owner', { organisation: '甲单位' });
  const own = (await owner.solarSafety.register({ building: 'B1' })).resources.find(({ code }) => code === 'PV3');
  expect(own?.checks[0]?.files).toEqual(shown);
  expect((await refused(solarSafety.check({ ...asked, files: [elsewhere.id] }))).code).toBe('check-file-not-here');
  expect((await refused(solarSafety.check({ ...asked, files: [note.id] }))).code).toBe('check-file-is-note');
  expect((await refused(solarSafety.check({ ...asked, files: [999_999] }))).code).toBe('no-such-entry');
  const other = world.as('owner', { organisation: '乙单位' });
  const theirs = { ...asked, resource: 'PV2', files: [picture.id] };
  expect((await refused(other.solarSafety.check(theirs))).code).toBe('no-such-entry');
  await attachments.takeBack({ id: picture.id });
  const after = (await solarSafety.register({ building: 'B1' })).resources.find(({ code }) => code === 'PV3');
  expect(after?.checks[0]).toEqual({ item: 'fixing', result: 'fail', on: '2026-03-01' });
  await world.local.imports.undo({ id: change });
});
