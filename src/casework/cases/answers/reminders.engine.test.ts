import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';

let world: World;
let now = Date.parse('2026-03-02T02:00:00Z');
const at = (day: string, time = '10:00') => (now = Date.parse(`${day}T${time}:00+08:00`));

const procedure = `kind: procedure
id: check
version: 1
status: CITY
validFrom: 2020-01-01
source: {document: 示例, clause: 一}
roles: {clerk: {who: post}}
states: {open: {start: true}, done: {end: true}}
limits: {open: {in: [open], workdays: 5}}
transitions: {finish: {from: open, to: done, by: clerk}}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await world.local.procedures.add({ name: 'check.yaml', text: procedure });
  await world.local.access.users.add({ name: 'wang', role: 'bureau', region: '140300' });
  await world.local.access.users.add({ name: 'li', role: 'bureau', region: '140300' });
  await world.local.people.posts.set({ holder: 'wang', role: 'check/clerk', region: '140300' });
  for (let n = 0; n < 2; n += 1) await world.local.cases.begin({ procedure: 'check', region: '140302', for: 'wang' });
});
afterAll(() => world.stop());

/** The contents of inboxes, newest last. */
async function reminders(): Promise<{ to: string; soon: number; overdue: number }[]> {
  await world.app.slices.cases.passTime();
  const { rows } = await world.stores.postgres.query<{ to: string; soon: number; overdue: number }>(
    `SELECT u.name AS to, (n.evidence->>'soon')::int AS soon, (n.evidence->>'overdue')::int AS overdue
     FROM notice n JOIN notice_inbox i ON i.notice = n.id JOIN access_user u ON i.identity = 'user:' || u.id WHERE n.kind = 'case-due' ORDER BY n.id`,
  );
  return rows;
}

test('whoever cases wait for is told from three worked days before the due day on, once each worked day, and of what is overdue', async () => {
  // due on Monday 2026-03-09: Tuesday is four worked days before, Wednesday three
  at('2026-03-03');
  expect(await reminders()).toEqual([]);
  at('2026-03-04', '07:30');
  expect(await reminders()).toEqual([]);
  at('2026-03-04', '08:10');
  expect(await reminders()).toEqual([{ to: 'wang', soon: 2, overdue: 0 }]);
  at('2026-03-04', '17:00');
  expect(await reminders()).toHaveLength(1);
  at('2026-03-07');
  expect(await reminders()).toHaveLength(1);
  await world.local.cases.take({ case: 'check-140302-2026-0001', transition: 'finish', for: 'wang' });
  at('2026-03-10');
  expect((await reminders()).at(-1)).toEqual({ to: 'wang', soon: 0, overdue: 1 });
  expect((await reminders()).map((one) => one.to)).toEqual(['wang', 'wang']);
});
