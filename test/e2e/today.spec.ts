import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, openSignedOut, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { chargeHeat } from './heat-town.ts';
import { settleTown } from './town.ts';
import type { Visit } from './visit.ts';

let shown: Console;
type Person = { readonly name: string; readonly password: string };
const people: Record<'owner' | 'applicant' | 'company' | 'aggregator', Person> = {} as never;

let now = Date.parse('2026-01-27T02:00:00Z');

beforeAll(async () => {
  shown = await openConsole({}, undefined, () => (now += 10));
  const { world } = shown;
  await settleTown(world);
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商\nO1,滨河宾馆公司\n') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,organisation\nB3,O1\n') });
  await chargeHeat(world);
  const programme = "kind: programme\nentries:\n  - {id: dr, rule: ten-of-ten, step: 15min, pay: {unit: kWh, price: '2'}}\n";
  await world.app.slices.knowledge.put('dr.yaml', programme, false);
  await local.portfolio.add({ code: 'V1', name: '示范聚合体', organisation: 'AGG' });
  for (const building of ['B1', 'B3'])
    await local.portfolio.join({ portfolio: 'V1', building, from: '2026-01-01', share: '0.5', consent: '签字' });
  const commitments = await upload('c.csv', 'building,kw\nB1,5\nB3,4\n');
  now += 60_000;
  const span = { from: '2026-01-28T19:00', to: '2026-01-28T20:00', direction: 'down' as const };
  await local.flexibility.events.add({ code: 'E1', programme: 'dr', portfolio: 'V1', ...span, file: commitments });
  people.owner = await shown.account('yezhu', 'owner', { organisation: 'O1' });
  people.applicant = await shown.account('shenbao', 'owner', { organisation: 'SC1' });
  people.company = await shown.account('reli', 'operator', { organisation: 'SC1' });
  people.aggregator = await shown.account('julishang', 'aggregator', { organisation: 'AGG' });
});
afterAll(() => shown.stop());

/** Signs in with one click, and ends on the first screen of the role. */
async function entered({ name, password }: Person, heading: string, how: Parameters<Console['look']>[0] = {}): Promise<Visit> {
  const visit = await shown.look(how);
  const { page } = visit;
  await openSignedOut(visit, '/sign-in');
  await page.getByLabel('用户名').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  const inMenu = page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: heading, exact: true });
  if (how.width === undefined) await inMenu.waitFor();
  return visit;
}

test('an owner reads after one click whether its hotel is normal, what to do first, which bills it owes, and what an event pays', async () => {
  const visit = await entered(people.owner, '我的建筑');
  const { page } = visit;
  const card = page.getByRole('region', { name: '滨河宾馆' });
  await card
    .getByText(/^2025年用能|^2025年暂不能判断/u)
    .first()
    .waitFor();
  await card.getByRole('list', { name: '先做什么 滨河宾馆' }).waitFor();
  await page.getByRole('region', { name: '上传账单' }).getByText('上传电、水、气、热的账单表').waitFor();
  await page.getByRole('region', { name: '需求响应邀约' }).getByText('全部完成可得约 4.00 元').waitFor();
  expect(await page.getByText('市政府一号楼').count()).toBe(0);
  expect(await a11yViolations(visit)).toEqual([]);
  await card.getByRole('link', { name: /^用电 60 万 kWh：查看来源/u }).click();
  await page.getByRole('dialog').waitFor();
  expectClean(visit);
});

test('whoever owns no building yet reads so, and goes on to the cases', async () => {
  const visit = await entered(people.applicant, '我的建筑');
  const { page } = visit;
  await page.getByText('您的名下还没有建筑。').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('link', { name: '全部在办件' }).click();
  await page.getByRole('heading', { level: 1, name: '办件' }).waitFor();
  expectClean(visit);
});

test('a heat company reads after one click on which day its season is and what to do next', async () => {
  const visit = await entered(people.company, '本采暖季');
  const { page } = visit;
  await page.getByText('2026-01采暖季第 27 天').waitFor();
  await page
    .getByRole('region', { name: '下一步要办' })
    .getByRole('link', { name: /^跟踪读数/u })
    .waitFor();
  await page.getByText('还没有开出过热费单据，欠费未知。').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('link', { name: '采暖季与热价', exact: true }).last().click();
  await page.getByRole('heading', { level: 1, name: /采暖季/u }).waitFor();
  expectClean(visit);
});

test('an aggregator reads after one click how long until the next event, who has not answered, and what is missing', async () => {
  const visit = await entered(people.aggregator, '下一次响应');
  const { page } = visit;
  await page.getByText('距 E1 还有 1 天 8 小时').waitFor();
  await page.getByText('未答复 2 处：市政府一号楼、滨河宾馆').waitFor();
  await page.getByText('距目标还差 9 kW').waitFor();
  await page.getByText('还没有结算过的事件。').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('tomorrow’s event: the aggregator reminds those who have not answered, in two clicks from its first screen', async () => {
  const visit = await entered(people.aggregator, '下一次响应');
  const { page } = visit;
  let clicks = 0;
  const click = async (one: Locator) => {
    clicks += 1;
    await one.click();
  };
  await click(page.getByRole('link', { name: '催答复' }));
  const letters = page.getByRole('table', { name: '将发出的催答复' });
  await letters.getByRole('row', { name: /yezhu.*滨河宾馆.*降 4 千瓦.*2026-01-28 19:00 前答复/u }).waitFor();
  await page.getByText(/^答复截止：.*19:00/u).waitFor();
  await page.getByText(/没有可以通知的业主账户.*市政府一号楼/u).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await click(page.getByRole('button', { name: '发送给 1 人' }));
  await page.getByRole('status').filter({ hasText: '已发送给 1 人。' }).waitFor();
  expect(clicks).toBe(2);
  await page
    .getByRole('table', { name: '催答复记录' })
    .getByRole('row', { name: /julishang.*yezhu.*滨河宾馆/u })
    .waitFor();
  // not again within a day without saying so
  await letters.getByRole('row', { name: /yezhu.*一天内已催过，不再发送/u }).waitFor();
  expect(await page.getByRole('button', { name: /^发送给/u }).count()).toBe(0);
  await page.getByRole('checkbox', { name: '一天内催过的也再次发送' }).check();
  await page.getByRole('button', { name: '发送给 1 人' }).waitFor();
  // a note that was typed is read as it will be sent before it can be sent
  await page.getByLabel('附言', { exact: true }).fill('请今晚前答复');
  await page.getByRole('button', { name: /^发送给/u }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '预览', exact: true }).click();
  await letters.getByRole('row', { name: /yezhu.*请今晚前答复/u }).waitFor();
  await page.getByRole('button', { name: '发送给 1 人' }).waitFor();
  expectClean(visit);
  const own = await shown.look();
  await signIn(own, people.owner, '/notices');
  await own.page.getByRole('link', { name: /julishang 请您答复事件 E1/u }).click();
  await own.page.getByText(/能否降低用电 4 千瓦/u).waitFor();
  expectClean(own);
});

test('the three first screens fit on a phone', async () => {
  for (const [person, heading] of [
    [people.owner, '我的建筑'],
    [people.company, '本采暖季'],
    [people.aggregator, '下一次响应'],
  ] as const) {
    const visit = await entered(person, heading, { width: 390, height: 844 });
    await visit.page.getByRole('link', { name: /^查看/u }).first().waitFor();
    expect(await overTheEdge(visit)).toEqual([]);
    expectClean(visit);
  }
});
