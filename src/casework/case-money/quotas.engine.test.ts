import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
const began = Date.parse('2026-03-02T02:00:00Z');
let now = began;
const secrets = new Map<string, string>();

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(who: string, path: string, body?: unknown): Promise<{ status: number; said: any }> {
  const headers = { authorization: `Bearer ${secrets.get(who) ?? world.app.localKey}`, 'content-type': 'application/json' };
  const answer = await world.ask(`/api${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, said: await answer.json() };
}

const procedure = 'rural-house-retrofit';
/** States a quota after reading the last one stated. */
async function quota(region: string, houses: number, year = 2026, who = 'county') {
  const { said } = await answerTo(who, `/case-quotas?procedure=${procedure}&region=${region}&year=${year}`);
  const read = ((said.quotas ?? []) as { region: string; versions: object[] }[]).find((one) => one.region === region);
  return answerTo(who, '/case-quotas', { procedure, region, year, quota: houses, seen: read?.versions.length ?? 0 });
}
/** Taken by the county's clerk, or on paper for the township's clerk, whose files the administrator uploads. */
const move = (code: string, transition: string, more: object = {}) =>
  ['approve', 'accept'].includes(transition)
    ? answerTo('county', `/cases/${code}/steps`, { transition, ...more })
    : answerTo('administrator', `/cases/${code}/steps`, { transition, for: 'key:township', ...more });

/** A house whose household has agreed and applied. */
async function applied(region = '140321', parts: string[] = ['wall']): Promise<string> {
  const { case: code } = (await answerTo('township', '/cases', { procedure, region })).said;
  const evidence = [
    { kind: 'agreement', file: await world.upload('a.pdf', '%PDF-1.7 …') },
    { kind: 'before', file: await world.upload('b.png', png) },
  ];
  const fields = { householder: '示例', village: '示例村', area: '96', consents: true, parts };
  expect(await move(code, 'apply', { fields, evidence })).toMatchObject({ status: 200, said: { state: 'applied' } });
  return code as string;
}

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const sums = async (query: string, who = 'county') => (await answerTo(who, `/case-quotas?${query}`)).said.quotas;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const key = async (name: string, role: 'bureau' | 'viewer', region: string) =>
    secrets.set(name, (await world.local.access.keys.create({ name, role, region })).secret);
  await key('township', 'bureau', '140300');
  await key('county', 'bureau', '140300');
  await key('elsewhere', 'bureau', '150200');
  await key('viewer', 'viewer', '140321');
  for (const role of ['township', 'county'])
    await world.local.people.posts.set({ holder: `key:${role}`, role: `${procedure}/${role}`, region: '140300' });
});
beforeEach(() => void (now = began));
afterAll(() => world.stop());

story('a quota is held from the first house of a year to the next year', (step) => {
  step('a house beyond the quota of its county is refused, one that drops out makes room, and sums tell each part', async () => {
    const first = await applied('140321', ['wall', 'window']);
    expect((await answerTo('county', `/cases/${first}`)).said.findings).toContainEqual(
      expect.objectContaining({ code: 'quota-not-set', evidence: { region: '140321', year: 2026 } }),
    );
    expect(await quota('140321', 2)).toMatchObject({ status: 200, said: { quota: 2, left: 2, applied: 1, granted: 0 } });
    const [second, third] = [await applied('140321', ['roof']), await applied('140321', ['wall'])];
    expect((await move(first, 'approve')).status).toBe(200);
    expect((await move(second, 'approve')).status).toBe(200);
    const head = (await answerTo('county', `/cases/${third}`)).said.head;
    const refused = await move(third, 'approve');
    expect(refused).toMatchObject({
      status: 422,
      said: { code: 'quota-short', evidence: { region: '140321', year: 2026, quota: 2, granted: 2 } },
    });
    expect((await answerTo('county', `/cases/${third}`)).said).toMatchObject({ head, state: 'applied' });
    expect((await quota('140321', 1)).said).toMatchObject({ code: 'quota-below-granted' });

    const evidence = [{ kind: 'after', file: await world.upload('c.png', png) }];
    expect((await move(first, 'finish', { fields: { doneOn: '2026-03-02' }, evidence })).said.state).toBe('finished');
    expect((await move(first, 'accept')).said.state).toBe('accepted');
    expect((await move(second, 'drop', { note: '农户退出' })).status).toBe(200);
    expect((await move(third, 'approve')).status).toBe(200);

    const counts = { applied: 3, granted: 2, accepted: 1 };
    const [row] = await sums(`procedure=${procedure}&region=140321&year=2026`);
    expect(row).toMatchObject({ region: '140321', year: 2026, quota: 2, left: 0, ...counts });
    expect(row.parts).toEqual([
      { part: 'wall', name: '墙体', applied: 2, granted: 2, accepted: 1 },
      { part: 'window', name: '门窗', applied: 1, granted: 1, accepted: 1 },
      { part: 'roof', name: '屋面', applied: 1, granted: 0, accepted: 0 },
      { part: 'floor', name: '地面', applied: 0, granted: 0, accepted: 0 },
      ...['清洁取暖', '光伏、光热', '高效照明、灶具'].map((name, at) => ({
        part: ['heating', 'solar', 'appliance'][at],
        name,
        applied: 0,
        granted: 0,
        accepted: 0,
      })),
    ]);
    expect(row.unnamed).toEqual({ applied: 0, granted: 0, accepted: 0 });
  });

  step('a step that is taken back gives its place back', async () => {
    expect((await quota('140321', 3)).said).toMatchObject({ left: 1, versions: [{ quota: 2 }, { quota: 3 }] });
    const code = await applied();
    await move(code, 'approve');
    expect((await sums('region=140321&year=2026'))[0]).toMatchObject({ granted: 3, left: 0 });
    expect((await answerTo('county', `/cases/${code}/back`, { note: '误点' })).status).toBe(200);
    expect((await sums('region=140321&year=2026'))[0]).toMatchObject({ granted: 2, left: 1 });
  });

  step('a county’s quota is held by that of its city too, each year by itself', async () => {
    expect((await quota('140300', 2)).status).toBe(200);
    const code = await applied('140322');
    expect((await move(code, 'approve')).said).toMatchObject({ code: 'quota-short', evidence: { region: '140300', quota: 2 } });
    now = Date.parse('2027-01-04T02:00:00Z');
    expect((await quota('140322', 1, 2027)).status).toBe(200);
    expect((await move(code, 'approve')).status).toBe(200);
    const own = ({ region, year }: { region: string; year: number }) => region !== '140311' && year <= 2027;
    const rows = (await sums(`procedure=${procedure}`)).filter(own);
    expect(rows.map(({ region, year, applied: handedIn, granted }: Record<string, unknown>) => [region, year, handedIn, granted])).toEqual([
      ['140322', 2027, 0, 1],
      ['140300', 2026, 5, 2],
      ['140321', 2026, 4, 2],
      ['140322', 2026, 1, 0],
    ]);
  });
});

test('at the edge of a quota many who take houses in at once take just as many as there is room for', async () => {
  now = Date.parse('2027-01-04T02:00:00Z');
  await quota('140311', 4, 2027);
  const codes: string[] = [];
  for (let at = 0; at < 10; at += 1) codes.push(await applied('140311'));
  const answers = await Promise.all([...codes, ...codes].map((code) => move(code, 'approve')));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
  const others = answers.filter(({ status }) => status !== 200).map(({ said }) => said.code);
  expect(new Set(others)).toEqual(new Set(['quota-short', 'transition-not-here']));
  expect((await sums('region=140311&year=2027'))[0]).toMatchObject({ quota: 4, granted: 4, left: 0, applied: 10 });
});

test('offices elsewhere see and state nothing of it; what has no quota is told so', async () => {
  expect(await sums('', 'elsewhere')).toEqual([]);
  expect((await quota('140321', 9, 2026, 'elsewhere')).said).toMatchObject({ code: 'out-of-scope' });
  expect((await quota('140321', 9, 2026, 'viewer')).status).toBe(403);
  for (const region of ['140321', '140322']) await quota(region, 9, 2034);
  const seen = (await sums('', 'viewer')).map(({ region }: { region: string }) => region);
  expect(new Set(seen)).toEqual(new Set(['140321']));
  const given = { procedure: 'complaint', region: '140321', year: 2026, quota: 1 };
  expect((await answerTo('county', '/case-quotas', given)).said).toMatchObject({ code: 'knows-no-quota' });
  expect((await answerTo('county', '/case-quotas', { ...given, procedure: 'none' })).said).toMatchObject({ code: 'no-such-procedure' });
  const book = await world.ask(`/api/exports/case-quotas?procedure=${procedure}&language=zh`);
  expect([book.status, (await book.arrayBuffer()).byteLength > 1000]).toEqual([200, true]);
});

test('of many who state a quota at once one does', async () => {
  const at = (seen: number) =>
    Promise.all(
      [1, 2, 3, 4, 5, 6].map((houses) =>
        answerTo('county', '/case-quotas', { procedure, region: '140321', year: 2033, quota: houses, seen }),
      ),
    );
  expect((await at(0)).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409, 409]);
  expect((await at(0)).map(({ said }) => said.code)).toEqual(Array.from({ length: 6 }, () => 'seen-not-latest'));
});
