import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const { local } = world;
  await local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nU1,示范供电所,140302\n') });
  const buildings = 'code,name,region,organisation,use,floorArea,zone\nS1,一号楼,140302,U1,office,5000,Asia/Shanghai\n';
  await local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await local.portfolio.add({ code: 'VPP', name: '虚拟电厂', organisation: 'U1' });
  await local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140302' });
});
afterAll(() => world.stop());

const codeOf = (cause: unknown): string => {
  if (!(cause instanceof ProblemAnswer)) throw cause;
  return cause.document.code;
};

type Mark = number | string;

/** A kind of statement that replaces an earlier one: three that differ, and what is returned for each with the mark that identifies it. */
type Kind = {
  readonly state: (nth: number, seen?: Mark) => Promise<{ readonly said: unknown; readonly mark: Mark }>;
  readonly never: Mark;
};

const heat = { region: '140302', name: '2026-27', to: '2027-04-01', source: '示范通知' };
const days = (nth: number): string => `2026-11-0${nth}`;

const kinds: Readonly<Record<string, Kind>> = {
  'a heating season': {
    never: 99,
    async state(nth, seen) {
      const answer = await world.local.heatBilling.seasons.set({
        ...heat,
        from: days(nth),
        ...(seen !== undefined && { seen: Number(seen) }),
      });
      return { said: Number(answer.from.slice(-1)), mark: answer.version };
    },
  },
  'when a place heats and cools': {
    never: 99,
    async state(nth, seen) {
      const asked = { region: '140302', heating: `11-0${nth}:03-15`, cooling: '06-01:09-30' };
      const answer = await world.local.comfort.seasons.set({ ...asked, ...(seen !== undefined && { seen: Number(seen) }) });
      return { said: Number(answer.heating.from.slice(-1)), mark: answer.version };
    },
  },
  'the name of an office': {
    never: 99,
    async state(nth, seen) {
      const answer = await world.local.caseDocuments.offices.set({
        region: '140302',
        name: `${nth}`,
        ...(seen !== undefined && { seen: Number(seen) }),
      });
      return { said: Number(answer.name), mark: answer.version };
    },
  },
  'when a building is used': {
    never: 99,
    async state(nth, seen) {
      const hours = { workday: [`0${nth}:00-18:00`] };
      const answer = await world.local.occupancy.set({ building: 'S1', hours, ...(seen !== undefined && { seen: Number(seen) }) });
      return { said: Number(answer.hours.workday?.[0]?.slice(0, 2)), mark: answer.version };
    },
  },
  'who does a task': {
    never: 99,
    async state(nth, seen) {
      const asked = { task: 'CN/task-quality', region: '140302', due: days(nth) };
      const { tasks } = await world.local.assignment.assign({ ...asked, ...(seen !== undefined && { seen: Number(seen) }) });
      return { said: Number(tasks[0]?.due?.slice(-1)), mark: tasks[0]?.assigned?.version ?? 0 };
    },
  },
  'a post': {
    never: 99,
    async state(nth, seen) {
      const asked = { holder: 'key:clerk', role: 'green-building-label/clerk', region: '140302', from: days(nth) };
      const answer = await world.local.people.posts.set({ ...asked, ...(seen !== undefined && { seen: Number(seen) }) });
      return { said: Number(answer.from?.slice(-1)), mark: answer.version };
    },
  },
  'the holidays of a year': {
    never: 99,
    async state(nth, seen) {
      const asked = { year: 2029, published: '2026-01-05', text: `元旦：1月${nth}日放假1天。` };
      const answer = await world.local.workdays.notice.add({ ...asked, ...(seen !== undefined && { seen: Number(seen) }) });
      return { said: Number(answer.closed[0]?.slice(-1)), mark: Number(answer.calendar.split('@')[1]) };
    },
  },
  'what a supplier is to hand over': {
    never: 99,
    async state(nth, seen) {
      const text = JSON.stringify({ supplier: 'U1', carrier: 'electricity', region: '140302', every: 'month', due: nth });
      const answer = await world.local.sharing.deliveries.expect({ text, ...(seen !== undefined && { seen: Number(seen) }) });
      return { said: answer.expected[0]?.due, mark: answer.version };
    },
  },
  'how long notices are kept': {
    never: '9999-12-31T00:00:00.000Z',
    async state(nth, seen) {
      const answer = await world.local.notice.keep({ keptDays: 30 + nth, ...(seen !== undefined && { seen: String(seen) }) });
      return { said: answer.keptDays - 30, mark: answer.changedAt ?? '' };
    },
  },
  'where parcels are sent': {
    never: '9999-12-31T00:00:00.000Z',
    async state(nth, seen) {
      const asked = { code: 'province', to: `http://127.0.0.1:9/${nth}`, centre: '140300', region: '140302', secret: `key ${nth}` };
      const answer = await world.local.upload.target({ ...asked, ...(seen !== undefined && { seen: String(seen) }) });
      return { said: Number(answer.to.slice(-1)), mark: answer.changedAt };
    },
  },
  'an OpenADR server that is followed': {
    never: '9999-12-31T00:00:00.000Z',
    async state(nth, seen) {
      const asked = { name: 'grid', url: `https://vtn.example.cn/${nth}`, clientId: 'V', clientSecret: '999', portfolio: 'VPP' };
      const given = { ...asked, programme: 'shanxi-vpp-2022', ...(seen !== undefined && { seen: String(seen) }) };
      const answer = await world.local.openadr.connect(given);
      return { said: Number(answer.url.replace(/\/$/u, '').slice(-1)), mark: answer.changedAt };
    },
  },
  'a setting of the city': {
    never: '9999-12-31T00:00:00.000Z',
    async state(nth, seen) {
      const answer = await world.local.settings.change({ mapNumber: `${nth}`, ...(seen !== undefined && { seen: String(seen) }) });
      return { said: Number(answer.mapNumber), mark: answer.changedAt ?? '' };
    },
  },
};

