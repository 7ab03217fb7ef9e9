import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';

const hourMs = 3_600_000;

let world: World;
let clock = Date.parse('2026-06-23T00:00:00Z');

const programmes = "kind: programme\nentries:\n  - {id: city-dr, rule: ten-of-ten, step: hour, pay: {unit: kWh, price: '1'}}\n";
const asked = { code: 'E1', programme: 'city-dr', portfolio: 'V1', direction: 'down' as const };

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 10) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商\nOTHER,另一聚合商\nO1,甲\nO2,乙') });
  const buildings =
    'code,name,use,region,organisation\nB1,一,office,140302,O1\nB2,二,office,140302,O2\nB3,三,office,140302,O1\nB4,四,office,140302,\n';
  await local.registry.importBuildings({ file: await upload('b.csv', buildings) });
  await world.app.slices.knowledge.put('programmes.yaml', programmes, false);
  // a file takes effect a little after it was written
  clock += 60_000;
  await local.portfolio.add({ code: 'V1', name: '一号', organisation: 'AGG' });
  for (const building of ['B1', 'B2', 'B3', 'B4'])
    await local.portfolio.join({ portfolio: 'V1', building, from: '2026-06-10', share: '0.7', consent: '签字' });
  for (const organisation of ['O1', 'O2']) await local.access.users.add({ name: `owner-${organisation}`, role: 'owner', organisation });
  const file = await upload('c.csv', 'building,kw\nB1,5\nB2,4\nB3,3\nB4,1\n');
  await local.flexibility.events.add({ ...asked, from: '2026-06-25T19:00', to: '2026-06-25T21:00', file });
  await local.flexibility.events.answer({ event: 'E1', building: 'B1', answer: 'in' });
});
afterAll(() => world.stop());

const aggregator = () => world.as('aggregator', { aggregator: 'AGG' });

/** The reminders in the inbox of an owner, as it reads them. */
async function remindersOf(organisation: string): Promise<string[]> {
  const { identity = '' } = (await world.app.slices.access.people()).find(({ name }) => name === `owner-${organisation}`) ?? {};
  const scope = { identity, actor: 'owner', role: 'owner' as const, sees: { organisation } };
  const { rows } = await world.app.slices.notice.list(scope, { limit: 50 } as never, 'zh');
  return rows
    .filter(({ code }) => code === 'notice-response-event-reminder-down')
    .map(({ evidence, link }) => `${String(evidence['kw'])} kW ${String(evidence['from'])} ${String(evidence['note'])} ${link}`);
}

test('a preview says who would be reminded of what until when, who has no account, and sends nothing', async () => {
  const told = await aggregator().flexibility.reminders.send({ event: 'E1', preview: true });
  expect(told).toMatchObject({ event: 'E1', until: '2026-06-25T11:00:00Z', unheard: ['B4'] });
  expect(told.messages.map(({ to, buildings, committedKw, withinDay, last }) => [to, buildings, committedKw, withinDay, last])).toEqual([
    ['owner-O1', ['B3'], 3, false, null],
    ['owner-O2', ['B2'], 4, false, null],
  ]);
  expect(told.messages[0]?.text).toMatch(
    /事件 E1：2026-06-25 19:00 至 2026-06-25 21:00 请您的 1 栋建筑降 3 千瓦，请在 2026-06-25 19:00 前答复/u,
  );
  expect(await remindersOf('O1')).toEqual([]);
  expect(await aggregator().flexibility.reminders.list({ event: 'E1' })).toEqual({ total: 0, reminders: [] });
});

test('a reminder reaches those who have not answered, once within a day unless it is asked for again', async () => {
  await aggregator().flexibility.reminders.send({ event: 'E1', note: '请今晚前答复' });
  const once = ['3 kW 2026-06-25 19:00 请今晚前答复 /invitations/E1'];
  expect(await remindersOf('O1')).toEqual(once);
  const second = await aggregator().flexibility.reminders.send({ event: 'E1' });
  expect(second.messages.map(({ to, withinDay }) => [to, withinDay])).toEqual([
    ['owner-O1', true],
    ['owner-O2', true],
  ]);
  expect(second.messages[0]?.last).toMatch(/^2026-06-23T00:0/u);
  expect(await remindersOf('O1')).toEqual(once);
  await aggregator().flexibility.reminders.send({ event: 'E1', again: true });
  expect(await remindersOf('O1')).toHaveLength(2);
  clock += 25 * hourMs;
  await world.as('owner', { organisation: 'O2' }).flexibility.events.answer({ event: 'E1', building: 'B2', answer: 'out' });
  const next = await aggregator().flexibility.reminders.send({ event: 'E1' });
  expect(next.messages.map(({ to, withinDay }) => [to, withinDay])).toEqual([['owner-O1', false]]);
});

test('what was sent is listed, newest first, and each sees what is about its own members', async () => {
  const { total, reminders } = await aggregator().flexibility.reminders.list({ event: 'E1', limit: 2 });
  expect(total).toBe(5);
  expect(reminders.map(({ to, buildings, note }) => [to, buildings, note])).toEqual([
    ['owner-O1', ['B3'], ''],
    ['owner-O2', ['B2'], ''],
  ]);
  const own = await world.as('owner', { organisation: 'O2' }).flexibility.reminders.list({ event: 'E1' });
  expect(own.reminders.map(({ to }) => to)).toEqual(['owner-O2', 'owner-O2']);
});

test('an event that is not seen, was cancelled or has begun sends no reminder', async () => {
  await expect(
    world.as('aggregator', { aggregator: 'OTHER' }).flexibility.reminders.send({ event: 'E1', preview: true }),
  ).rejects.toMatchObject({ document: { code: 'no-such-response-event' } });
  const file = await world.upload('c2.csv', 'building,kw\nB2,4\n');
  const later = { ...asked, code: 'E2', from: '2026-06-26T19:00', to: '2026-06-26T21:00', file };
  await world.local.flexibility.events.add(later);
  await world.local.flexibility.events.cancel({ event: 'E2' });
  await expect(aggregator().flexibility.reminders.send({ event: 'E2' })).rejects.toMatchObject({ document: { code: 'event-cancelled' } });
  clock = Date.parse('2026-06-25T11:00:00Z');
  await expect(aggregator().flexibility.reminders.send({ event: 'E1', again: true })).rejects.toMatchObject({
    document: { code: 'event-begun-no-reminder' },
  });
  await expect(world.local.flexibility.reminders.send({ event: 'E1', preview: true })).rejects.toMatchObject({
    document: { code: 'event-begun-no-reminder' },
  });
});

test('what was reminded of is not changed or removed, by anybody', async () => {
  for (const change of [
    `UPDATE flexibility_reminder SET note = ''`,
    'DELETE FROM flexibility_reminder_member',
    'TRUNCATE flexibility_reminder CASCADE',
  ])
    await expect(world.stores.postgres.query(change)).rejects.toThrow('append-only');
});
