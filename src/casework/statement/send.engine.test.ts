import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendLetters } from '#cli/as-read.ts';
import { settleTown } from '../../../test/e2e/town.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await settleTown(world);
  await world.local.place.addOrganisation({ code: 'U1', set: { name: '市机关事务中心', region: '140302' } });
  await world.local.registry.editBuilding({ building: 'B1', set: { organisation: 'U1' } });
  const file = await world.upload('more.csv', 'meter,2025-03\nB1,90000\n');
  await world.local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity' });
});
afterAll(() => world.stop());

const bureau = (region = '140300') => world.as('bureau', { region });
const owner = () => world.as('owner', { organisation: 'U1' });
const refusal = (code: string) => ({ document: { code } });
const about = { kind: 'use-notice', buildings: ['B1'], year: 2025, indicative: true };

async function textOf(number: string): Promise<string> {
  const docx = Buffer.from(await (await world.ask(`/api/statements/${number}/document`)).arrayBuffer());
  const name = docx.indexOf('word/document.xml');
  return inflateRawSync(docx.subarray(name + 'word/document.xml'.length), { finishFlush: 2 })
    .toString('utf8')
    .replaceAll(/<[^>]+>/gu, '');
}

test('the preview says who would be told what, whom it does not reach and why, and keeps nothing', async () => {
  const { letters } = await bureau().statement.previewSend(about);
  expect(letters).toMatchObject([
    {
      building: 'B1',
      outcome: 'unreachable',
      to: [],
      number: null,
      indicative: true,
      says: '2025年度用电 825,000 kWh（计量覆盖率 100%）；电 82.5 kWh/m²，超约束值 80 kWh/m² 3.1%（参考，限额待核对）',
      findings: [{ code: 'letter-no-account' }],
    },
  ]);
  const { letters: strict } = await bureau().statement.previewSend({ ...about, indicative: false });
  expect(strict.map(({ outcome, findings }) => [outcome, findings[0]?.code])).toEqual([['blocked', 'statement-indicative']]);
  await world.local.access.users.add({ name: 'qian', role: 'owner', organisation: 'U1' });
  expect((await bureau().statement.previewSend(about)).letters).toMatchObject([{ outcome: 'sends', to: ['qian'], findings: [] }]);
  expect((await bureau().statement.list({})).total).toBe(0);
  expect((await bureau().statement.sent({})).total).toBe(0);
});

test('what was not read, or is another by now, is not sent', async () => {
  await expect(bureau().statement.send(about)).rejects.toMatchObject(refusal('seen-missing'));
  const { seen } = await bureau().statement.previewSend(about);
  await expect(bureau().statement.send({ ...about, note: '请核对', seen })).rejects.toMatchObject(refusal('seen-not-latest'));
});

test('sent, it is a numbered statement with the figures in it, and a message to the owner; a second one is not sent by mistake', async () => {
  const { letters } = await sendLetters(bureau(), { ...about, answerBy: '2027-03-31', note: '请注意夏季空调' });
  const number = letters[0]?.number ?? '';
  expect(number).toMatch(/^YNTS-140302-\d{4}-0001$/u);
  const said = await textOf(number);
  for (const part of [
    number,
    '用能提示函（2025年度）',
    '825,000 kWh',
    '82.5 kWh/m²',
    '3.1%',
    '2027年3月31日前答复',
    '请注意夏季空调',
    '【参考】',
  ])
    expect(said).toContain(part);
  const { figures } = await bureau().statement.get({ number });
  expect(figures.find(({ code }) => code === 'electricity.corrected')).toMatchObject({ value: 82.5, unit: 'kWh/m2' });
  const again = await sendLetters(bureau(), about);
  expect(again.letters).toMatchObject([{ outcome: 'earlier', earlier: number, number: null }]);
  expect((await bureau().statement.list({})).total).toBe(1);
});

test('the owner reads it, answers, and the answer is seen beside it; nobody else may', async () => {
  const { notices } = await owner().statement.sent({ building: 'B1' });
  expect(notices).toMatchObject([{ kindName: '用能提示函', to: ['qian'], answerBy: '2027-03-31', withdrawn: false, answers: [] }]);
  const number = notices[0]?.number ?? '';
  await expect(bureau().statement.answer({ number, text: '已核对' })).rejects.toMatchObject(refusal('role-may-not'));
  await expect(world.as('owner', { organisation: 'X' }).statement.answer({ number, text: 'x' })).rejects.toMatchObject(
    refusal('no-such-statement'),
  );
  expect(await owner().statement.answer({ number, text: '冷机已检修' })).toEqual({ number, answers: 1 });
  expect((await bureau('140302').statement.sent({ number })).notices[0]?.answers).toMatchObject([{ text: '冷机已检修' }]);
  await expect(bureau('140303').statement.sent({ number })).rejects.toMatchObject(refusal('no-such-statement'));
  expect((await bureau('140303').statement.sent({})).total).toBe(0);
});

test('withdrawn, it says so where it was sent and takes no answer; then another may be sent', async () => {
  const number = (await bureau().statement.sent({})).notices[0]?.number ?? '';
  await bureau().statement.withdraw({ number, reason: '面积有误' });
  expect((await owner().statement.sent({ number })).notices).toMatchObject([{ withdrawn: true }]);
  await expect(owner().statement.answer({ number, text: '已核对' })).rejects.toMatchObject(refusal('statement-withdrawn'));
  expect((await bureau().statement.previewSend(about)).letters).toMatchObject([{ outcome: 'sends', earlier: null }]);
});

test('without a figure nothing is sent; a supervision notice needs a ground, and carries what was seen', async () => {
  const blocked = async (ask: object) => {
    const { letters } = await bureau().statement.previewSend({ ...about, kind: 'supervision-notice', ...ask });
    return letters.map(({ outcome, findings }) => [outcome, findings.map(({ code }) => code)]);
  };
  expect(await blocked({ year: 2024 })).toEqual([['blocked', ['use-letter-nothing']]]);
  expect(await blocked({})).toEqual([['sends', []]]);
  const grounds = { text: '连续 5 天夜间负荷偏高' };
  const { letters } = await bureau().statement.previewSend({ ...about, kind: 'supervision-notice', grounds });
  expect(letters[0]?.says).toContain('；连续 5 天夜间负荷偏高');
  await expect(bureau().statement.previewSend({ ...about, kind: 'quota-notice' })).rejects.toMatchObject(refusal('statement-not-sendable'));
});

test('where nobody can be reached it is issued on paper if that is asked, and counts as not sent', async () => {
  await world.local.access.users.disable({ name: 'qian' });
  const ask = { ...about, onPaper: true };
  const { letters } = await sendLetters(bureau(), ask);
  expect(letters).toMatchObject([{ outcome: 'paper', to: [] }]);
  const number = letters[0]?.number ?? '';
  expect((await bureau().statement.get({ number })).state).toBe('standing');
  expect((await bureau().statement.sent({ number })).total).toBe(0);
  await expect(owner().statement.answer({ number, text: 'x' })).rejects.toMatchObject(refusal('statement-not-sent'));
});