describe.each(Object.entries(kinds))('%s', (_name, { state, never }) => {
  test('of several simultaneous statements one is accepted, and a replacement names what was read', async () => {
    const all = await Promise.all([1, 2, 3].map((nth) => state(nth).then((told) => ({ nth, ...told }), codeOf)));
    const [taken, ...others] = all.filter((one) => typeof one !== 'string');
    if (taken === undefined) expect.fail(`nobody was taken: ${JSON.stringify(all)}`);
    expect([taken.said, others]).toEqual([taken.nth, []]);
    expect(all.filter((one) => typeof one === 'string')).toEqual(['seen-missing', 'seen-missing']);
    const { nth, mark } = taken;
    expect(await state(nth)).toEqual({ said: nth, mark });
    expect(await state(4).catch(codeOf)).toBe('seen-missing');
    expect(await state(4, never).catch(codeOf)).toBe('seen-not-latest');
    const next = await state(4, mark);
    expect(next.said).toBe(4);
    expect(await state(5, mark).catch(codeOf)).toBe('seen-not-latest');
    expect(await state(4, mark)).toEqual(next);
    expect((await state(5, next.mark)).said).toBe(5);
  });
});

test('another key alone is a change; a target that was switched differs from the version read; a removed one no longer counts', async () => {
  const { upload, openadr } = world.local;
  const to = { code: 'county', to: 'http://127.0.0.1:9/', centre: '140300', region: '140302' };
  const { changedAt } = await upload.target({ ...to, secret: 'first' });
  expect(await upload.target(to)).toMatchObject({ changedAt });
  expect(await upload.target({ ...to, secret: 'other' }).catch(codeOf)).toBe('seen-missing');
  const off = await upload.change({ target: 'county', enabled: false });
  expect(await upload.target({ ...to, secret: 'other', seen: changedAt }).catch(codeOf)).toBe('seen-not-latest');
  expect(await upload.target({ ...to, enabled: false })).toEqual(off);
  expect(await upload.target({ ...to, secret: 'other', seen: off.changedAt })).toMatchObject({ enabled: true });
  await upload.remove({ target: 'county' });
  expect(await upload.target({ ...to, seen: changedAt }).catch(codeOf)).toBe('seen-not-latest');
  const account = { clientId: 'V', clientSecret: 'a', portfolio: 'VPP', programme: 'shanxi-vpp-2022' };
  const server = { name: 'other', url: 'https://vtn.example.cn', ...account };
  await openadr.connect(server);
  expect(await openadr.connect({ ...server, clientSecret: 'b' }).catch(codeOf)).toBe('seen-missing');
  await openadr.disconnect({ name: 'other' });
  expect(await openadr.connect({ ...server, clientSecret: 'b' })).toMatchObject({ name: 'other' });
});

test('a setting that nobody has set, or that is as read while another changed, can be changed', async () => {
  const { settings } = world.local;
  const { changedAt } = await settings.change({ tilesBy: 'a' });
  await settings.change({ filesKeptYears: 10 });
  expect(await settings.change({ tilesBy: 'b', seen: changedAt ?? '' })).toMatchObject({ tilesBy: 'b', filesKeptYears: 10 });
});

