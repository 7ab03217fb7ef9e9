import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPlayers, type Played } from '#metering/gateway/play/player.ts';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, openAnew, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let root: { name: string; password: string };
let device: Played;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  root = await shown.account('root', 'administrator');
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,市政府一号楼,office,140302') });
  const meters = 'code,building,carrier,kind,digits\nE1,B1,electricity,register,3\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  const points = 'code,quantity,building,name,low,high\nT1,temperature,B1,会议室温度,5,45\n';
  await world.local.point.importPoints({ file: await world.upload('p.csv', points) });
  const player = (await loadPlayers()).get('modbus-tcp');
  if (player === undefined) throw new Error('no player');
  device = await player.play({ place: { host: '127.0.0.1', port: 0 }, everyMs: 1000, set: {}, now: () => Date.now() });
});

afterAll(async () => {
  await device.stop();
  await shown.stop();
});

test('a user creates a connection, discovers the device’s channels, checks and binds them, enables it and sees the value', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/connections');
  await page.getByText('还没有连接').waitFor();
  await page.getByRole('button', { name: '新建一条连接' }).click();
  const form = page.getByRole('form', { name: '新建一条连接' });
  await form.getByLabel('代码', { exact: true }).fill('K1');
  await choose(form.getByLabel('协议'), 'Modbus TCP 设备');
  await form.getByLabel('主机').fill('');
  await form.getByText('请填写主机').waitFor();
  await form.getByLabel('主机').fill('127.0.0.1');
  await form.getByLabel('端口').fill('70000');
  await form.getByText('端口应为 1 到 65535 的整数').waitFor();
  expect(await form.getByRole('button', { name: '新建（停用状态）' }).isDisabled()).toBe(true);
  await form.getByLabel('端口').fill(String(device.port));
  await form.getByLabel('采集周期').fill('1s');
  expect(await a11yViolations(visit)).toEqual([]);
  await form.getByRole('button', { name: '新建（停用状态）' }).click();
  await page.getByRole('heading', { level: 1, name: 'K1' }).waitFor();

  await page.getByRole('tab', { name: '测试与查找' }).click();
  await page.getByLabel('设备地址').fill('1');
  await page.getByRole('button', { name: '查找', exact: true }).click();
  await page.getByText('3 个通道有应答').waitFor();
  await page.getByText('读保持寄存器：应答 4 字节').first().waitFor();
  await page.getByRole('checkbox', { name: /simulated-meter\/energy/u }).check();
  const panel = page.getByRole('region', { name: '绑定所选的 1 个通道' });
  await panel.getByLabel('序列').fill('E1');
  await panel.getByRole('button', { name: '检查换算' }).click();
  await panel.getByText(/超过表计的 3 位读数/u).waitFor();
  await panel.getByLabel('系数').fill('0.00001');
  await panel.getByRole('button', { name: '检查换算' }).click();
  await panel.getByText('未见异常').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await panel.getByRole('button', { name: '确认绑定' }).click();
  await page.getByRole('tab', { name: '已绑定通道' }).click();
  await page.getByRole('cell', { name: 'E1', exact: true }).waitFor();
  await page.getByRole('button', { name: '全部读取一次' }).click();
  await page.getByRole('columnheader', { name: '原始值' }).waitFor();
  await page.getByRole('button', { name: '启用 K1' }).click();
  await page.getByRole('tab', { name: '运行情况' }).click();
  await page.getByText('已连接').waitFor();
  await expect.poll(async () => (await shown.world.local.gateway.show({ connection: 'K1' })).readings).toBeGreaterThan(0);
  await settled(visit);
  await openAnew(visit, '/connections');
  await page.getByRole('link', { name: 'K1' }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('button', { name: '停用 K1' }).click();
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await page.getByText('停用中').waitFor();
  expectClean(visit);
});

test('a listener open to everybody is refused with an explanation, and what was typed stays; nothing overflows on a phone', async () => {
  const visit = await shown.look({ width: 375, height: 760 });
  const { page } = visit;
  await signIn(visit, root, '/connections');
  await page.getByRole('button', { name: '新建一条连接' }).click();
  const form = page.getByRole('form', { name: '新建一条连接' });
  await choose(form.getByLabel('协议'), '能耗数据采集器');
  await form.getByLabel('代码', { exact: true }).fill('K2');
  await form.getByLabel('主机').fill('0.0.0.0');
  await form.getByRole('button', { name: '新建（停用状态）' }).click();
  await page.getByText('须启用 TLS 加密').waitFor();
  expect(await form.getByLabel('主机').inputValue()).toBe('0.0.0.0');
  expect(await overTheEdge(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  await form.getByLabel('允许的地址段').fill('10.1.0.0/16');
  await form.getByRole('button', { name: '新建（停用状态）' }).click();
  await page.getByRole('heading', { level: 1, name: 'K2' }).waitFor();
  // there is no discovery of devices that send by themselves
  expect(await page.getByRole('tab', { name: '测试与查找' }).count()).toBe(0);
  await page.getByRole('tab', { name: '未绑定通道' }).click();
  await page.getByText('没有等待绑定的数据').waitFor();
  await page.getByRole('tab', { name: '更改设置' }).click();
  await page.getByLabel('允许的地址段').fill('10.2.0.0/16');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('允许的地址段：10.2.0.0/16').waitFor();
  expect(await overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});
