import type { AsOf } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Measure } from '#supervision/benchmarking/public/assess.ts';
import type { StockRow } from './rows.ts';

/** The buildings of a place in a year; without a place: all that the scope sees. */
export type StockQuestion = {
  readonly region?: string | undefined;
  readonly year: number;
  readonly measure: Measure;
  /** As entered; if omitted, as known now. */
  readonly knownAt?: string | undefined;
  /** The name of a cached response. */
  readonly list?: string | undefined;
};

/** The whole list, as calculated. */
export type StockList = {
  readonly unit: string;
  readonly known: AsOf;
  readonly rows: readonly StockRow[];
  readonly findings: readonly Finding[];
  /** Over the whole place. */
  readonly uses: Readonly<Record<string, number>>;
  readonly heatings: Readonly<Record<string, number>>;
  readonly gaps: Readonly<Record<string, number>>;
};

/** The figures that open a row's intensity and its judgement. */
export function figuresOf(
  { code, intensity }: StockRow,
  { year, measure }: Pick<StockQuestion, 'year' | 'measure'>,
  { known, unit }: StockList,
) {
  const inUnit = measure === 'gas' ? { in: unit.replace(/\/m2$/u, '') } : {};
  return {
    figure: intensity === null ? null : figureId({ kind: 'intensity', year, carrier: measure, ...inUnit, ...known, building: code }),
    quotaFigure: figureId({ kind: 'quota', year, ...known, building: code }),
  };
}
