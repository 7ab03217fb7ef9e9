import { beforeAll, expect, test } from 'vitest';
import { unclearRefusals } from './refused-inputs.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await createWorld()));

test('a wrong value of any download parameter is refused with the allowed values or an example, in both languages', () => {
  const all = world.app.slices.downloads.flatMap(({ path, parameters }) =>
    Object.entries(parameters).flatMap(([name, { shape }]) => unclearRefusals(shape, `${path} ${name}`)),
  );
  expect(world.app.slices.downloads.length).toBeGreaterThan(50);
  expect(all).toEqual([]);
});

test('a malformed period, month or day is refused with the format and an example', async () => {
  const detailOf = async (address: string): Promise<string> => {
    const answer = await world.ask(address, { headers: { 'accept-language': 'en' } });
    expect(answer.status).toBe(400);
    return ((await answer.json()) as { findings: { detail: string }[] }).findings.map(({ detail }) => detail).join('; ');
  };
  expect(await detailOf('/api/exports/contract-statement?contract=C&period=2025')).toMatch(/a day written like 2026-01-31$/u);
  expect(await detailOf('/api/exports/warnings?month=2025')).toMatch(/a month written like 2025-01$/u);
  expect(await detailOf('/api/buildings/B1/use?from=abc&to=2025-02-30')).toMatch(/a time written like 2026-03-01,/u);
});
