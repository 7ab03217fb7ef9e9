import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';

/** A sender who names the column of values is informed which other columns of use are left out. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

/** Which columns are reported as left out, by code. */
async function left(rows: readonly string[], more: object): Promise<(readonly [string, unknown])[]> {
  const file = await world.upload('v.csv', `${rows.join('\n')}\n`);
  const { findings = [] } = await world.local.readings.importReadings({ file, createMeters: true, preview: true, ...more });
  return findings.flatMap(({ code, evidence }) =>
    ['values-left', 'parts-left'].includes(code) ? [[code, evidence['columns']] as const] : [],
  );
}

const parts = ['POD;Mese;F1 (kWh);F2 (kWh);F3 (kWh)', 'FL9;01/2025;100;80;120', 'FL9;02/2025;90;70;110'];

test('naming one part of a tariff reports the other parts, which are not added to it', async () => {
  expect(await left(parts, {})).toEqual([]);
  expect(await left(parts, { valueColumn: 'F1 (kWh)' })).toEqual([['parts-left', 'F2 (kWh), F3 (kWh)']]);
});

test('naming one use reports the others', async () => {
  const two = ['表号,月份,用电量(kWh),用水量(m³),备注', 'V1,2025-01,310,12,无', 'V1,2025-02,280,11,无'];
  expect(await left(two, { valueColumn: '用电量(kWh)' })).toEqual([['values-left', '用水量(m³)']]);
  const wide = ['时间,V2(kWh),V3(kWh)', '2025-01-01 00:00,1,2', '2025-01-01 01:00,2,1'];
  expect(await left(wide, { layout: 'wide', valueColumn: ['V2(kWh)'] })).toEqual([['values-left', 'V3(kWh)']]);
});

test('naming the sum of parts leaves nothing out, and neither do readings next to a use', async () => {
  const whole = ['户号,月份,峰,平,谷,总电量', 'V4,2025-01,100,80,120,300', 'V4,2025-02,90,70,110,270'];
  expect(await left(whole, { valueColumn: '总电量', unit: 'kWh' })).toEqual([]);
  const counted = ['表号,月份,上月读数,本月读数,用电量(kWh)', 'V5,2025-01,100,410,310', 'V5,2025-02,410,690,280'];
  expect(await left(counted, { valueColumn: '用电量(kWh)' })).toEqual([]);
});
