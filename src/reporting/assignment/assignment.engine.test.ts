import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
const began = Date.UTC(2026, 9, 1, 4);
let clock = began;
const city = '140800';
const county = '140821';

beforeAll(async () => {
  world = await createWorld({ clock: () => clock });
  const units = 'code,name,region\nU1,临猗县住建局,140821\nU2,别处单位,140300\n';
  await world.local.place.importOrganisations({ file: await world.upload('units.csv', units) });
  // their keys are named by number: this fixes the order
  for (const region of [county, '140300']) await world.secretOf('bureau', { region });
  await world.secretOf('owner', { organisation: 'U1' });
});
beforeEach(() => void (clock = began));

afterAll(() => world.stop());

const taskOf = async (id: string, region: string, of = world.local) =>
  (await of.assignment.list({ region })).tasks.find((one) => one.id === id && one.region === region);

it('tasks of a place are those of its documents and of all places above, each with its unit and deadline as printed, open and unassigned', async () => {
  const county = '140802';
  const { tasks } = await world.local.assignment.list({ region: county });
  expect(new Set(tasks.map(({ document }) => document))).toEqual(new Set(['CN', 'SX', 'YC']));
  expect(new Set(tasks.map(({ region }) => region))).toEqual(new Set([county]));
  const quality = tasks.find(({ id }) => id === 'CN/task-quality');
  expect(quality).toMatchObject({
    title: '降低工程质量通病发生率',
    region: county,
    percent: null,
    due: null,
    state: 'open',
    assigned: null,
    reports: [],
    mayAssign: true,
    mayReport: false,
  });
  const printed = tasks.find(({ printedDue }) => printedDue === '到2025年');
  expect(printed).toMatchObject({ due: '2025-12-31', state: 'overdue' });
});

let before = 0;
/** Number of assignments and reports in the trail. */
async function noted(): Promise<number> {
  const { entries } = await world.local.access.audit({ limit: 1000 });
  return entries.filter(({ action }) => action === 'task-assign' || action === 'task-report').length;
}

