import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { isNextEvent, type EventRow } from './rules/examine.ts';
import { firstBroken, type CaseRecord } from './public/verify.ts';

let world: World;
let now = Date.parse('2026-03-02T02:00:00Z');
let code = '';

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await world.local.procedures.add({ name: 'visit.yaml', text: procedure });
  const { secret } = await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' });
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'visit/clerk', region: '140300' });
  const asked = (path: string, body: unknown) =>
    world.app.fetch(
      new Request(`http://localhost/api${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      }),
    );
  for (const name of ['一号', '二号', '三号']) {
    const begun = await asked('/cases', { procedure: 'visit', region: '140302' });
    code = ((await begun.json()) as { case: string }).case;
    now += 26 * 3_600_000;
    expect((await asked(`/cases/${code}/steps`, { transition: 'visit', note: '“属实”', fields: { area: '1.50', name } })).status).toBe(200);
    now += 26 * 3_600_000;
  }
  await world.app.slices.cases.passTime();
});
afterAll(() => world.stop());

const procedure = `kind: procedure
id: visit
version: 1
status: CITY
source: {document: 示例, clause: 一}
roles: {clerk: {who: post}}
fields: {area: {type: decimal, decimals: 2}, name: {type: text}}
states: {open: {start: true, limit: none}, closed: {end: true}}
limits: {}
transitions:
  visit: {from: open, to: closed, by: clerk, form: [area, name], note: true}
`;

test('seals of days rest on what was touched on them: one that was altered is told, whichever of its values', async () => {
  const { postgres } = world.stores;
  const examined = async () => (await world.app.slices.cases.examine()).findings;
  const { rows } = await postgres.query<{ day: string; seal: string; cases: number }>(
    'SELECT day::text, seal, cases FROM case_seal ORDER BY day',
  );
  expect([rows.length > 1, await examined()]).toEqual([true, []]);
  for (const { day, seal, cases } of rows)
    for (const [column, wrong, right] of [
      ['seal', `${seal.slice(0, -1)}${seal.endsWith('0') ? '1' : '0'}`, seal],
      ['cases', cases + 1, cases],
    ] as const) {
      const set = (value: unknown) => postgres.query(`UPDATE case_seal SET ${column} = $1 WHERE day = $2`, [value, day]);
      await set(wrong);
      expect(await examined(), `${day} ${column}`).toMatchObject([{ code: 'case-seal-broken', evidence: { day } }]);
      await set(right);
    }
  expect(await examined()).toEqual([]);
});

test('each byte of each event of a case is under its hash, in the store and in what is handed out', async () => {
  const { rows } = await world.stores.postgres.query<EventRow>('SELECT code, n, text, hash FROM case_event ORDER BY code, n');
  expect(rows.length).toBeGreaterThan(3);
  for (const [index, row] of rows.entries()) {
    const last = rows[index - 1]?.code === row.code ? (rows[index - 1] as EventRow) : null;
    expect(isNextEvent(last, row)).toBe(true);
    for (const wrong of [
      ...flipped(row.text).map((text) => ({ ...row, text })),
      { ...row, n: row.n + 1 },
      { ...row, code: `${row.code}0` },
    ])
      expect(isNextEvent(last, wrong), wrong.text).toBe(false);
  }
  const record = (await world.local.cases.record({ case: code })) as unknown as CaseRecord;
  const bare = { case: record.case, events: record.events, head: record.head };
  expect(firstBroken(bare)).toBeNull();
  for (const text of flipped(JSON.stringify(bare))) {
    const read = parsed(text);
    if (read !== null) expect(firstBroken(read), text).not.toBeNull();
  }
});

/** The text with one character replaced, once for each position. */
const flipped = (text: string): string[] =>
  text.split('').map((letter, at) => `${text.slice(0, at)}${letter === '1' ? '2' : '1'}${text.slice(at + 1)}`);

/** The result of reading an altered record; null if it is no longer one. */
function parsed(text: string): CaseRecord | null {
  try {
    const read = JSON.parse(text) as CaseRecord;
    return Array.isArray(read.events) && read.events.every((one) => typeof one === 'object') ? read : null;
  } catch {
    return null;
  }
}
