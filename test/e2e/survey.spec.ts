import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
});

afterAll(async () => {
  await shown.stop();
});

test('a citizen answers by link on a phone, once; the clerk closes, and sees only groups of five or more', async () => {
  const { world } = shown;
  const file =
    'id: Q1\nname: 室温问卷\nregion: "140300"\nquestions:\n  - {id: warm, type: scale, title: 冬季室温}\n  - {id: say, type: text, title: 意见}\n';
  await world.local.surveys.create({ file: await world.upload('survey.yaml', file) });
  const list = ['code,group', ...[0, 1, 2, 3, 4, 5].map((at) => `A${at},甲楼`)].join('\n');
  const { links } = await world.local.surveys.invite({ survey: 'Q1', file: await world.upload('people.csv', list) });
  const addresses = links.map(({ link }) => `/public/survey#${link.split('#')[1] ?? ''}`);
  const phone = await shown.look({ language: 'zh', width: 390, height: 844 });
  await phone.page.goto(addresses[0] ?? '');
  await phone.page.getByRole('radiogroup', { name: '冬季室温' }).getByLabel('4', { exact: true }).check();
  await phone.page.getByRole('textbox', { name: '意见' }).fill('走廊偏冷');
  expect(await barriers(phone)).toEqual([]);
  await phone.page.getByRole('button', { name: '提交' }).click();
  await phone.page.getByText('已收到，谢谢。').waitFor();
  for (const { link } of links.slice(1)) await world.local.surveys.link.answer({ link, set: { warm: '2' } });
  const office = await shown.look({ language: 'zh' });
  await signIn(office, root, '/surveys/Q1');
  await office.page.getByText('结束之前不显示任何结果').waitFor();
  await office.page.getByRole('button', { name: '结束问卷 Q1' }).click();
  await office.page.getByRole('group', { name: '结束问卷 Q1' }).getByRole('button').first().click();
  await office.page.getByRole('table', { name: '冬季室温' }).getByRole('cell', { name: '2.33' }).first().waitFor();
  expect(await office.page.getByText('走廊偏冷').count()).toBe(0);
  expect(await barriers(office)).toEqual([]);
  await phone.page.goto('/public/survey');
  await phone.page.goto(addresses[0] ?? '');
  await phone.page.reload();
  await phone.page.getByText(/链接无效/u).waitFor();
  expectClean(office);
  expectClean(phone);
});
