import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { a11yViolations } from './axe.ts';
import { rowsBehind, rowsIn } from './chart-rows.ts';
import { type Console, expectClean, openConsole, pickYear, settled, signIn } from './console.ts';

let shown: Console;
let manager: { name: string; password: string };
const first = parseDay('2026-01-05') as number;
const to = parseDay('2026-02-02') as number;
const nights = to - 10;
const clock = (day: number, hour: number): string => `${dayText(day)} ${String(hour).padStart(2, '0')}:00`;

/** A unit that runs by the hours of use, and through the evenings of the last ten days. */
beforeAll(async () => {
  shown = await openConsole({}, undefined, () => Date.parse('2026-02-02T04:00:00Z'));
  const { local, upload } = shown.world;
  manager = await shown.account('manager', 'bureau', { region: '140300' });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302\n') });
  await local.registry.importMeters({ file: await upload('m.csv', 'code,building,carrier,kind,unit\nM1,B1,electricity,interval,kWh\n') });
  await local.occupancy.set({ building: 'B1', hours: { workday: ['08:00-18:00'], rest: ['08:00-18:00'] } });
  await local.equipment.add({ code: 'AHU-1', set: { building: 'B1', kind: 'fan' } });
  const points = ['RUN,state,B1,AHU-1,running', 'KW,power,B1,AHU-1,power'];
  await local.point.importPoints({ file: await upload('p.csv', `code,quantity,building,equipment,tag\n${points.join('\n')}\n`) });
  const values: string[] = [];
  for (let day = first; day < to; day += 1)
    for (let hour = 0; hour < 24; hour += 1) {
      const runs = (hour >= 8 && hour < 18) || (day >= nights && hour >= 20);
      values.push(`${clock(day, hour)},RUN,${runs ? 1 : 0}`, `${clock(day, hour)},KW,${runs ? 8 : 0}`);
    }
  await local.readings.importReadings({ file: await upload('v.csv', `time,meter,value\n${values.join('\n')}\n`) });
});
afterAll(() => shown.stop());

const asked = { building: 'B1', kind: 'outside-hours', subject: 'AHU-1', from: dayText(first), to: dayText(to) } as const;

test('the charts of a strategy: in which hours it would have saved, and what each hour of the day used and needed, as the API says', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, manager, '/commissioning?building=B1');
  const part = page.getByRole('region', { name: '从历史数据发现的运行策略', exact: true }).first();
  await part.getByLabel('试算自（含）').fill(asked.from);
  await part.getByLabel('试算至（不含）').fill(asked.to);
  await part.getByRole('button', { name: '查找策略' }).click();
  await part.getByRole('button', { name: '逐小时 非使用时段运行 AHU-1' }).click();
  const { hours } = await shown.world.local.commissioning.strategyHours(asked);
  const concerned = hours.filter(({ concerned: is }) => is !== false);
  const map = await rowsIn(part.getByRole('figure', { name: '非使用时段运行 AHU-1，逐日逐时本可不用的用量' }));
  expect(map).toHaveLength(Math.min(50, concerned.length));
  expect(map[0]?.slice(2)).toEqual(['是', '8 kWh', '8 kWh']);
  // ten evenings of twenty-eight: at nine in the evening 8 kWh, at seven nothing
  const profile = await rowsBehind(part.getByRole('figure', { name: '非使用时段运行 AHU-1，一天各小时的平均用量' }));
  expect(profile.find(([hour]) => hour === '21:00')).toEqual(['21:00', '2.86 kWh', '0 kWh', '2.86 kWh', '28']);
  expect(profile.find(([hour]) => hour === '19:00')).toEqual(['19:00', '0 kWh', '0 kWh', '0 kWh', '28']);
  await part.getByText('横向为日期，纵向为钟点', { exact: false }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('an energy manager looks for strategies, sees the hours of one, takes it as an action, and finds it in the programme', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, manager, '/commissioning?building=B1');
  const part = page.getByRole('region', { name: '从历史数据发现的运行策略', exact: true }).first();
  await part.getByRole('button', { name: '查找策略' }).click();
  const row = part.getByRole('row', { name: /非使用时段运行.*AHU-1/u });
  await row.getByText('320 kWh', { exact: true }).first().waitFor();
  await row.getByText('已发现', { exact: true }).waitFor();
  await part.getByText('建筑 B1 没有电梯分项', { exact: false }).waitFor();
  await row.getByRole('button', { name: /逐小时/u }).click();
  await part.getByRole('table', { name: /涉及和不明的小时/u }).waitFor();
  await part.getByRole('img', { name: '非使用时段运行 AHU-1，逐日逐时本可不用的用量' }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await row.getByRole('link', { name: /登记为措施/u }).click();
  const form = page.getByRole('form', { name: '登记调适措施' });
  await expect.poll(() => form.getByLabel('调适措施').inputValue()).toBe('改为随使用时间运行');
  expect(await form.getByLabel('设备编号').inputValue()).toBe('AHU-1');
  await page.getByLabel('实施日期').fill('2026-02-01');
  await form.getByRole('button', { name: '登记调适措施' }).click();
  await page.getByRole('heading', { name: '改为随使用时间运行', level: 1 }).waitFor();
  await page.getByText('非使用时段运行 AHU-1', { exact: true }).waitFor();
  await page.getByRole('link', { name: '全部措施' }).click();
  const programme = page.getByRole('region', { name: '运行调适制度执行情况', exact: true }).first();
  await pickYear(page, '2026 年');
  await programme.getByRole('button', { name: '查看执行情况 2026 年' }).click();
  await programme.getByRole('link', { name: '改为随使用时间运行' }).waitFor();
  await programme.getByText('320 kWh', { exact: true }).first().waitFor();
  expectClean(visit);
});
