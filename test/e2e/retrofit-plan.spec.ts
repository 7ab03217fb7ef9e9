import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, openAnew, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let root: { name: string; password: string };

const pool = `项目编号,项目名称,县区,项目状态,改造面积,总投资,年节能量,县级资金,业主资金,结构安全,具备改造价值
R1,一号楼改造,140302,已测算,1000,100.00,500,60.00,40.00,是,是
R2,二号楼改造,140302,已测算,2000,100.00,400,50.00,50.00,是,
R3,三号楼改造,140302,已测算,1500,100.00,300,40.00,60.00,是,否
R4,四号楼改造,140302,已摸排,800,,,,,,
`;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  root = await shown.account('root', 'administrator');
  await settleTown(world);
  await world.local.retrofit.importRetrofits({ file: await world.upload('项目.csv', pool) });
});

/** Another county with projects and a plan of its own, which no other test changes. */
async function settleAnotherCounty() {
  const { local, upload } = shown.world;
  const own = pool.replaceAll('140302', '140303').replaceAll(/^R/gmu, 'Q');
  await local.retrofit.importRetrofits({ file: await upload('另一县项目.csv', own) });
  const limits = [{ id: 'county', resource: 'fund:county', max: '100.00' }];
  const scenario = JSON.stringify({ years: [2026], objective: { savingKgce: 1 }, limits });
  const { job } = await local.retrofitPlan.make({ plan: '矿区计划', region: '140303', scenario });
  for await (const { finishedAt } of await local.jobs.events({ id: job })) if (finishedAt !== null) break;
}

afterAll(() => shown.stop());

