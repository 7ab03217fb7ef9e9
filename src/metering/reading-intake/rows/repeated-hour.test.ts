import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createZone } from '#kernel/zone.ts';
import { meter, take } from '../../../../test/intake-files.ts';

describe('the hour repeated by the clock change', () => {
  const zone = createZone('Europe/London')!;
  const london = (code: string) => meter(code, { zone: 'Europe/London' });
  /** 01:00 in UTC, when the clock goes back to 01:00. */
  const change = Date.UTC(2025, 9, 26, 1) / 1000;
  const local = (instant: number): string =>
    new Date((instant + zone.offsetAt(instant)) * 1000).toISOString().slice(0, 16).replace('T', ' ');
  const series = (from: number, count: number, step: number): number[] =>
    Array.from({ length: count }, (_, at) => change + from + at * step);
  const written = (instants: readonly number[], code = 'm1'): string[] => instants.map((at) => `${local(at)},${code},${at % 9973}`);
  const meant = (instants: readonly number[], step: number, code = 'm1'): string[] =>
    instants.map((at) => `${code} ${new Date(at * 1000).toISOString().slice(0, 16)} ${step} ${at % 9973} kWh`);
  const brought = async (lines: readonly string[], interval: number, codes = ['m1']) =>
    (await take(`time,meter,value\n${lines.join('\n')}\n`, { interval }, codes.map(london))).rows.toSorted();

  test('is identified by the order of the rows, oldest first or newest first', async () => {
    for (const [from, count, step] of [
      [-6 * 3600, 40, 900],
      [-3600, 4, 1800],
      [-3600, 5, 900],
      [-3600, 2, 3600],
      [-5 * 3600, 10, 3600],
    ] as const) {
      const instants = series(from, count, step);
      // two rows of one hour and nothing else show no direction
      const around = count > 2 ? [] : series(-86_400, 1, step);
      const lines = written([...around, ...instants]);
      expect(await brought(lines, step)).toEqual(meant([...around, ...instants], step).toSorted());
      expect(await brought(lines.toReversed(), step)).toEqual(meant([...around, ...instants], step).toSorted());
    }
  });

  test('gives the same readings if a file is reversed, whatever its content', async () => {
    const quarters = fc.uniqueArray(fc.integer({ min: -16, max: 12 }), { minLength: 2, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(quarters, quarters, async (one, other) => {
        // with one from the day before, so that each code goes in one direction
        const of = (some: readonly number[], code: string) =>
          written(
            [-90_000, ...some.toSorted((a, b) => a - b).map((at) => at * 900)].map((at) => change + at),
            code,
          );
        const whole = [...of(one, 'm1'), ...of(other, 'm2')];
        expect(await brought(whole.toReversed(), 900, ['m1', 'm2'])).toEqual(await brought(whole, 900, ['m1', 'm2']));
      }),
      { numRuns: 40 },
    );
  });

  test('is identified by the file’s other rows if those of a code do not show it', async () => {
    const instants = series(-3600, 2, 3600);
    const lines = [...written(series(-20 * 3600, 30, 3600), 'm2'), ...written(instants)];
    const both = [...meant(series(-20 * 3600, 30, 3600), 3600, 'm2'), ...meant(instants, 3600)].toSorted();
    expect(await brought(lines, 3600, ['m1', 'm2'])).toEqual(both);
    expect(await brought(lines.toReversed(), 3600, ['m1', 'm2'])).toEqual(both);
  });

  test('that occurs once in the file is the earlier, in either row order', async () => {
    const lines = ['2025-10-26 00:00,m1,1', '2025-10-26 01:00,m1,2', '2025-10-26 02:00,m1,3'];
    expect((await brought(lines, 3600))[1]).toBe('m1 2025-10-26T00:00 3600 2 kWh');
    expect(await brought(lines.toReversed(), 3600)).toEqual(await brought(lines, 3600));
  });

  test('is identified by an empty cell too', async () => {
    const lines = ['2025-10-26 00:00,m1,1', '2025-10-26 01:00,m1,', '2025-10-26 01:00,m1,2', '2025-10-26 02:00,m1,3'];
    expect((await brought(lines, 3600))[1]).toBe('m1 2025-10-26T01:00 3600 2 kWh');
    expect(await brought(lines.toReversed(), 3600)).toEqual(await brought(lines, 3600));
  });

  test('is identified for starts and ends of periods separately', async () => {
    const instants = series(-2 * 3600, 16, 900);
    const lines = instants.map((at) => `${local(at)},${local(at + 900)},m1,${at % 9973}`);
    const says = { startColumn: 'from', endColumn: 'to', meterColumn: 'meter', valueColumn: 'value' };
    for (const some of [lines, lines.toReversed()]) {
      const { rows, refused } = await take(`from,to,meter,value\n${some.join('\n')}\n`, says, [london('m1')]);
      expect([rows.toSorted(), refused]).toEqual([meant(instants, 900).toSorted(), []]);
    }
  });
});
