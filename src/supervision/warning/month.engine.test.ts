import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2025-06-10T02:00:00Z') });
  const { registry, readings, warning } = world.local;
  await registry.importBuildings({
    file: await world.upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302\nB2,二号楼,office,140303\n'),
  });
  const meters = 'code,building,carrier,kind,unit\nM1,B1,electricity,interval,kWh\nM2,B2,electricity,interval,kWh\n';
  await registry.importMeters({ file: await world.upload('m.csv', meters) });
  const days = ['2025-04-20', '2025-05-05', '2025-05-06', '2025-06-05'].flatMap((day) => [`${day},M1,50`, `${day},M2,5`]);
  await readings.importReadings({ file: await world.upload('r.csv', `time,meter,value\n${days.join('\n')}\n`), interval: '1d' });
  const rule = {
    id: 'much',
    version: 1,
    names: { zh: '用电较多', en: 'Much' },
    subject: 'building',
    of: {},
    step: 'day',
    inputs: { use: { use: 'electricity' } },
    when: { ge: ['use', 10] },
    stake: { unit: 'kWh', of: 'use' },
    notify: ['desk'],
  };
  await warning.add({ rule: JSON.stringify(rule) });
  await warning.on({ rule: rule.id, from: '2025-04-01' });
  await world.app.slices.warning.judgeAll();
});
afterAll(() => world.stop());

async function words(query: string): Promise<string> {
  const answer = await world.ask(`/api/exports/warnings?${query}`);
  if (answer.status !== 200) return String(answer.status);
  return Buffer.from(unzipSync(new Uint8Array(await answer.arrayBuffer()))['word/document.xml'] ?? []).toString();
}

test('the month of a place has what concerned it and its buildings, with the estimated loss, and names unanswered episodes', async () => {
  const paper = await words('month=2025-05&region=140300');
  for (const said of ['建筑运行预警月报', '阳泉市', '2025年5月1日', '用电较多', '次无人确认', 'kWh']) expect(paper).toContain(said);
  expect(await words('month=2025-05&region=140303')).toContain('共触发或持续 0 次');
  expect(await words('month=2025-05&building=B1')).toContain('一号楼');
});

test('a month without a place and an invalid month are refused with an explanation', async () => {
  expect(await words('month=2025-05')).toBe('400');
  expect(await words('month=2025-13&building=B1')).toBe('400');
  expect(await words('month=2025-05&building=none')).toBe('404');
});
