import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const rows = 'code,name,use,region\nB1,一号楼,office,140302\nB2,二号楼,office,140303\n';
  expect(await world.local.registry.importBuildings({ file: await world.upload('b.csv', rows) })).toMatchObject({ created: 2 });
});
afterAll(() => world.stop());

/** The name of the file that an address answers with, with today's date replaced by `DAY`. */
async function nameOf(address: string): Promise<string> {
  const answer = await world.ask(address, { headers: { 'accept-language': 'zh' } });
  await answer.bytes();
  const { name = '' } = /filename\*=UTF-8''(?<name>.+)$/u.exec(answer.headers.get('content-disposition') ?? '')?.groups ?? {};
  return decodeURIComponent(name).replace(/\d{4}-\d{2}-\d{2}(?!—|_审)/u, 'DAY');
}

test('a file name states the place, the day and the kind of content', async () => {
  expect(await nameOf('/api/exports/buildings?format=xlsx')).toBe('阳泉市_DAY_建筑台账.xlsx');
  expect(await nameOf('/api/exports/buildings?format=geojson&region=140302')).toBe('城区_DAY_建筑台账.geojson');
  expect(await nameOf('/api/exports/meters?format=csv')).toBe('阳泉市_DAY_计量表台账.csv');
  expect(await nameOf('/api/exports/building-list?columns=name&region=140302')).toBe('城区_DAY_建筑列表.csv');
  expect(await nameOf('/api/exports/audit?format=csv&from=2026-03-01&to=2026-03-31')).toBe('阳泉市_2026-03-01—2026-03-31_审计日志.csv');
});
