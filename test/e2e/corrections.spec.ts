import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let clerk: { name: string; password: string };

const procedure = `kind: procedure
id: take-down
version: 1
status: CITY
names: {zh: 拆除登记, en: Demolition}
source: {document: 测试, clause: '1'}
links: {building: required}
roles: {clerk: {who: post}}
fields: {day: {type: day, names: {zh: 拆除日期, en: Day}, must: [{atMost: today}]}}
states: {check: {start: true, limit: none}, gone: {end: true, names: {zh: 已拆除, en: Gone}}}
transitions:
  demolish: {from: check, to: gone, by: clerk, form: [day], effects: [{set: building.demolished, to: $day}], names: {zh: 登记已拆除, en: Record}}
`;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  await world.local.procedures.add({ name: 'take-down.yaml', text: procedure });
  const file = await world.upload('b.csv', 'code,name,use,region\nB1,示例楼,office,140302\n');
  await world.local.registry.importBuildings({ file });
  clerk = await shown.account('clerk', 'bureau', { region: '140300' });
  await world.local.people.posts.set({ holder: 'clerk', role: 'take-down/clerk', region: '140300' });
});
afterAll(() => shown.stop());

const demolitions = async () =>
  (await shown.world.local.registry.timeline({ building: 'B1' })).events.filter(({ kind }) => kind === 'demolished').map(({ day }) => day);

test('a clerk corrects the day of a demolition with the reason, and withdraws it when the building still stands', async () => {
  const { cases } = shown.world.local;
  const { case: code } = await cases.begin({ procedure: 'take-down', building: 'B1', for: 'clerk' });
  await cases.take({ case: code, transition: 'demolish', fields: { day: '2026-03-02' }, for: 'clerk' });
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, clerk, `/cases/${code}`);
  const panel = page.getByRole('region', { name: '步骤更正', exact: true });
  await panel.getByText(/^登记已拆除/u).click();
  const form = panel.getByRole('form', { name: '更正：登记已拆除' });
  await form.getByLabel('拆除日期').fill('2126-03-12');
  await form.getByLabel('原因').fill('日期误填');
  await form.getByRole('button', { name: '更正：登记已拆除' }).click();
  await form
    .getByText(/拆除日期/u)
    .nth(1)
    .waitFor();
  expect(await demolitions()).toEqual(['2026-03-02']);
  await form.getByLabel('拆除日期').fill('2026-03-12');
  await form.getByRole('button', { name: '更正：登记已拆除' }).click();
  const table = panel.getByRole('table', { name: '步骤更正' });
  await table.getByText('日期误填').waitFor();
  expect(await demolitions()).toEqual(['2026-03-12']);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await form.getByLabel('原因').fill('误登记，建筑仍在');
  await form.getByRole('button', { name: /撤销效果/u }).click();
  await form.getByRole('button', { name: '确认' }).click();
  await table.getByText('已撤销效果').waitFor();
  expect(await demolitions()).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(visit);
  await expect.poll(() => overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});
