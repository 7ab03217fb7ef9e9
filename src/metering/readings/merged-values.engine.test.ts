import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.stop());

test('a value merged over several rows counts for none of them, and this is reported; merged codes apply to each row', async () => {
  const rows = [
    ['meter', 'time', 'value'],
    ['M1', '2025-01-01', 10],
    ['', '2025-01-02', 90],
    ['', '2025-01-03', ''],
  ];
  const merges = [
    { startRow: 1, endRow: 3, startCol: 0, endCol: 0 },
    { startRow: 2, endRow: 3, startCol: 2, endCol: 2 },
  ];
  const bytes = await writeXlsx({ sheets: [{ name: 'Sheet1', rows, merges }] });
  const file = await world.upload('merged.xlsx', bytes);
  const given = { file, kind: 'interval', interval: '1d', unit: 'kWh', carrier: 'electricity', createMeters: true } as const;
  const answer = await world.local.readings.importReadings(given);
  expect(answer).toMatchObject({ readings: 3, accepted: 1, missing: 2, rejectedCount: 0 });
  expect(answer.findings?.find(({ code }) => code === 'values-merged')?.evidence).toEqual({ cells: 2, firstRow: 3 });
  const use = await world.local.metering.useOfMeter({ meter: 'M1', from: '2025-01-01', to: '2025-01-04', step: 'day' });
  expect(use.steps.map(({ value }) => value)).toEqual([10, null, null]);
});