test('a scenario is built on the page, calculated, pinned again with few changes, exported as Word and adopted', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/retrofit/plans?region=140302');
  await page.getByRole('link', { name: '编制新计划' }).click();
  const scenario = page.getByRole('form', { name: '新建改造计划' });
  await scenario.getByLabel('计划名称').fill('明年计划');
  await scenario.getByLabel('起始年').fill('2026');
  await scenario.getByLabel('结束年').fill('2027');
  await scenario.getByRole('button', { name: '增加“各年各方资金上限”一行' }).click();
  const money = scenario.getByRole('group', { name: '各年各方资金上限 1' });
  await choose(money.getByLabel('资金来源'), '县级资金');
  await choose(money.getByLabel('年份（不填为各年）'), '全部');
  await money.getByLabel('不超过（元）').fill('很多');
  await scenario.getByRole('button', { name: '增加“最低完成量”一行' }).click();
  const floor = scenario.getByRole('group', { name: '最低完成量 1' });
  await floor.getByLabel('数额或比例').fill('1000.1234567');
  await scenario.getByRole('button', { name: '编制计划' }).click();
  await money.getByRole('alert').waitFor();
  await floor.getByRole('alert').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await money.getByLabel('不超过（元）').fill('100');
  await floor.getByLabel('数额或比例').fill('1000');
  await scenario.getByRole('button', { name: '编制计划' }).click();

  const chosen = page.getByRole('region', { name: '列入项目' });
  await chosen.getByRole('row', { name: /R1.*一号楼改造/u }).waitFor();
  await chosen.getByRole('row', { name: /R3/u }).waitFor();
  const out = page.getByRole('region', { name: '未列入项目', exact: true });
  await out.getByRole('row', { name: /R2.*县级资金 放宽/u }).waitFor();
  await out.getByRole('row', { name: /R4.*没有造价或节能量测算/u }).waitFor();
  await page
    .getByRole('region', { name: '约束的使用情况' })
    .getByRole('row', { name: /县级资金.*可列入二号楼改造/u })
    .waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);

  await page.getByText('所用数据中有未经核对或没有依据文件的，本计划为参考。').waitFor();
  const menu = page.getByRole('navigation').first();
  expect(await menu.getByRole('link', { name: '年度改造计划' }).getAttribute('aria-current')).toBe('page');
  expect(await menu.getByRole('link', { name: '改造项目库' }).getAttribute('aria-current')).toBeNull();
  const shownBefore = await chosen.getByRole('row').allInnerTexts();
  await openAnew(visit, page.url());
  await chosen.getByRole('row', { name: /R1.*一号楼改造/u }).waitFor();
  await expect.poll(() => chosen.getByRole('row').allInnerTexts()).toEqual(shownBefore);

  await page.getByRole('tab', { name: '施工日历' }).click();
  await page
    .getByRole('region', { name: '施工日历' })
    .getByRole('row', { name: /2026.*没有填写施工队工日/u })
    .first()
    .waitFor();
  await page.getByRole('tab', { name: '资金曲线' }).click();
  const curve = page.getByRole('region', { name: '资金曲线' });
  await curve.getByRole('button', { name: '计算曲线' }).click();
  await curve.getByRole('row', { name: /150\s*%.*150/u }).waitFor();
  await curve.getByRole('img', { name: '资金与节能量曲线' }).waitFor();
  expect(await curve.getByRole('row').count()).toBe(6);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);

  await page.getByRole('tab', { name: '分年看板' }).click();
  const board = page.getByRole('group', { name: '分年看板' });
  const card = (year: string) => board.getByRole('region', { name: year }).getByRole('listitem').filter({ hasText: '一号楼改造' });
  await card('2026').dragTo(board.getByRole('region', { name: '2027' }));
  await card('2027').getByText('已指定').waitFor();
  const pins = page.getByRole('region', { name: '人工指定' });
  // by keyboard: the first arrow opens the list, others move through the options, and nothing is changed before Enter
  const byKey = board.getByLabel('另排年份… R3');
  await byKey.focus();
  for (const _step of ['open', '指定列入', 'a year']) await page.keyboard.press('ArrowDown');
  expect(await pins.getByRole('button', { name: '撤销指定 R3' }).count()).toBe(0);
  await page.keyboard.press('Enter');
  await pins.getByRole('button', { name: '撤销指定 R3' }).waitFor();
  await pins.getByText(/R3 202[67]$/u).waitFor();
  await pins.getByRole('button', { name: '撤销指定 R3' }).click();
  await pins.getByRole('button', { name: '撤销指定 R1' }).click();
  await choose(board.getByRole('region', { name: '未列入项目' }).getByLabel('另排年份… R2'), '指定列入');
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await pins.getByLabel('重排后的名称').fill('明年计划（调整）');
  await pins.getByRole('button', { name: '以最少改动重排' }).click();
  await page.getByRole('region', { name: '明年计划（调整）', exact: true }).waitFor();
  const changes = page.getByRole('region', { name: '与“明年计划”相比的改动' });
  await changes.getByText('人工指定改动 1 个，随之改动 1 个。').waitFor();
  await changes.getByRole('row', { name: /R2.*二号楼改造.*不列入.*按人工指定/u }).waitFor();
  await page.getByRole('tab', { name: '约束和项目' }).click();
  await chosen.getByRole('row', { name: /R2.*二号楼改造/u }).waitFor();

  const [word] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 Word' }).click()]);
  expect(word.suggestedFilename()).toMatch(/\.docx$/u);
  const adoption = page.getByRole('form', { name: '批准' });
  await adoption.getByLabel('计划批准日期').fill('2026-02-01');
  await adoption.getByLabel('批准文号').fill('阳建发〔2026〕12号');
  await adoption.getByRole('button', { name: '批准' }).click();
  await page.getByText('2026-02-01 以 阳建发〔2026〕12号 批准').waitFor();
  expect(await shown.world.local.retrofit.show({ project: 'R2' })).toMatchObject({ state: 'planned' });
  await settled(visit);
  expectClean(visit);
});

