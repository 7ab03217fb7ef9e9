import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createFormat } from '../../web/i18n/format.ts';
import { zh } from '../../web/i18n/zh.ts';
import { rowsBehind } from './chart-rows.ts';
import { a11yViolations } from './axe.ts';
import { choose, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleEvent } from '#cli/as-read.ts';

const format = createFormat('zh', zh.figure.none);

let shown: Console;
let aggregator: { name: string; password: string };
let owner: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  const { local, upload } = world;
  aggregator = await shown.account('julishang', 'aggregator', { organisation: 'AGG' });
  owner = await shown.account('yezhu', 'owner', { organisation: 'O1' });
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商\nO1,甲单位\n') });
  const buildings = 'code,name,use,region,organisation\nB1,一号楼,office,140302,O1\nB2,二号楼,school,140303,\n';
  await local.registry.importBuildings({ file: await upload('b.csv', buildings) });
  await local.registry.importMeters({
    file: await upload('m.csv', 'code,building,carrier,kind\nM1,B1,electricity,interval\nM2,B2,electricity,interval\n'),
  });
  const first = parseDay('2026-06-01') as number;
  const rows = ['M1', 'M2'].flatMap((meter) =>
    Array.from({ length: 30 * 24 }, (_, at) => {
      const [day, hour] = [Math.floor(at / 24), at % 24];
      const [start, end] = [hour, hour + 1].map(
        (one) => `${dayText(first + day + Math.floor(one / 24))} ${String(one % 24).padStart(2, '0')}:00:00`,
      );
      return `${meter},${start},${end},${day === 23 && hour === 19 ? 6 : 10}`;
    }),
  );
  const file = await upload('r.csv', ['meter,start,end,value', ...rows].join('\n'));
  await local.readings.importReadings({ file, carrier: 'electricity', unit: 'kWh' });
  await local.resources.importResources({ file: await upload('s.csv', 'code,building,kind,kw,share\nS1,B1,shed,100,0.5\n') });
  const programme = "kind: programme\nentries:\n  - {id: dr, rule: ten-of-ten, step: 15min, pay: {unit: kWh, price: '2'}}\n";
  await world.app.slices.knowledge.put('dr.yaml', programme, false);
  await local.portfolio.add({ code: 'V1', name: '示范聚合体', organisation: 'AGG' });
  for (const building of ['B1', 'B2'])
    await local.portfolio.join({ portfolio: 'V1', building, from: '2026-06-01', share: '0.7', consent: '签字', price: '0.3' });
  const commitments = await upload('c.csv', 'building,kw\nB1,5\nB2,4\n');
  const span = { from: '2026-06-24T19:00', to: '2026-06-24T20:00', direction: 'down' as const };
  // what is written into knowledge takes effect a moment later
  await vi.waitFor(() => local.flexibility.events.add({ code: 'E1', programme: 'dr', portfolio: 'V1', ...span, file: commitments }), {
    timeout: 20_000,
  });
});

afterAll(() => shown.stop());

test('an aggregator goes from the portfolio to an event, settles it, and opens a member’s yuan down to the days of its baseline', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, aggregator, '/portfolios');
  await page.getByRole('link', { name: 'V1', exact: true }).click();
  await page.getByRole('heading', { name: '示范聚合体', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'E1', exact: true }).click();
  await page.getByText('还没有结算').waitFor();
  await page.getByRole('button', { name: '预览结算单' }).click();
  await page.getByRole('button', { name: '结算这次事件 E1' }).click();
  await page.getByRole('group', { name: '结算这次事件 E1' }).getByRole('button').first().click();
  await page.getByText('第 1 张').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('link', { name: /5\.60/u }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText(/分成/u).first().waitFor();
  await page.keyboard.press('Escape');
  const papers = page.getByRole('list', { name: '本张结算单的文书' });
  const [paper] = await Promise.all([page.waitForEvent('download'), papers.getByRole('link', { name: '结算单 Word' }).click()]);
  expect(paper.suggestedFilename()).toBe('event-statement-E1-1.docx');
  const xml = strFromU8(unzipSync(await readFile(await paper.path()))['word/document.xml'] ?? new Uint8Array());
  expect(xml.replaceAll(/<[^>]+>/gu, '')).toMatch(/各成员所得合计 11\.20 元，聚合商所得 \d+\.\d\d 元/u);
});

