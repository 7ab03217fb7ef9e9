import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringReadings, useOf } from '../golden/fixture.ts';
import { shippedChronicle } from '../knowledge.ts';
import { createWorld, type World } from '../world.ts';
import { readingLedgers } from './reading-ledgers.ts';

/** Bills and reading sheets as they are: each is imported with the one option that creates its metering points. */
let world: World;

beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

test.each(readingLedgers.map((one) => [one.of, one] as const))('%s is imported completely', async (_of, ledger) => {
  const told = await bringReadings(world, ledger.file, ledger.text, ledger.option);
  expect(told).toMatchObject({ rejectedCount: 0, ...ledger.came });
  expect(told.findings.map(({ code }) => code)).toEqual(expect.arrayContaining([...(ledger.findings ?? [])]));
  for (const { detail } of told.findings) expect(detail).toMatch(/^[^{}]+$/u);
  const { steps } = await useOf(world, { meter: ledger.use.meter }, ledger.use.from, ledger.use.to, ledger.use.step);
  expect(steps.map(([, value]) => value)).toEqual(ledger.use.told);
});

test('each uses headings that one of our sources names', () => {
  const known = new Set(
    shippedChronicle()
      .inForce('heading-words', { on: '2026-01-01', recorded: 1 })
      .map(({ id }) => id),
  );
  for (const { of } of readingLedgers) expect(known).toContain(`heading-words/${of}`);
});

test('a counter reading is not taken for the use of a month', async () => {
  const text = '户号,月份,本月表底\nGC01,2025-01,12345\n';
  const refused = await bringReadings(world, '表底.csv', text, { createMeters: true }).catch((trouble: unknown) => trouble);
  expect(refused).toMatchObject({ document: { code: 'register-of-periods' } });
});
