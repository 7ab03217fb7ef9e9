import { setPost } from '#cli/stated-as-read.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programScope, type Scope } from '#kernel/scope.ts';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T04:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const chinese = [
    header,
    'E1,甲,专家,甲公司,阳泉市,暖通;电气,高工,2026-01-01,2026-12-31,U1；B7,expert-one',
    'E2,乙,expert,,140302,暖通,教授,,,,',
    'E3,丙,检查员,丙公司,140800,,,2026-06-01,,,',
  ];
  brought = [await send(chinese), await send(english)];
});
afterAll(() => world.stop());

const header = '编码,姓名,类别,单位,地区,专业,职称,聘期起,聘期止,回避,账户';
const english = [
  'code,name,kind,organisation,region,groups,title,from,until,recuse,user',
  'E4,丁,inspector,U4,140300,消防,,2026-01-01,2026-12-31,,',
];
const send = async (lines: readonly string[], region?: string) => {
  const [client, secret] = region === undefined ? [world.local] : [bureau(region), await world.secretOf('bureau', { region })];
  return client.people.importPeople({ file: await world.upload('people.csv', lines.join('\n'), secret) });
};
type Brought = Awaited<ReturnType<typeof send>>;
let brought: [Brought, Brought];
const undo = (id: number | null) => world.local.imports.undo({ id: id ?? 0 });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const bureau = (region: string) => world.as('bureau', { region });
const service = () => world.app.slices.people;
const codes = (people: readonly { readonly code: string }[]) => people.map(({ code }) => code);
const experts = async (day: string, scope: Scope = programScope) => codes(await service().inForce(scope, { kind: 'expert', day }));

