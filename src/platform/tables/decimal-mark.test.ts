import { describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { decimalMarkOf, quantityWithPoint, withPoint } from './decimal-mark.ts';
import { parseDecimal } from './number.ts';

const english = ['time', 'kWh'];
const markOf = (cells: readonly string[], around: { delimiter?: string; header?: readonly string[] } = {}) =>
  decimalMarkOf(
    cells.map((cell) => ['2025-01-01', cell]),
    { header: english, ...around },
  );

describe('an unambiguous number decides for its file', () => {
  test.each(['12,5', '0,136', '-0,136', '1234,567', '1.234,5', '1 234,5', '1’234,567', '1.234.567', '１２，５'])(
    '%s: decimals after the comma',
    (cell) => {
      expect(markOf(['1,250', cell], { delimiter: ';' })).toBe('comma');
      expect(markOf(['1,250', cell], { header: ['时间', '电量'] })).toBe('comma');
    },
  );

  test.each(['12.5', '0.136', '1234.567', '1,234.5', '1 234.5', '1,234,567'])('%s: decimals after the point', (cell) => {
    expect(markOf(['1,250', cell], { delimiter: ';' })).toBe('point');
  });

  test('a month with its year is not a number', () => {
    expect(decimalMarkOf([['2025.1', '12,5']], { header: english, delimiter: ';' })).toBe('comma');
  });
});

describe('ambiguous numbers', () => {
  test('have thousands if commas separate cells, and in a file with Chinese headings', () => {
    expect(markOf(['1,250', '2,370'], { delimiter: ',' })).toBe('point');
    expect(markOf(['1,250', '2,370'], { header: ['时间', '电量'] })).toBe('point');
    expect(markOf(['18,600', '6200'], { header: ['时间', '建筑面积'] })).toBe('point');
  });

  test('have decimals if semicolons separate cells, and if larger numbers have no thousands mark', () => {
    expect(markOf(['1,250', '2,370'], { delimiter: ';' })).toBe('comma');
    expect(markOf(['1,250', '2370'])).toBe('comma');
  });

  test.each([
    ['nothing stands around them', ['1,250', '2,370'], {}],
    ['other numbers of the file contradict each other', ['1,250', '0,136', '12.5'], { delimiter: ';' }],
    ['a tab stands between cells', ['1,250'], { delimiter: '\t' }],
    ['what stands around them contradicts itself', ['1,250'], { delimiter: ';', header: ['时间', '电量'] }],
  ] as const)('raise a question if %s, with both readings', (_, cells, around) => {
    let thrown: unknown;
    try {
      markOf(cells, around);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Problem);
    expect(thrown).toMatchObject({ code: 'decimals-open', evidence: { text: '1,250', withComma: '1.25', withPoint: '1250' } });
  });

  test('with a point raise a question if semicolons separate cells', () => {
    expect(() => markOf(['1.250', '2.370'], { delimiter: ';' })).toThrow(
      expect.objectContaining({ evidence: expect.objectContaining({ text: '1.250', withComma: '1250', withPoint: '1.25' }) as object }),
    );
    expect(markOf(['1.250', '2.370'], { delimiter: ',' })).toBe('point');
  });

  test('are read as the sender states', () => {
    expect(decimalMarkOf([['1,250']], { header: english }, 'comma')).toBe('comma');
    expect(decimalMarkOf([['1,250']], { header: english }, 'point')).toBe('point');
  });
});

test('numbers with decimal commas as they are read', () => {
  expect(['0,136', '1,250', '1.234,5', '1 234,5', '1.250', '12'].map(withPoint)).toEqual([
    '0.136',
    '1.250',
    '1234.5',
    '1234.5',
    '1250',
    '12',
  ]);
  expect(['1.234,5 m²', '0,5万㎡', '办公'].map(quantityWithPoint)).toEqual(['1234.5 m²', '0.5万㎡', '办公']);
});

test('no thousands start with a zero: 0,136 is never read as 136', () => {
  expect(parseDecimal('0,136')).toBe('not-a-number');
  expect(parseDecimal('-0,500')).toBe('not-a-number');
  expect(['1,250', '1 250.5', "1'250.5", '1’250'].map(parseDecimal)).toEqual([12_500_000, 12_505_000, 12_505_000, 12_500_000]);
});

describe('of readings, between commas and under meaningless headings', () => {
  const around = { header: ['time', 'meter', 'kWh'], delimiter: ',', anySize: true };
  const days = (from: string, ...numbers: string[]) => numbers.map((number) => [from, 'M1', number]);

  test('numbers that all have a comma and three digits after it may be either', () => {
    expect(() => decimalMarkOf(days('2025-01-05', '1,125', '1,340'), around)).toThrow(
      expect.objectContaining({ code: 'decimals-open', evidence: expect.objectContaining({ text: '1,125' }) }),
    );
  });

  test.each([
    ['a number below a thousand', days('2025-01-05', '1,125', '987')],
    ['days as in America', days('1/15/2025', '1,125', '1,340')],
    ['money as in America', [['2025-01-05', 'M1', '1,125', '$80.10']]],
  ])('%s shows thousands', (_, rows) => {
    expect(decimalMarkOf(rows, around)).toBe('point');
  });

  test('Chinese headings show thousands', () => {
    expect(decimalMarkOf(days('2025-01-05', '1,125', '1,340'), { ...around, header: ['时间', '表号', '电量'] })).toBe('point');
  });
});
