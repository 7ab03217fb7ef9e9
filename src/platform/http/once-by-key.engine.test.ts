import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-02T00:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => clock });
});
afterAll(() => world.stop());

type Answered = { readonly status: number; readonly body: Record<string, unknown>; readonly replayed: string | null };

async function send(path: string, key: string, body: unknown, more: { secret?: string; method?: string } = {}): Promise<Answered> {
  const isText = typeof body === 'string';
  const answer = await world.ask(`/api${path}`, {
    method: more.method ?? 'POST',
    body: isText ? body : JSON.stringify(body),
    headers: {
      'idempotency-key': key,
      'accept-language': 'en',
      ...(!isText && { 'content-type': 'application/json' }),
      ...(more.secret !== undefined && { authorization: `Bearer ${more.secret}` }),
    },
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    replayed: answer.headers.get('idempotency-replayed'),
  };
}

const organisation = (code: string, name = 'x') => ({ code, set: { name } });
const named = async (prefix: string) =>
  (await world.local.place.organisations({})).organisations.map(({ code }) => code).filter((code) => code.startsWith(prefix));
const rows = async (where: string) =>
  (await world.stores.postgres.query<Record<string, unknown>>(`select * from kept_call where ${where}`)).rows;

test('a repeat gets the first answer, and nothing is done again', async () => {
  const first = await send('/organisations', '"once-1"', organisation('ONCE1'));
  expect(first).toMatchObject({ status: 200, replayed: null });
  expect(await send('/organisations', '"once-1"', organisation('ONCE1'))).toEqual({ ...first, replayed: 'true' });
  expect(await send('/organisations', 'once-1', organisation('ONCE1'))).toEqual({ ...first, replayed: 'true' });
  expect(await send('/organisations', 'another', organisation('ONCE1'))).toMatchObject({ status: 409, body: { code: 'code-taken' } });
  expect(await named('ONCE1')).toEqual(['ONCE1']);
});

test('the same key for another input, or another address, is refused, and nothing is done', async () => {
  await send('/organisations', 'reused', organisation('REUSED1'));
  const other = await send('/organisations', 'reused', organisation('REUSED2'));
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused', evidence: { route: 'POST /api/organisations' } } });
  expect(await send('/settings', 'reused', { cityName: '新城' })).toMatchObject({ status: 422 });
  expect(await named('REUSED')).toEqual(['REUSED1']);
});

test('a key belongs to one person: another may use the same', async () => {
  const secret = await world.secretOf('administrator', { all: true });
  await send('/organisations', 'whose', organisation('WHOSE1'));
  expect(await send('/organisations', 'whose', organisation('WHOSE2'), { secret })).toMatchObject({ status: 200, replayed: null });
  expect(await named('WHOSE')).toEqual(['WHOSE1', 'WHOSE2']);
});

test('a repeat during the first request is told so', async () => {
  const held = await world.stores.postgres.connect();
  // writers of organisations wait for one another
  await held.query('begin');
  await held.query('select pg_advisory_xact_lock(7302)');
  const first = send('/organisations', 'slow', organisation('SLOW'));
  const isBegun = async (): Promise<boolean> => (await rows(`key = 'slow'`)).length > 0;
  while (!(await isBegun())) await new Promise((resolve) => setImmediate(resolve));
  expect(await send('/organisations', 'slow', organisation('SLOW'))).toMatchObject({
    status: 409,
    body: { code: 'idempotency-key-under-way' },
  });
  await held.query('rollback');
  held.release();
  expect(await first).toMatchObject({ status: 200 });
  expect(await send('/organisations', 'slow', organisation('SLOW'))).toMatchObject({ status: 200, replayed: 'true' });
});

test('a refused request was not carried out: its key is free for the right input', async () => {
  expect(await send('/organisations', 'refused', { code: 'REFUSED', set: { colour: 'red' } })).toMatchObject({ status: 400 });
  expect(await send('/organisations', 'refused', organisation('REFUSED'))).toMatchObject({ status: 200, replayed: null });
});

test('a secret shown once is not stored, and a repeat is told that it was done', async () => {
  const asked = { name: 'once-told', role: 'viewer' };
  const { body } = await send('/keys', 'secret', asked);
  expect(body['secret']).toEqual(expect.any(String));
  expect(await send('/keys', 'secret', asked)).toMatchObject({
    status: 409,
    body: { code: 'idempotency-answer-not-kept', evidence: { status: 200, route: 'POST /api/keys' } },
  });
  expect((await world.local.access.keys.list()).keys.filter(({ name }) => name === 'once-told')).toHaveLength(1);
  expect(JSON.stringify(await rows('true'))).not.toContain(String(body['secret']));
});

test('a file sent twice is one file, and another under its key is refused', async () => {
  const put = (text: string) => send('/files?name=a.csv', 'file', text, { method: 'PUT' });
  const first = await put('a,b\n1,2\n');
  expect(first.status).toBe(200);
  expect(await put('a,b\n1,2\n')).toEqual({ ...first, replayed: 'true' });
  expect(await put('a,b\n1,3\n')).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
});

test('if the program ended between the work and the answer the outcome is reported as unknown, and nothing is done again', async () => {
  await send('/organisations', 'crashed', organisation('CRASHED'));
  await world.stores.postgres.query(
    `update kept_call set state = 'under-way', runner = 9999, status = null, answer = null where key = 'crashed'`,
  );
  await world.local.place.editOrganisations({ organisations: ['CRASHED'], set: { name: 'y' } });
  const told = await send('/organisations', 'crashed', organisation('CRASHED'));
  expect(told).toMatchObject({ status: 409, body: { code: 'idempotency-outcome-unknown' } });
  expect(String(told.body['detail'])).toMatch(/audit trail/u);
  expect((await world.local.place.organisation({ code: 'CRASHED' })).name).toBe('y');
});

test('work in progress in the previous program is lost at the next start; stored answers stay', async () => {
  await send('/organisations', 'kept', organisation('KEPT'));
  await send('/organisations', 'cut', organisation('CUT'));
  await world.stores.postgres.query(`update kept_call set state = 'under-way', status = null, answer = null where key = 'cut'`);
  await world.app.slices.access.loseCalls();
  expect(await send('/organisations', 'cut', organisation('CUT'))).toMatchObject({
    status: 409,
    body: { code: 'idempotency-outcome-unknown' },
  });
  expect(await send('/organisations', 'kept', organisation('KEPT'))).toMatchObject({ status: 200, replayed: 'true' });
});

test('an answer is not returned to a caller with fewer rights than when it was stored', async () => {
  await send('/organisations', 'less', organisation('LESS'));
  await world.stores.postgres.query(`update kept_call set rights = '["viewer",{"region":"140302"}]' where key = 'less'`);
  expect(await send('/organisations', 'less', organisation('LESS'))).toMatchObject({
    status: 409,
    body: { code: 'idempotency-answer-not-kept' },
  });
});

test('an invalid key is refused, and so is one where none is accepted; a query by POST is a call like any other', async () => {
  expect(await send('/organisations', 'a b', organisation('BAD'))).toMatchObject({ status: 400, body: { code: 'idempotency-key-bad' } });
  expect(await send('/auth/sign-out', 'out', {})).toMatchObject({ status: 400, body: { code: 'idempotency-key-unread' } });
  const question = { input: {}, kind: 'x' };
  const first = await send('/policy/check', 'asked', question);
  const again = await send('/policy/check', 'asked', question);
  expect([again.status, again.replayed]).toEqual([first.status, first.status === 200 ? 'true' : null]);
  expect(await rows(`key in ('a b', 'out')`)).toEqual([]);
  expect(await named('BAD')).toEqual([]);
});

test('a person has a limited number of keys a day; after a day they are removed, and can be used again', async () => {
  await send('/organisations', 'had', organisation('HAD'));
  await world.stores.postgres.query(
    `insert into kept_call (who, key, holder, rights, route, state, runner, began, ends)
     select 'local', 'many-' || n, 'local', '', '', 'done', 1, $1, $2 from generate_series(1, 5000) n`,
    [new Date(clock), new Date(clock + 86_400_000)],
  );
  expect(await send('/organisations', 'one-more', organisation('MORE'))).toMatchObject({
    status: 429,
    body: { code: 'idempotency-keys-many' },
  });
  expect(await send('/organisations', 'had', organisation('HAD'))).toMatchObject({ status: 200, replayed: 'true' });
  clock += 86_400_001;
  expect(await send('/organisations', 'had', organisation('HAD'))).toMatchObject({ status: 409, body: { code: 'code-taken' } });
  await world.app.slices.access.upkeep();
  expect(await rows('true')).toEqual([]);
});