describe('a list of people', () => {
  test('comes in by Chinese headings and words: several groups and recusals in a cell, regions by name', async () => {
    const [result] = brought;
    expect(result).toMatchObject({ created: 3, rejectedCount: 0 });
    // otherwise a missing account would go unnoticed until the vote
    expect(result['findings']).toMatchObject([{ code: 'person-user-unknown', evidence: { user: 'expert-one', people: 'E1' } }]);
    expect(await world.local.people.get({ person: 'E1' })).toMatchObject({
      name: '甲',
      kind: 'expert',
      organisation: '甲公司',
      regions: ['140300'],
      groups: ['暖通', '电气'],
      title: '高工',
      from: '2026-01-01',
      until: '2026-12-31',
      recuse: ['U1', 'B7'],
      user: 'expert-one',
      state: 'in-force',
      provenance: { title: { kind: 'people', row: 2 } },
    });
    expect(await service().find(programScope, ['E2', 'nobody'])).toEqual([
      {
        code: 'E2',
        name: '乙',
        kind: 'expert',
        organisation: '',
        regions: ['140302'],
        groups: ['暖通'],
        title: '教授',
        from: null,
        until: null,
        recuse: [],
        user: null,
      },
    ]);
  });

  test('comes in by the names of the contract too, and the same again changes nothing', async () => {
    expect(brought[1]).toMatchObject({ created: 1, rejectedCount: 0 });
    expect(await send(english)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  test('tells every row that cannot be, by row and reason, and takes the others', async () => {
    const result = await send([
      header,
      'F1,甲,看客,,140300,,,,,,',
      'F2,乙,专家,,没有的地方,,,,,,',
      'F3,丙,专家,,140300,,,2026-05-01,2026-04-30,,',
      'F4,,专家,,140300,,,,,,',
      ',戊,专家,,140300,,,,,,',
      'F6,己,专家,,140300,,,2026-13-01,,,',
      'F7,庚,专家,,140300,,,,,,',
    ]);
    expect(result).toMatchObject({ created: 1, rejectedCount: 6 });
    expect(result.rejected?.map(({ row, code }) => [row, code])).toEqual([
      [2, 'unknown-value'],
      [3, 'unknown-region'],
      [4, 'term-backwards'],
      [5, 'missing'],
      [6, 'missing'],
      [7, 'bad-day'],
    ]);
    await world.local.imports.undo({ id: result.import });
    expect(await problem(world.local.people.get({ person: 'F7' }))).toBe('no-such-person');
  });

  test('is written to a file that gives the same people again', async () => {
    const text = await (await world.ask('/api/exports/people?format=csv')).text();
    expect(await world.local.people.importPeople({ file: await world.upload('again.csv', text) })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 4,
      rejectedCount: 0,
    });
  });
});

test('a term holds on both its days and on none beside them; without days it always holds', async () => {
  expect(await experts('2025-12-31')).toEqual(['E2']);
  expect(await experts('2026-01-01')).toEqual(['E1', 'E2']);
  expect(await experts('2026-12-31')).toEqual(['E1', 'E2']);
  expect(await experts('2027-01-01')).toEqual(['E2']);
  expect(codes(await service().inForce(programScope, { kind: 'inspector', day: '2026-03-01' }))).toEqual(['E4']);
});

test('who is struck off is not in force from that day on, stays known, and comes back by undo', async () => {
  const { change } = await world.local.people.strike({ person: 'E1', day: '2026-02-10', reason: '评审违规' });
  expect(await experts('2026-02-09')).toEqual(['E1', 'E2']);
  expect(await experts('2026-02-10')).toEqual(['E2']);
  expect(await world.local.people.get({ person: 'E1' })).toMatchObject({ state: 'struck-off', struckReason: '评审违规' });
  const { changes } = await world.local.people.history({ person: 'E1' });
  expect(changes).toContainEqual(expect.objectContaining({ field: 'struckOn', to: '2026-02-10' }));
  expect((await world.local.people.edit({ people: ['E1'], set: { struckReason: '' } })).refused).toMatchObject([{ code: 'E1' }]);
  await world.local.imports.undo({ id: change as number });
  expect(await experts('2026-02-10')).toEqual(['E1', 'E2']);
});

test('a list is narrowed by kind, group, place and day', async () => {
  const listed = async (asked: Parameters<typeof world.local.people.list>[0]) => codes((await world.local.people.list(asked)).people);
  expect(await listed({})).toEqual(['E1', 'E2', 'E3', 'E4']);
  expect(await listed({ kind: 'inspector' })).toEqual(['E3', 'E4']);
  expect(await listed({ group: '暖通' })).toEqual(['E1', 'E2']);
  expect(await listed({ region: '140302' })).toEqual(['E1', 'E2', 'E4']);
  expect(await listed({ day: '2026-03-01', kind: 'inspector' })).toEqual(['E4']);
  expect(await listed({ search: '丙' })).toEqual(['E3']);
  expect((await world.local.people.list({})).groups.toSorted()).toEqual(['暖通', '消防', '电气'].toSorted());
});

describe('who sees and keeps people', () => {
  test('the bureau of a place within a person’s region, or that holds it; of another place, nobody', async () => {
    const listed = async (client = world.local) => codes((await client.people.list({})).people);
    expect(await listed(bureau('140300'))).toEqual(['E1', 'E2', 'E4']);
    expect(await listed(bureau('140000'))).toEqual(['E1', 'E2', 'E3', 'E4']);
    expect(await listed(bureau('140302'))).toEqual(['E1', 'E2', 'E4']);
    expect(await listed(bureau('150200'))).toEqual([]);
    expect(await problem(bureau('150200').people.get({ person: 'E1' }))).toBe('no-such-person');
    expect(await listed(world.as('auditor', { region: '140800' }))).toEqual(['E3']);
  });

  test('a viewer, an owner and an operator see none of them', async () => {
    for (const role of ['viewer', 'owner', 'operator'] as const)
      expect(await problem(world.as(role, role === 'viewer' ? { all: true } : { organisation: 'U1' }).people.list({}))).toBe(
        'role-may-not',
      );
  });

  test('a bureau takes in and changes its own alone; a row without region is of its own', async () => {
    const file = ['code,name,kind,region', 'G1,新,expert,140302', 'G2,远,expert,140800', 'G3,宽,expert,140302;140800'];
    const result = await send(file, '140300');
    expect(result.rejected?.map(({ row, code }) => [row, code])).toEqual([
      [3, 'out-of-scope'],
      [4, 'out-of-scope'],
    ]);
    const own = await send(['code,name,kind', 'G4,本,expert'], '140300');
    expect(own).toMatchObject({ created: 1 });
    expect(await world.local.people.get({ person: 'G4' })).toMatchObject({ regions: ['140300'] });
    const edited = await bureau('140302').people.edit({ people: ['E1'], set: { title: 'x' } });
    expect(edited).toMatchObject({ changed: [], refused: [{ code: 'E1' }] });
    expect(await send(['code,name,kind', 'E1,占,expert'], '140302')).toMatchObject({ created: 0, rejectedCount: 1 });
    for (const made of [own, result]) await undo(made.import);
  });
});

test('an account stands for its people, however its letters are written; a key by key:NAME', async () => {
  const made = await send(['code,name,kind,region,user', 'E5,戊,expert,140300,key:panel', 'E6,己,expert,140300,Expert-One']);
  expect(codes(await service().ofUser(programScope, 'EXPERT-ONE'))).toEqual(['E1', 'E6']);
  expect(codes(await service().ofUser(programScope, 'key:panel'))).toEqual(['E5']);
  expect(await service().ofUser(programScope, '')).toEqual([]);
  await undo(made.import);
});

test('the trail tells which fields of people were typed, and never to what', async () => {
  const { change } = await world.local.people.edit({ people: ['E2'], set: { 姓名: '隐名' } });
  const { entries } = await world.local.access.audit({ action: 'person-edit', limit: 5 });
  expect(entries.length).toBeGreaterThan(0);
  expect(JSON.stringify(entries)).not.toContain('隐名');
  await undo(change);
});

story('posts', (step) => {
  const role = 'green-building-label/clerk';
  const set = (given: object) => setPost(world.local, { holder: 'clerk-a', role, region: '140300', ...given });
  const inForce = (day: string) => service().posts(programScope, { day });

  step('are of accounts and keys of bureaus, in a role that is a post, in a region that there is', async () => {
    const { local } = world;
    await local.access.users.add({ name: 'clerk-a', role: 'bureau', region: '140300' });
    await local.access.users.add({ name: 'owner-a', role: 'owner', organisation: 'U1' });
    await local.access.keys.create({ name: 'clerk-k', role: 'bureau', region: '140302' });
    expect(await problem(set({ holder: 'nobody' }))).toBe('no-such-holder');
    expect(await problem(set({ holder: 'key:nobody' }))).toBe('no-such-holder');
    expect(await problem(set({ holder: 'owner-a' }))).toBe('holder-not-bureau');
    expect(await problem(set({ role: 'no-procedure/clerk' }))).toBe('no-such-procedure');
    expect(await problem(set({ role: 'green-building-label/king' }))).toBe('no-such-post-role');
    expect(await problem(set({ role: 'green-building-label/applicant' }))).toBe('role-no-post');
    expect(await problem(set({ role: 'clerk' }))).toBe('post-role-form');
    expect(await problem(set({ region: '没有的地方' }))).toBe('unknown-region');
    expect(await problem(set({ from: '2026-02-01', until: '2026-01-01' }))).toBe('post-backwards');
    expect(await problem(set({ insteadOf: 'clerk-a' }))).toBe('stands-in-for-self');
    expect(await inForce('2026-03-01')).toEqual([]);
  });

  step('hold on both their days; the last statement of the same post counts', async () => {
    await set({ from: '2026-01-01' });
    await set({ holder: 'key:clerk-k', region: '阳泉市城区', until: '2026-06-30' });
    expect(await inForce('2025-12-31')).toMatchObject([{ holder: 'key:clerk-k' }]);
    expect(await inForce('2026-06-30')).toEqual([
      {
        holder: 'clerk-a',
        procedure: 'green-building-label',
        role: 'clerk',
        region: '140300',
        from: '2026-01-01',
        until: null,
        insteadOf: null,
      },
      {
        holder: 'key:clerk-k',
        procedure: 'green-building-label',
        role: 'clerk',
        region: '140302',
        from: null,
        until: '2026-06-30',
        insteadOf: null,
      },
    ]);
    await set({ from: '2026-01-01', until: '2026-03-31' });
    expect(await inForce('2026-03-31')).toMatchObject([{ holder: 'clerk-a' }, { holder: 'key:clerk-k' }]);
    expect(await inForce('2026-04-01')).toMatchObject([{ holder: 'key:clerk-k' }]);
    expect((await world.local.people.posts.list({})).posts).toHaveLength(2);
  });

  step('of a stand-in are posts beside the holder’s own', async () => {
    const stood = await set({ holder: 'CLERK-A', region: '140302', insteadOf: 'key:clerk-k', from: '2026-03-01', until: '2026-03-05' });
    expect(stood).toMatchObject({ holder: 'clerk-a', insteadOf: 'key:clerk-k', findings: [] });
    expect(await inForce('2026-03-05')).toContainEqual(
      expect.objectContaining({ holder: 'clerk-a', insteadOf: 'key:clerk-k', region: '140302' }),
    );
    expect((await inForce('2026-03-06')).filter(({ insteadOf }) => insteadOf !== null)).toEqual([]);
  });

  step('that reach beyond what the holder sees are told', async () => {
    expect((await set({ holder: 'key:clerk-k', until: '2020-01-01' })).findings).toMatchObject([{ code: 'post-beyond-region' }]);
  });

  step('are stated by administrators alone, and seen in their places', async () => {
    expect(await problem(bureau('140300').people.posts.set({ holder: 'clerk-a', role, region: '140300' }))).toBe('role-may-not');
    expect((await bureau('140300').people.posts.list({})).posts.length).toBeGreaterThan(0);
    expect((await bureau('150200').people.posts.list({})).posts).toEqual([]);
  });

  step('of a key that was taken away are not those of the next key of its name', async () => {
    await world.local.access.keys.revoke({ name: 'clerk-k' });
    await world.local.access.keys.create({ name: 'clerk-k', role: 'bureau', region: '140302' });
    expect((await inForce('2026-04-01')).filter(({ holder }) => holder === 'key:clerk-k')).toEqual([]);
    expect((await world.local.people.posts.list({})).posts).toContainEqual(
      expect.objectContaining({ holder: 'key:clerk-k', stands: false }),
    );
  });
});

test('posts name their holders as the asker’s scope does', async () => {
  const key: Scope = { identity: 'key:1', actor: 'key:clerk-k', role: 'bureau', sees: { region: '140302' } };
  expect(service().holderOf(key)).toBe('key:clerk-k');
  expect(service().holderOf({ ...key, identity: 'user:1', actor: 'clerk-a' })).toBe('clerk-a');
});
