import { expect, test } from 'vitest';
import { fitDaily } from '#retrofit/temperature-model/temperature-model.ts';
import { partsOf } from './use-parts.ts';

const kinds = { isWorked: () => true, seasons: [] };
const from = 20_089;
const days = Int32Array.from({ length: 365 }, (_, at) => from + at);
const t = Float64Array.from(days, (_, at) => 11 - 16 * Math.cos(((at - 20) / 365) * 2 * Math.PI) + ((at * 7) % 11) - 5);

const heat = 12.5 * t.reduce((sum, one) => sum + Math.max(0, 14 - one), 0);

function yearOf(noise: () => number) {
  const y = Float64Array.from(t, (one) => 260 + 12.5 * Math.max(0, 14 - one) + noise());
  const model = fitDaily({ day: days, y, t, factors: [] }, kinds);
  return model === null ? null : partsOf(model, { from, temperature: t }, kinds);
}

test('a building without noise is split into what it was made of', () => {
  const parts = yearOf(() => 0);
  expect(parts?.base).toBeCloseTo(260 * 365, 3);
  expect(parts?.heating).toBeCloseTo(heat, 3);
  expect(parts?.cooling).toBe(0);
});
