import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { readThermalFile } from './thermal-file.ts';
import { fitThermal, type ThermalFit } from './thermal-fit.ts';

const zone = createZone('Asia/Shanghai') as Zone;
const begin = Date.parse('2026-01-05T00:00:00+08:00');

/** A made-up fortnight by quarter hour, as a file: heat switches on and off by the clock. */
function made({
  r,
  c,
  gain,
  noise,
  seed,
  heats = true,
}: {
  r: number;
  c: number;
  gain: number;
  noise: number;
  seed: number;
  heats?: boolean;
}) {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const h = 0.25;
  const alpha = Math.exp(-h / (r * c));
  const most = 26 / r;
  let indoor = 19;
  const lines = ['time,indoor,outdoor,heat'];
  for (let k = 0; k < 96 * 14; k += 1) {
    const hour = (k * h) % 24;
    const outdoor = -3 + 6 * Math.sin(((hour - 9) * Math.PI) / 12) + 2 * Math.sin(k / 190);
    const heat = heats && (hour < 7 || (hour > 16 && hour < 22) || random() > 0.3) ? most * (0.6 + 0.4 * random()) : 0;
    const hole = k === 500 ? '' : (indoor + noise * 2 * random()).toFixed(4);
    lines.push(`${new Date(begin + k * 900_000).toISOString()},${hole},${outdoor.toFixed(4)},${heat.toFixed(5)}`);
    indoor = alpha * indoor + (1 - alpha) * (Number(outdoor.toFixed(4)) + r * (Number(heat.toFixed(5)) + gain));
  }
  return lines.join('\n');
}

const fitted = (text: string): ThermalFit => {
  const { runs, h } = readThermalFile(text, zone);
  return fitThermal(runs, h);
};

test('synthetic rooms are recovered within 6 %, with or without a gap in the middle', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 12, noNaN: true }),
      fc.double({ min: 2, max: 30, noNaN: true }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      fc.integer({ min: 1, max: 1000 }),
      (r, c, gain, seed) => {
        const told = fitted(made({ r, c, gain, noise: 0.05, seed }));
        expect([told.usable, told.findings]).toEqual([true, []]);
        expect(Math.abs((told.r as number) / r - 1)).toBeLessThan(0.06);
        expect(Math.abs((told.c as number) / c - 1)).toBeLessThan(0.06);
        expect(Math.abs((told.gain as number) - gain)).toBeLessThan(0.06 * Math.max(gain, 26 / r));
      },
    ),
    { numRuns: 15 },
  );
});

test('a room without heating is not usable, and has no result', () => {
  const told = fitted(made({ r: 5, c: 6, gain: 0.1, noise: 0.05, seed: 3, heats: false }));
  expect(told).toMatchObject({ r: null, c: null, gain: null, usable: false, findings: [{ code: 'thermal-no-heat' }] });
});

test('heat without effect on the room is not usable', () => {
  const lines = made({ r: 5, c: 6, gain: 0.1, noise: 0.05, seed: 3, heats: false }).split('\n');
  const text = lines.map((line, at) => (at === 0 ? line : line.replace(/,[^,]*$/u, `,${(at * 7919) % 13 > 6 ? 3 : 0}`))).join('\n');
  expect(fitted(text).usable).toBe(false);
});

test.each([
  ['time,indoor,outdoor\n', 'thermal-columns-missing'],
  ['time,indoor,outdoor,heat\n2026-01-01T00:00,20,x,1\n', 'thermal-cell-bad'],
  ['time,indoor,outdoor,heat\n2026-01-01T00:00,20,1,1\n2026-01-01T01:00,20,1,1\n2026-01-01T02:30,20,1,1\n', 'thermal-steps-unequal'],
])('%j is refused by name', (text, code) => {
  expect(() => fitted(text)).toThrow(code);
});

test('a file with one row is too short, and not unequal', () => {
  expect(fitted('time,indoor,outdoor,heat\n2026-01-01T00:00,20,1,1\n')).toMatchObject({
    usable: false,
    findings: [{ code: 'thermal-too-short' }],
  });
});
