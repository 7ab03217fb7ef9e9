import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendLetters } from '#cli/as-read.ts';
import { settleTown } from '../../../test/e2e/town.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await settleTown(world);
  await world.local.place.addOrganisation({ code: 'U1', set: { name: '市机关事务中心', region: '140302' } });
  for (const building of ['B1', 'B3']) await world.local.registry.editBuilding({ building, set: { organisation: 'U1' } });
  await world.local.access.users.add({ name: 'qian', role: 'owner', organisation: 'U1' });
});
afterAll(() => world.stop());

/** An officer of the city, and the administrator. */
const bureau = () => world.as('bureau', { region: '140300' });
const other = () => world.local;
const owner = () => world.as('owner', { organisation: 'U1' });
const refusal = (code: string) => ({ document: { code } });
const about = { kind: 'use-notice', buildings: ['B1', 'B3'], year: 2025, indicative: true };
const issued = async () => (await bureau().statement.list({ kind: 'use-notice', state: 'standing' })).total;

test('notices to several owners are sent all or none: where the second cannot be stored, the first was not issued', async () => {
  const { postgres } = world.stores;
  await postgres.query(`CREATE FUNCTION second_fails() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF (SELECT count(*) FROM statement_sent) > 0 THEN RAISE EXCEPTION 'the disk is full'; END IF; RETURN NEW; END $$`);
  await postgres.query('CREATE TRIGGER second_fails BEFORE INSERT ON statement_sent FOR EACH ROW EXECUTE FUNCTION second_fails()');
  await expect(sendLetters(bureau(), about)).rejects.toThrow();
  await postgres.query('DROP TRIGGER second_fails ON statement_sent');
  expect(await issued()).toBe(0);
  expect((await bureau().statement.sent({})).total).toBe(0);
  expect((await bureau().statement.verify()).ok).toBe(true);
});

test('of two officers who send the same notice at once one is refused, and told who was first, when and as which number', async () => {
  const { seen } = await bureau().statement.previewSend(about);
  const { seen: noted } = await bureau().statement.previewSend({ ...about, note: '请核对' });
  const both = await Promise.allSettled([
    bureau().statement.send({ ...about, seen }),
    other().statement.send({ ...about, note: '请核对', seen: noted }),
  ]);
  const sent = both.flatMap((one) => (one.status === 'fulfilled' ? one.value.letters : []));
  const refused = both.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  expect(sent.map(({ outcome }) => outcome)).toEqual(['sends', 'sends']);
  const [first] = (await bureau().statement.sent({ building: 'B1' })).notices;
  expect(refused).toMatchObject([
    {
      document: {
        code: 'letter-same',
        evidence: {
          building: 'B1',
          number: sent[0]?.number,
          by: first?.by,
          at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/u) as string,
        },
      },
    },
  ]);
  expect(await issued()).toBe(2);
});

test('who sends what was read before another sent it is told of that one, not that figures changed', async () => {
  const ask = { ...about, kind: 'supervision-notice', grounds: { text: '夜间负荷偏高' } };
  const { seen } = await bureau().statement.previewSend(ask);
  const { letters } = await sendLetters(other(), { ...ask, buildings: ['B3'] });
  const [first] = (await bureau().statement.sent({ building: 'B3' })).notices;
  await expect(bureau().statement.send({ ...ask, seen })).rejects.toMatchObject({
    document: { code: 'letter-same', evidence: { building: 'B3', number: letters[0]?.number, by: first?.by } },
  });
  expect((await bureau().statement.sent({ building: 'B1' })).notices.map(({ kind }) => kind)).toEqual(['use-notice']);
});

test('what was sent and answered is not changed or removed, by anybody', async () => {
  const { postgres } = world.stores;
  const number = (await bureau().statement.sent({ building: 'B1' })).notices[0]?.number ?? '';
  await owner().statement.answer({ number, text: '冷机已检修' });
  for (const change of [
    `UPDATE statement_sent SET to_name = 'li'`,
    'DELETE FROM statement_sent',
    'TRUNCATE statement_sent',
    `UPDATE statement_answer SET text = ''`,
    'DELETE FROM statement_answer',
    'TRUNCATE statement_answer',
  ])
    await expect(postgres.query(change)).rejects.toThrow('append-only');
  expect((await bureau().statement.sent({ number })).notices[0]).toMatchObject({ to: ['qian'], answers: [{ text: '冷机已检修' }] });
});

test('a withdrawn notice takes no answer, and says who withdrew it and why', async () => {
  const number = (await bureau().statement.sent({ building: 'B1' })).notices[0]?.number ?? '';
  const { by } = await other().statement.withdraw({ number, reason: '面积有误' });
  await expect(owner().statement.answer({ number, text: '已核对' })).rejects.toMatchObject({
    document: { code: 'statement-withdrawn', evidence: { number, by, reason: '面积有误' } },
  });
});

test('what is on paper only is not sent: it is counted apart, and a second one is told as paper', async () => {
  await world.local.access.users.disable({ name: 'qian' });
  const ask = { ...about, buildings: ['B1'], onPaper: true };
  const { letters } = await sendLetters(bureau(), ask);
  expect(letters).toMatchObject([{ outcome: 'paper', to: [] }]);
  const number = letters[0]?.number ?? '';
  const again = await bureau().statement.previewSend(ask);
  expect(again.letters).toMatchObject([
    { outcome: 'earlier', earlier: number, findings: [{ code: 'letter-earlier-paper' }, { code: 'letter-no-account' }] },
  ]);
  expect((await bureau().statement.sent({ number })).total).toBe(0);
  await expect(owner().statement.answer({ number, text: 'x' })).rejects.toMatchObject(refusal('statement-not-sent'));
});
