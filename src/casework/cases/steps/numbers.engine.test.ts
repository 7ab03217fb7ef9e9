import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';

let world: World;
let now = Date.parse('2026-03-02T02:00:00Z');

const procedure = `kind: procedure
id: permit
version: 1
status: CITY
validFrom: 2020-01-01
source: {document: 示例, clause: 一}
roles: {clerk: {who: post}}
fields: {class: {type: choice, options: [A, B]}, ask: {type: money, min: 1}}
numbers: {permit: {pattern: '{class}-{year}-{seq}', per: [class, year]}}
states: {open: {start: true}, done: {end: true}}
transitions:
  grant: {from: open, to: done, by: clerk, form: [class, ask], number: permit, effects: [{grant: ask}]}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await world.local.procedures.add({ name: 'permit.yaml', text: procedure });
  await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' });
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'permit/clerk', region: '140300' });
});
afterAll(() => world.stop());

const begin = async () => (await world.local.cases.begin({ procedure: 'permit', region: '140302', for: 'key:clerk' })).case;
const grant = (code: string, fields: object) =>
  world.local.cases.take({ case: code, transition: 'grant', fields: { ...fields }, for: 'key:clerk' });

test('fifty writers get numbers from 1 within each class and year, none twice and none left out, whoever of them is refused', async () => {
  await world.local.caseMoney.setBudget({ procedure: 'permit', region: '140300', year: 2026, amount: '40' });
  const codes = await Promise.all(Array.from({ length: 50 }, begin));
  expect(new Set(codes.map((code) => Number(code.slice(-4))))).toEqual(new Set(Array.from({ length: 50 }, (_, at) => at + 1)));
  const taken = await Promise.allSettled(
    codes.map((code, at) => grant(code, { class: at % 3 === 0 ? 'A' : 'B', ask: at % 7 === 0 ? '0' : '1' })),
  );
  const numbers = taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value.numbers['permit'] ?? ''] : []));
  // the budget allows forty at most, and every seventh requests less than the minimum
  expect(numbers).toHaveLength(40);
  for (const kind of ['A', 'B']) {
    const seqs = numbers.filter((one) => one.startsWith(kind)).map((one) => Number(one.split('-')[2]));
    expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from(seqs, (_, at) => at + 1));
  }
  now = Date.parse('2027-01-04T02:00:00Z');
  const next = await grant(await begin(), { class: 'A', ask: '1' });
  expect(next.numbers).toEqual({ permit: 'A-2027-1' });
});