test('the control room shows the course of the event, each step and member matching the API', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, aggregator, '/response-events/E1');
  const told = await shown.world.local.flexibility.events.progress({ event: 'E1' });
  const cells = await rowsBehind(page.getByRole('figure', { name: /各时段用电与基线/u }));
  expect(cells.map(([, ...values]) => values)).toEqual(
    told.steps.map(({ baselineKwh, actualKwh, responseKw }) => [
      format.quantity(baselineKwh, 'kWh'),
      format.quantity(actualKwh, 'kWh'),
      format.quantity(responseKw, 'kW'),
    ]),
  );
  await page.getByText('响应结束').first().waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
});

test('capability by hour: a heat map whose table matches the API', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, aggregator, '/capability?portfolio=V1&day=2026-06-26&by=building');
  const told = await shown.world.local.flexibility.capabilityHours({ portfolio: 'V1', day: '2026-06-26', by: 'building' });
  const cells = await rowsBehind(page.getByRole('figure', { name: '各时可下调能力' }));
  const computed = cells.filter(([, what]) => what === '测算值').map(([name, , ...hours]) => [name, ...hours]);
  expect(computed).toEqual([
    ['合计', ...told.total.downKw.map((kw) => format.number(kw))],
    ...told.rows.map(({ name, downKw }) => [name, ...downKw.map((kw) => format.number(kw))]),
  ]);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
});

test('a bid is calculated, saved and opened again, with its steps matching the API', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  const day = dayText(Math.floor(Date.now() / 86_400_000) + 4);
  await shown.world.local.resources.importResources({
    file: await shown.world.upload('s2.csv', 'code,building,kind,kw,minKwh,maxKwh\nS2,B2,battery,8,0,20\n'),
  });
  await signIn(visit, aggregator, '/portfolios/V1');
  const form = page.getByRole('region', { name: '编制新的申报' });
  for (const [label, text] of [
    ['自', `${day}T19:00`],
    ['至', `${day}T21:00`],
    ['聚合商加价（元/kWh）', '0.05'],
  ] as const)
    await form.getByLabel(label, { exact: true }).fill(text);
  await choose(form.getByLabel('响应项目', { exact: true }), 'dr');
  await form.getByRole('button', { name: '测算申报' }).click();
  await form.getByText('尚未保存').waitFor();
  await form.getByRole('button', { name: '保存这份申报' }).click();
  // what was kept opens by itself
  await page.getByRole('button', { name: '申报 1', exact: true, expanded: true }).waitFor();
  const told = await shown.world.local.bids.show({ number: 1 });
  const cells = await rowsBehind(page.getByRole('figure', { name: /的申报曲线/u }));
  expect(cells).toEqual([['0.35', format.quantity(8, 'kW'), format.quantity(8, 'kW'), 'B2 8']]);
  expect(told.periods[0]?.steps).toMatchObject([{ price: '0.35', kw: 8, members: [{ building: 'B2', kw: 8 }] }]);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
});

test('corrected readings produce another issue, whose difference opens from the member to the readings', async () => {
  const { local, upload } = shown.world;
  const corrected = await upload('k.csv', 'meter,start,end,value\nM1,2026-06-24 19:00:00,2026-06-24 20:00:00,8\n');
  await local.readings.importReadings({ file: corrected, carrier: 'electricity', unit: 'kWh' });
  expect(await settleEvent(local, { event: 'E1' })).toMatchObject({ issue: 2, previous: 1 });
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, aggregator, '/response-events/E1');
  const panel = page.getByRole('region', { name: '两张结算单的差额' });
  await panel.getByRole('button', { name: 'B1：查看日期与读数' }).click();
  const readings = panel.getByRole('table', { name: 'B1 更正的读数' });
  await readings.waitFor();
  expect(await readings.innerText()).toMatch(/1\.5 kWh\s+2 kWh\s+事件当时/u);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
});

