import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { PortfolioRow } from './portfolio-row.ts';
import type { BoundaryPlace } from './portfolio-places.ts';
import type { ShownPortfolio } from './portfolios.ts';

const parts = ['measured', 'predicted', 'nonRoutine', 'adjustedBaseline', 'savings'] as const;

/**
 * A portfolio in the shape of the contract, except for the words of its findings.
 * @param places the locations of its boundaries, shown with its rows; null: without them
 */
export function presentPortfolio(portfolio: ShownPortfolio, places: ReadonlyMap<number, BoundaryPlace> | null) {
  const { job, rows, sums, unit, seconds, known, figure } = portfolio;
  const figureOf = (part: (typeof parts)[number]) => ({
    value: sums.counted === 0 ? null : sums[part],
    unit: unit ?? '',
    coverage: sums.coverage,
    figure: figure(part),
  });
  const figures = Object.fromEntries(parts.map((part) => [part, figureOf(part)])) as Record<
    (typeof parts)[number],
    ReturnType<typeof figureOf>
  >;
  const findings: Finding[] = [{ code: 'independence-assumed', severity: 'info', evidence: { boundaries: sums.boundaries } }];
  if (sums.withoutInterval > 0)
    findings.push({ code: 'portfolio-without-interval', severity: 'warning', evidence: { boundaries: sums.withoutInterval } });
  return {
    job,
    boundaries: rows.length,
    modelled: sums.boundaries,
    excluded: rows.flatMap(({ row, boundary, code }) => (code === null ? [] : [{ row, boundary, code }])),
    unit,
    days: sums.days,
    counted: sums.counted,
    coverage: sums.coverage,
    ...figures,
    fraction: sums.fraction,
    standardError: sums.standardError,
    interval: sums.interval === null ? null : { ...sums.interval },
    ...(places !== null && { rows: rows.map((one) => ({ ...presentRow(one), building: places.get(one.row) ?? null })) }),
    seconds: Math.round(seconds * 1000) / 1000,
    knownAt: formatInstant(known.received / 1000),
    findings,
  };
}

/** A row of the portfolio in the shape of the contract and its files. */
export function presentRow({ told, findings, ...row }: PortfolioRow) {
  // for a boundary without any day that counts, savings are unknown
  const sums = told === null || told.counted === 0 ? null : told;
  return {
    ...row,
    counted: told?.counted ?? null,
    measured: sums?.measured ?? null,
    adjustedBaseline: sums?.adjustedBaseline ?? null,
    savings: sums?.savings ?? null,
    standardError: told?.standardError ?? null,
    findings: [...findings],
  };
}
