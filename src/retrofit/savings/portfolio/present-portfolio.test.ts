import { expect, test } from 'vitest';
import { portfolioSums } from '#retrofit/temperature-model/portfolio.ts';
import { excludedRow, type PortfolioRow } from './portfolio-row.ts';
import { presentPortfolio, presentRow } from './present-portfolio.ts';

const nothing = { days: 31, counted: 0, measured: 0, predicted: 0, nonRoutine: 0, adjustedBaseline: 0, savings: 0, standardError: null };
const saved = { ...nothing, counted: 31, measured: 90, predicted: 100, adjustedBaseline: 100, savings: 10, standardError: 2 };
const row = (told: PortfolioRow['told']): PortfolioRow => ({ ...excludedRow(1, 'B1', 'x'), code: null, told });
const told = (...rows: readonly NonNullable<PortfolioRow['told']>[]) =>
  presentPortfolio(
    {
      job: '1',
      unit: 'kWh',
      rows: rows.map(row),
      sums: portfolioSums(rows, 0.9),
      seconds: 0,
      known: { received: 0, recorded: 0 },
      figure: (part) => part,
    },
    null,
  );

test('a portfolio none of whose days counts has saved nothing that is known, and neither has such a boundary of it', () => {
  expect(told(nothing)).toMatchObject({
    counted: 0,
    measured: { value: null },
    savings: { value: null },
    adjustedBaseline: { value: null },
  });
  expect(presentRow(row(nothing))).toMatchObject({ counted: 0, measured: null, adjustedBaseline: null, savings: null });
  expect(told(saved, nothing)).toMatchObject({ counted: 31, savings: { value: 10 } });
  expect(presentRow(row(saved))).toMatchObject({ measured: 90, savings: 10 });
});
