import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';

/** Rows of one period that are added: refunds and adjustments. */
let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world.stop();
});

const bring = async (rows: readonly string[], more: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload('a.csv', `${rows.join('\n')}\n`), createMeters: true, ...more });

const head = '户号,月份,电量(kWh),备注';

async function months(meter: string): Promise<(number | null)[]> {
  const { steps } = await world.local.metering.useOfMeter({ meter, from: '2025-01-01', to: '2025-03-01', step: 'month' });
  return steps.map(({ value }) => value);
}

test('a refund is subtracted from the use of its month, and reported with its rows', async () => {
  const rows = [head, 'R1,2025-01,1000,', 'R1,2025-01,-200,退补', 'R1,2025-02,900,'];
  const came = await bring(rows);
  expect(came).toMatchObject({ readings: 2, accepted: 2, rejectedCount: 0 });
  expect(came.findings).toContainEqual(
    expect.objectContaining({
      code: 'refunds-netted',
      evidence: { count: 1, meter: 'R1', rows: '2, 3', parts: '1000 − 200 = 800' },
    }),
  );
  expect(await months('R1')).toEqual([800, 900]);
  expect(await bring(rows)).toMatchObject({ readings: 2, repeated: 2 });
});

test('what a remark says to add is added; a fully reversed row is not reported', async () => {
  await bring([head, 'R2,2025-01,1000,', 'R2,2025-01,150,补收少计', 'R2,2025-02,900,', 'R2,2025-02,-900,冲正', 'R2,2025-02,700,']);
  expect(await months('R2')).toEqual([1150, 700]);
});

test('if several rows may be the use nothing of the period is imported, and the advice solves it', async () => {
  const came = await bring([head, 'R3,2025-01,1000,', 'R3,2025-01,1100,', 'R3,2025-01,-200,退补', 'R3,2025-02,900,']);
  expect(came.rejected?.map(({ row, code }) => [row, code])).toEqual([2, 3, 4].map((row) => [row, 'refund-unclear']));
  expect(await months('R3')).toEqual([null, 900]);
  await bring([head, 'R3,2025-01,900,净用量']);
  expect(await months('R3')).toEqual([900, 900]);
});

test('a refund larger than the use is rejected completely; alone it is rejected with advice that solves it', async () => {
  const came = await bring([head, 'R4,2025-01,100,', 'R4,2025-01,-200,退补', 'R4,2025-02,-50,退补']);
  expect(came.rejected?.map(({ row, code }) => [row, code])).toEqual([
    [2, 'negative'],
    [3, 'refund-refused'],
    [4, 'negative'],
  ]);
  expect(came.rejected?.[0]?.detail).toContain('同一账期');
  await bring([head, 'R4,2025-02,80,', 'R4,2025-02,-50,退补']);
  expect(await months('R4')).toEqual([null, 30]);
});

test('the same applies to a meter that counts both ways', async () => {
  await world.local.registry.importMeters({
    file: await world.upload('m.csv', 'code,carrier,kind,unit,direction\nR5,electricity,interval,kWh,both\n'),
  });
  await bring([head, 'R5,2025-01,1000,', 'R5,2025-01,-200,退补', 'R5,2025-02,-30,']);
  expect(await months('R5')).toEqual([800, -30]);
});

test('a figure leads to all rows of its month', async () => {
  const explain = (figure: string | undefined) => world.local.figures.explain({ figure: figure as string });
  const below = async (told: Awaited<ReturnType<typeof explain>>, name: string) =>
    explain(told.inputs.find((one) => one.name === name)?.figure);
  const { total } = await world.local.metering.useOfMeter({ meter: 'R1', from: '2025-01-01', to: '2025-02-01', step: 'month' });
  const reading = await below(await below(await explain(total.figure), 'readings'), 'first');
  const cells = (await below(reading, 'counted')).inputs;
  expect(cells.filter(({ name }) => name === '电量(kWh)').map(({ value }) => value)).toEqual(['1000', '-200']);
});