story('a task is assigned, reported on, found and refused', (step) => {
  step('an assigned task is reported on by its assignee: reports stay, 100 per cent is done, and a late one is overdue', async () => {
    const asked = { task: 'CN/task-quality', region: county };
    before = await noted();
    const { name } = await world.local.access.users.add({ name: 'zhang', role: 'bureau', region: county });
    const bureau = world.as('bureau', { region: county });
    const { tasks } = await world.local.assignment.assign({ ...asked, unit: '临猗县住建局', to: name, due: '2026-10-31' });
    expect(tasks).toMatchObject([
      { due: '2026-10-31', state: 'open', assigned: { unitCode: 'U1', unit: '临猗县住建局', to: 'zhang', by: 'local' } },
    ]);
    await expect(bureau.assignment.report({ ...asked, percent: 10 })).rejects.toMatchObject({
      document: { code: 'task-not-yours', status: 403 },
    });
    const file = await world.upload('照片.txt', 'a photo');
    await world.local.assignment.report({ ...asked, percent: 40, note: '已开工', evidence: [file] });
    clock = Date.UTC(2026, 9, 31, 4);
    expect(await taskOf(asked.task, county)).toMatchObject({ percent: 40, state: 'open' });
    clock = Date.UTC(2026, 9, 31, 17);
    expect(await taskOf(asked.task, county)).toMatchObject({ percent: 40, state: 'overdue' });
    const done = await world.local.assignment.report({ ...asked, percent: 100, note: '完成' });
    expect(done.tasks).toMatchObject([
      {
        state: 'done',
        percent: 100,
        reports: [
          { on: '2026-10-01', percent: 40, note: '已开工', by: 'local', evidence: [{ n: 1, name: '照片.txt', bytes: 7 }] },
          { on: '2026-11-01', percent: 100, note: '完成', evidence: [] },
        ],
      },
    ]);
    const report = done.tasks[0]?.reports[0]?.report;
    expect(await (await world.ask(`/api/tasks/reports/${report}/evidence/1`)).text()).toBe('a photo');
    const elsewhere = await world.secretOf('bureau', { region: '140300' });
    const answer = await world.ask(`/api/tasks/reports/${report}/evidence/1`, { headers: { authorization: `Bearer ${elsewhere}` } });
    expect(answer.status).toBe(404);
  });

  step('if no person is named, the unit reports for an organisation and the bureau for its place', async () => {
    const asked = { task: 'CN/task-user-feedback', region: county };
    const bureau = world.as('bureau', { region: county });
    const owner = world.as('owner', { organisation: 'U1' });
    await expect(bureau.assignment.report({ ...asked, percent: 5 })).rejects.toMatchObject({
      document: { code: 'task-not-assigned', status: 422 },
    });
    await bureau.assignment.assign({ ...asked, unit: 'U1' });
    expect((await owner.assignment.list({})).tasks.map(({ id, mayReport }) => [id, mayReport])).toEqual([
      ['CN/task-quality', false],
      ['CN/task-user-feedback', true],
    ]);
    const { tasks } = await owner.assignment.report({ ...asked, percent: 20, note: '一半' });
    expect(tasks).toMatchObject([{ percent: 20, reports: [{ by: 'key:owner-2' }] }]);
    expect((await bureau.assignment.report({ ...asked, percent: 30 })).tasks).toMatchObject([{ percent: 30 }]);
  });

  step('filters by state and unit; a city sees those of its counties, a county none of its neighbours', async () => {
    const { tasks: done } = await world.local.assignment.list({ region: city, state: 'done' });
    const own = done.filter(({ id }) => id !== 'CN/task-green-operation');
    expect(own.map(({ id, region, regionName }) => [id, region, regionName])).toEqual([['CN/task-quality', county, '临猗县']]);
    const ofUnit = await world.local.assignment.list({ region: city, unit: 'U1' });
    expect(ofUnit.tasks.map(({ id }) => id)).toEqual(['CN/task-quality', 'CN/task-user-feedback']);
    const beside = world.as('bureau', { region: '140822' });
    expect((await beside.assignment.list({})).tasks.filter(({ assigned }) => assigned !== null)).toEqual([]);
    await expect(beside.assignment.list({ region: county })).rejects.toMatchObject({ document: { code: 'no-such-place' } });
  });

  step('an impossible assignment is refused with what to do', async () => {
    const bureau = world.as('bureau', { region: county });
    const asked = { task: 'CN/task-quality', region: county };
    const refused = async (given: Promise<unknown>, code: string, status: number) =>
      expect(given).rejects.toMatchObject({ document: { code, status } });
    await refused(bureau.assignment.assign({ ...asked, region: city }), 'no-such-place', 404);
    await refused(bureau.assignment.assign({ ...asked, task: 'CN/none' }), 'no-such-task', 404);
    await refused(bureau.assignment.assign({ ...asked, task: 'YQ/task-green-zone' }), 'task-not-of-place', 422);
    await refused(bureau.assignment.assign({ ...asked, unit: 'U2' }), 'task-unit-unknown', 400);
    await refused(bureau.assignment.assign({ ...asked, to: 'nobody' }), 'no-such-user', 404);
    await world.local.access.users.add({ name: 'looker', role: 'viewer', region: county });
    await refused(bureau.assignment.assign({ ...asked, to: 'looker' }), 'task-person-cannot-report', 422);
    await refused(world.as('viewer').assignment.assign(asked), 'role-may-not', 403);
    expect(await noted()).toBe(before + 6);
  });
});

