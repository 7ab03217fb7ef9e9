import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, pick, signIn } from './console.ts';
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
  expect(await a11yViolations(phone)).toEqual([]);
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
  expect(await a11yViolations(office)).toEqual([]);
  await phone.page.goto('/public/survey');
  await phone.page.goto(addresses[0] ?? '');
  await phone.page.reload();
  await phone.page.getByText(/链接无效/u).waitFor();
  expectClean(office);
  expectClean(phone);
});

test('a clerk creates a survey question by question; errors are shown at their field, and required answers are enforced', async () => {
  const { page, ...visit } = await shown.look({ language: 'zh' });
  await signIn({ page, ...visit }, root, '/surveys');
  await page.getByLabel('问卷编号').fill('Q2');
  await page.getByLabel('问卷名称').fill('冬季供暖');
  await pick(page, '地区', '阳泉市 140300');
  await page.getByLabel('最少显示人数').fill('3');
  await page.getByLabel('问题 1：题目').fill('冬季室温');
  await page.getByLabel('必答').check();
  await page.getByRole('button', { name: '增加问题' }).click();
  const save = page.getByRole('button', { name: '保存问卷' });
  await save.click();
  await page.getByText('请填写题目，不超过 300 字。').waitFor();
  await page.getByLabel('问题 2：题目').fill('房间朝向');
  await page.getByLabel('问题 2：选项（每行一个）').fill('南');
  await save.click();
  await page.getByText('请填写至少两个不同的选项；量表的选项为整数。').waitFor();
  await page.getByText('请填写 5 至 1000 的整数。').waitFor();
  expect(await page.getByLabel('问题 2：选项（每行一个）').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('问题 1：选项（每行一个）').getAttribute('aria-invalid')).toBeNull();
  expect(await a11yViolations({ page, ...visit })).toEqual([]);
  await page.getByLabel('问题 2：选项（每行一个）').fill('南\n北');
  await page.getByLabel('最少显示人数').fill('6');
  await page.getByRole('tab', { name: '问卷文件（YAML）' }).click();
  expect(await page.getByLabel('问卷内容').inputValue()).toContain('"title":"房间朝向"');
  await page.getByRole('tab', { name: '填表' }).click();
  await save.click();
  await page.getByText('已保存问卷 Q2').waitFor();
  const { world } = shown;
  const made = await world.local.surveys.show({ survey: 'Q2' });
  expect([made.name, made.region, made.k]).toEqual(['冬季供暖', '140300', 6]);
  expect(made.questions).toEqual([
    { id: 'q1', type: 'scale', title: '冬季室温', options: ['1', '2', '3', '4', '5'], required: true },
    { id: 'q2', type: 'choice', title: '房间朝向', options: ['南', '北'], required: false },
  ]);
  const { links } = await world.local.surveys.invite({ survey: 'Q2', file: await world.upload('p.csv', 'code,group\nZ1,甲楼') });
  const link = links[0]?.link ?? '';
  await expect(world.local.surveys.link.answer({ link, set: { q2: '南' } })).rejects.toMatchObject({
    document: { code: 'survey-answer-missing' },
  });
  expect(await world.local.surveys.link.answer({ link, set: { q1: '4' } })).toEqual({ accepted: true });
});
