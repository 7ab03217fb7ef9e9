import { describe, expect, test } from 'vitest';
import { meter, take } from '../../../../test/intake-files.ts';

/** Parts of a tariff, tiers of a bill: next to their total in a row, or in rows of their own. */

const differing = async (lines: readonly string[], codes: readonly string[] = ['m1']) => {
  const { findings } = await take(
    lines.join('\n'),
    {},
    codes.map((code) => meter(code)),
  );
  const { evidence } = findings.find(({ code }) => code === 'parts-differ') ?? {};
  return evidence === undefined ? null : [evidence['count'], evidence['value'], evidence['sum']];
};

/** Three months of parts of ten each; the total of the last one is given. */
const columns = (headings: string, last: number | string): string[] => {
  const parts = headings.split(',').length - 1;
  const row = (month: number, whole: number | string): string =>
    ['m1', `2025-0${month}`, whole, ...Array.from({ length: parts }, () => 10)].join();
  return [`表号,月份,${headings}`, row(1, parts * 10), row(2, parts * 10), row(3, last)];
};

describe('a bill whose parts do not add up to the whole is reported, and one that does is not', () => {
  test.each([
    ['总电量,第一档电量,第二档电量,第三档电量', 3],
    ['用电量,一档电量,二档电量,三档电量', 3],
    ['用电量（度）,第一阶梯电量,第二阶梯电量,第三阶梯电量', 3],
    ['电量,峰,平,谷', 3],
    ['Usage (kWh),Peak (kWh),Off-Peak (kWh)', 2],
    ['Total kWh,Tier 1 kWh,Tier 2 kWh', 2],
  ])('%s', async (headings, parts) => {
    expect(await differing(columns(headings, parts * 10))).toBeNull();
    expect(await differing(columns(headings, parts * 10 + 7))).toEqual([1, parts * 10 + 7, parts * 10]);
  });

  test('use next to two parts that add up in no row may have a part that the file leaves out', async () => {
    expect(await differing(['表号,月份,用电量,峰电量,谷电量', 'm1,2025-01,100,30,20', 'm1,2025-02,90,30,20'])).toBeNull();
  });

  test('rows of parts next to the row of the whole', async () => {
    const month = (at: number, whole: number): string[] => [`m1,2025-0${at},总,${whole}`, `m1,2025-0${at},峰,60`, `m1,2025-0${at},谷,40`];
    const lines = (last: number): string[] => ['表号,月份,时段,电量', ...month(1, 100), ...month(2, 100), ...month(3, last)];
    const codes = ['m1', 'm1-峰', 'm1-谷'];
    expect(await differing(lines(100), codes)).toBeNull();
    expect(await differing(lines(107), codes)).toEqual([1, 107, 100]);
    expect(await differing(lines(107).slice(0, -1), codes)).toBeNull();
  });
});