async function answerTo(...words: readonly string[]): Promise<unknown> {
  const out: string[] = [];
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void out.push(text) };
  await run([...words, '--json'], { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return JSON.parse(out.join(''));
}

const commands: readonly (readonly [
  name: string,
  command: readonly string[],
  option: string,
  values: readonly [string, string],
  at: string,
])[] = [
  [
    'heat season set',
    ['heat', 'season', 'set', '140303', '2026-27', '--from', '2026-11-01', '--source', '示范通知'],
    '--to',
    ['2027-04-01', '2027-04-08'],
    'to',
  ],
  [
    'temperature season',
    ['temperature', 'season', '140303', '--heating', '11-15:03-15', '--cooling', '06-01:09-30'],
    '--tolerance',
    ['0.5', '0'],
    'tolerance',
  ],
];

test.each(commands)(
  '%s with a different value reads the current one first, and reports what it read',
  async (_name, command, option, values, at) => {
    const say = (value: string) => answerTo(...command, option, value);
    const first = await say(values[0]);
    expect(first).toMatchObject({ version: 1 });
    expect(first).not.toHaveProperty('read');
    const second = await say(values[1]);
    expect(second).toMatchObject({ version: 2, read: 1 });
    expect(String((second as Record<string, unknown>)[at])).toBe(values[1]);
    expect(await say(values[1])).toMatchObject({ version: 2, read: 2 });
  },
);

test('a mail server is replaced by naming the one that was read; a version read before the days changed still counts', async () => {
  const { notice } = world.local;
  const server = (host: string, more: object = {}) =>
    notice.mailServer.set({ host, port: 25, security: 'none', user: '', from: 'city@example.cn', ...more });
  const { changedAt } = await notice.sending();
  expect(await server('one.example.cn').catch(codeOf)).toBe(changedAt === null ? undefined : 'seen-missing');
  const first = await server('one.example.cn', { seen: changedAt ?? undefined });
  expect(await server('two.example.cn').catch(codeOf)).toBe('seen-missing');
  expect(await server('two.example.cn', { seen: changedAt ?? 'other' }).catch(codeOf)).toBe('seen-not-latest');
  expect(await server('one.example.cn')).toEqual(first);
  expect((await server('two.example.cn', { seen: first.changedAt })).mail?.host).toBe('two.example.cn');
});

test('hours that were withdrawn differ from those that were read', async () => {
  const { occupancy } = world.local;
  const { version } = await occupancy.versions({ building: 'S1' });
  const { change } = await occupancy.set({ building: 'S1', hours: { workday: ['08:30-18:00'] }, seen: version });
  await world.local.imports.undo({ id: change });
  expect((await occupancy.versions({ building: 'S1' })).version).toBe(version + 2);
  const again = { building: 'S1', hours: { workday: ['08:40-18:00'] } };
  expect(await occupancy.set({ ...again, seen: version }).catch(codeOf)).toBe('seen-not-latest');
  expect(await occupancy.set({ ...again, seen: version + 2 })).toMatchObject({ version: version + 3 });
});

test('the commands settings and imports keep replace the version that each has read', async () => {
  expect(await answerTo('settings', '--keep-files', '7')).toMatchObject({ filesKeptYears: 7 });
  const { changedAt } = await world.local.settings.get();
  expect(await answerTo('settings', '--keep-files', '8')).toMatchObject({ filesKeptYears: 8, read: changedAt });
  const { changedAt: next } = await world.local.settings.get();
  expect(await answerTo('imports', 'keep', '--years', '9')).toEqual({ filesKeptYears: 9, read: next });
});

test('an upload target and a followed server are read first, replaced as read, and otherwise named by --seen', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yaodong-seen-'));
  try {
    const secret = path.join(folder, 'secret.txt');
    await writeFile(secret, 'geheim\n');
    const target = ['upload', 'target', 'city', '--centre', '140300', '--region', '140302', '--to'];
    const account = ['--client-id', 'V', '--secret-file', secret, '--portfolio', 'VPP', '--programme', 'shanxi-vpp-2022'];
    const connect = ['openadr', 'connect', 'far', ...account, '--url'];
    for (const command of [target, connect]) {
      const say = async (nth: number, ...more: string[]) =>
        (await answerTo(...command, `http://127.0.0.1:9/${nth}`, ...more)) as Readonly<Record<string, unknown>>;
      const first = await say(1);
      expect(first).not.toHaveProperty('read');
      const second = await say(2);
      expect(second).toMatchObject({ read: first['changedAt'] });
      expect(await say(3, '--seen', String(first['changedAt']))).toMatchObject({ code: 'seen-not-latest' });
      expect(await say(3, '--seen', String(second['changedAt']))).toMatchObject({ read: second['changedAt'] });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