test('an owner sees its own line, at the width of a phone', async () => {
  const { issue } = await settleEvent(shown.world.local, { event: 'E1' });
  const visit = await shown.look({ width: 390, height: 844 });
  const { page } = visit;
  await signIn(visit, owner, '/response-events/E1');
  await page.getByText(`第 ${issue} 张`).first().waitFor();
  await settled(visit);
  expect(await page.getByText('B2', { exact: true }).count()).toBe(0);
  expect(await overTheEdge(visit)).toEqual([]);
  expect(await page.getByRole('button', { name: /结算这次事件/u }).count()).toBe(0);
});

test('an aggregator previews an event before it is called; the owner is invited, answers with a reason, and sees nobody else', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  const day = dayText(Math.floor(Date.now() / 86_400_000) + 2);
  await signIn(visit, aggregator, '/portfolios/V1');
  const form = page.getByRole('region', { name: '发起新的响应事件' });
  for (const [label, text] of [
    ['响应事件', 'E2'],
    ['自', `${day}T19:00`],
    ['至', `${day}T21:00`],
  ] as const)
    await form.getByLabel(label, { exact: true }).fill(text);
  await choose(form.getByLabel('响应项目', { exact: true }), 'dr');
  await form
    .getByLabel('承诺文件（building,kw）')
    .setInputFiles({ name: 'c.csv', mimeType: 'text/csv', buffer: Buffer.from('building,kw\nB1,12\nB2,4\n') });
  await form.getByRole('button', { name: '预览分配' }).click();
  await form.getByText('2 个成员共承诺 16 kW').waitFor();
  expect((await shown.world.local.flexibility.events.list({})).events.map(({ event }) => event.code)).not.toContain('E2');
  await form.getByRole('button', { name: '确认发起并告知业主' }).click();
  await page.getByText('距开始').waitFor();
  const own = await shown.look({ width: 390, height: 844 });
  const bodies: Promise<string>[] = [];
  own.page.on('response', (answer) => {
    if (answer.url().includes('/api/')) bodies.push(answer.text().catch(() => ''));
  });
  await signIn(own, owner, '/invitations/E2');
  await own.page.getByText(/19:00.*能否降低用电 12 千瓦/u).waitFor();
  await own.page.getByLabel('答复理由').fill('当晚有演出');
  await own.page.getByRole('button', { name: '不能，不参加 B1' }).click();
  await own.page.getByText('您已答复：不参加（当晚有演出）').waitFor();
  await settled(own);
  expect(await a11yViolations(own)).toEqual([]);
  expect(await overTheEdge(own)).toEqual([]);
  await own.page.getByRole('link', { name: '查看本次事件和结算' }).click();
  await own.page.getByText('距开始').waitFor();
  const told = (await Promise.all(bodies)).join('\n');
  expect(told).toContain('当晚有演出');
  for (const strange of ['"B2"', '"gas"']) expect(told).not.toContain(strange);
  const { notices } = await shown.world.app.slices.notice
    .list(await scopeOf('yezhu'), { limit: 50 } as never, 'zh')
    .then(({ rows }) => ({ notices: rows }));
  expect(notices.map(({ code }) => code)).toEqual(['notice-response-event-down']);
});

test('baseline rules are compared as a job, with medians and each building', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, aggregator, '/baseline-test');
  const rules = page.getByRole('group', { name: '要比较的规则' });
  for (const other of ['北京 2015 年基线', '江苏 2015 年约定响应基线', '前十日取高五日'])
    await rules.getByRole('checkbox', { name: other }).uncheck();
  await choose(page.getByLabel('聚合体代码'), '示范聚合体');
  await page.getByLabel('自', { exact: true }).fill('2026-06-20');
  await page.getByLabel('至', { exact: true }).fill('2026-06-27');
  await page.getByRole('button', { name: '开始试算' }).click();
  await page
    .getByRole('table', { name: '各规则的中位数' })
    .or(page.getByRole('region', { name: '各规则的中位数' }))
    .first()
    .waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
});

async function scopeOf(name: string) {
  const { identity = '' } = (await shown.world.app.slices.access.people()).find((one) => one.name === name) ?? {};
  return { identity, actor: name, role: 'owner' as const, sees: { organisation: 'O1' } };
}