it('the table of tasks is exported as Word and csv, and imported once filled in: bad rows are reported by row, the others count', async () => {
  const bureau = world.as('bureau', { region: county });
  const key = await world.secretOf('bureau', { region: county });
  const headers = { authorization: `Bearer ${key}` };
  const task = 'CN/task-rural-green';
  await world.local.assignment.assign({ task, region: county, due: '2099-01-01' });
  const word = await world.ask('/api/exports/tasks?format=docx', { headers });
  expect(strFromU8(unzipSync(new Uint8Array(await word.arrayBuffer()))['word/document.xml'] as Uint8Array)).toContain(
    '开展绿色农房建设试点',
  );
  const text = (await (await world.ask(`/api/exports/tasks?format=csv&region=${county}`, { headers })).text()).replace(/^\uFEFF/u, '');
  const [head = '', ...lines] = text.trim().split(/\r?\n/u);
  const row = lines.find((line) => line.startsWith(task)) ?? '';
  const cells = row.split(',');
  const columns = head.split(',');
  cells[columns.indexOf('完成百分比')] = '60';
  cells[columns.indexOf('说明')] = '过半';
  const bad = cells.with(columns.indexOf('完成百分比'), '160').join(',');
  const elsewhere = cells.with(0, 'CN/task-3-2').join(',');
  const filled = [head, row, cells.join(','), bad, elsewhere].join('\n');
  const file = async () => ({ file: await world.upload('任务分解表.csv', filled, key) });
  const told = { rows: 4, accepted: 1, repeated: 0, empty: 1, rejectedCount: 2 };
  expect(await bureau.assignment.importReports({ ...(await file()), preview: true })).toMatchObject(told);
  expect(await taskOf(task, county)).toMatchObject({ percent: null });
  expect(await bureau.assignment.importReports(await file())).toMatchObject({
    ...told,
    rejected: [
      { row: 4, column: '完成百分比', code: 'task-percent-bad' },
      { row: 5, column: null, code: 'task-not-assigned' },
    ],
  });
  expect(await taskOf(task, county)).toMatchObject({ percent: 60, reports: [{ note: '过半' }] });
  expect(await bureau.assignment.importReports(await file())).toMatchObject({ accepted: 0, repeated: 1 });
  await expect(bureau.assignment.importReports({ file: await world.upload('x.csv', 'a,b\n1,2\n', key) })).rejects.toMatchObject({
    document: { code: 'task-columns-missing', status: 400 },
  });
});

it('the assignee is notified at once, before the deadline and after it; the assigner sees it when it is overdue', async () => {
  clock = Date.UTC(2027, 0, 4, 4);
  const bureau = world.as('bureau', { region: county });
  const task = { task: 'CN/task-green-operation', region: county };
  const giver = world.as('bureau', { region: city });
  const key = 'key:bureau-0';
  await giver.assignment.assign({ ...task, to: key, due: '2027-01-10' });
  const own = async () => (await bureau.todo.list()).items.find(({ name }) => name === 'tasks');
  const given = async () => (await giver.todo.list()).items.find(({ name }) => name === 'overdue-tasks');
  const kinds = async (of: typeof bureau) =>
    (await of.notice.list({ limit: 20 })).notices.map(({ kind }) => kind).filter((kind) => kind.startsWith('task'));
  expect(await own()).toMatchObject({ count: 1, about: ['加强绿色建筑运行管理'], since: '2027-01-04', href: '/tasks?mine=true' });
  expect(await given()).toBeUndefined();
  await world.app.slices.assignment.remind();
  await world.app.slices.assignment.remind();
  expect(await kinds(bureau)).toEqual(['task-due', 'task-assigned']);
  clock = Date.UTC(2027, 0, 11, 4);
  await world.app.slices.assignment.remind();
  expect(await kinds(bureau)).toEqual(['task-overdue', 'task-due', 'task-assigned']);
  expect(await kinds(giver)).toEqual(['task-overdue']);
  expect(await given()).toMatchObject({ count: 1, href: '/tasks?state=overdue' });
  await bureau.assignment.report({ ...task, percent: 100 });
  expect(await own()).toBeUndefined();
  expect(await given()).toBeUndefined();
});