test('a tenth less money: what drops out, adopted as a new version, in at most six clicks', async () => {
  await settleAnotherCounty();
  const visit = await shown.look({});
  const { page } = visit;
  let clicks = 0;
  const click = async (one: Locator) => {
    clicks += 1;
    await one.click();
  };
  await signIn(visit, root, '/todo');
  await click(page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '节能改造' }));
  await click(page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '年度改造计划' }));
  await click(page.getByRole('button', { name: /矿区计划/u }));
  await click(page.getByRole('region', { name: '资金变化' }).getByRole('button', { name: '资金 90%' }));
  const changes = page.getByRole('region', { name: '与“矿区计划”相比的改动' });
  await changes.getByText('不列入 1 个项目，投资 100 元，年节能量 500 千克标准煤').waitFor();
  await changes.getByText('新列入 1 个项目，投资 100 元，年节能量 400 千克标准煤').waitFor();
  await changes
    .getByText('合计：投资由 200 元变为 200 元（不变），年节能量由 800 千克标准煤变为 700 千克标准煤（−100 千克标准煤）')
    .waitFor();
  await changes.getByRole('row', { name: /Q1.*一号楼改造.*2026.*不列入.*100 元.*500 kgce/u }).waitFor();
  await changes.getByRole('row', { name: /Q2.*二号楼改造.*不列入.*2026.*100 元.*400 kgce/u }).waitFor();
  await page.getByRole('region', { name: '矿区计划（资金 90%）', exact: true }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  const adoption = page.getByRole('form', { name: '批准' });
  await adoption.getByLabel('计划批准日期').fill('2026-02-01');
  await adoption.getByLabel('批准文号').fill('矿建发〔2026〕3号');
  await click(adoption.getByRole('button', { name: '批准' }));
  await page.getByText('2026-02-01 以 矿建发〔2026〕3号 批准').waitFor();
  expect(clicks).toBeLessThanOrEqual(6);
  expect(await shown.world.local.retrofit.show({ project: 'Q2' })).toMatchObject({ state: 'planned' });
  expect(await shown.world.local.retrofit.show({ project: 'Q1' })).toMatchObject({ state: 'estimated' });
  // a share that is none is told before anything is solved, and one that may be meant otherwise is taken as typed
  const panel = page.getByRole('region', { name: '资金变化' });
  const share = panel.getByLabel('资金为原来的（%）');
  await panel.getByRole('button', { name: '按此资金重排' }).click();
  await panel.getByRole('alert').filter({ hasText: '请填百分数，如 90。' }).waitFor();
  await share.fill('九成');
  await panel.getByRole('alert').filter({ hasText: '应为数字，如 90（即原资金的 90%）。' }).waitFor();
  await share.fill('0.9');
  await panel.getByText('按原资金的 0.9% 重排；如指 90%，请填 90。').waitFor();
  await share.fill('９０％');
  await panel.getByText('按原资金的 90% 重排。').waitFor();
  await share.fill('250');
  await panel.getByRole('button', { name: '按此资金重排' }).click();
  await panel.getByRole('alert').filter({ hasText: '应大于 0、不超过 200，如 90。' }).waitFor();
  // while a plan is being made, no second one is begun
  await share.fill('');
  const jobs = '**/api/jobs/*';
  const goOn = Promise.withResolvers<undefined>();
  await page.route(jobs, async (route) => {
    await goOn.promise;
    await route.continue();
  });
  await panel.getByRole('button', { name: '资金 80%' }).click();
  await page.getByRole('region', { name: '正在编制' }).waitFor();
  for (const name of ['资金 90%', '资金 80%', '按此资金重排'])
    await expect.poll(() => panel.getByRole('button', { name }).isDisabled()).toBe(true);
  goOn.resolve(undefined);
  await page.getByRole('region', { name: '矿区计划（资金 90%）（资金 80%）', exact: true }).waitFor();
  await page.unroute(jobs);
  await expect.poll(() => panel.getByRole('button', { name: '资金 80%' }).isDisabled()).toBe(false);
  expectClean(visit);
});
