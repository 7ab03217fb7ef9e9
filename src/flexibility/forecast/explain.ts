import { figureId, type ExplainedInput, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { isKept } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Forecast } from './ahead.ts';
import { buildingAhead } from './building-ahead.ts';
import type { BuildingForecast } from './facts.ts';
import { method } from './forecast-of.ts';
import type { ForecastNeeds } from './needs.ts';
import { perDay, quarter } from './past.ts';
import { stretchBefore } from './pasts.ts';
import { percent } from './series.ts';
import { forecastSignalTerms as signals, forecastTerms as terms } from './vocabulary.ts';

const source: LocalizedText = { zh: `预测方法 ${method}（docs/flexibility.md）`, en: `method ${method} (docs/flexibility.md)` };

type Part = {
  readonly told: Forecast;
  readonly coverage: number;
  readonly term: { readonly zh: string; readonly en: string };
  readonly past: Readonly<Record<string, string>> | null;
};

/**
 * The part that a figure refers to: `load`, `pv` for all photovoltaics, `net` for load minus these, `pv/CODE` for one; null if it no longer
 * exists.
 */
function partOf({ load, coverage, pv, pvTotal, net }: BuildingForecast, building: string, of: string): Part | null {
  if (of === 'load') return { told: load, coverage, term: terms.load, past: { building, carrier: 'electricity' } };
  if (of === 'pv') return pvTotal === null ? null : { told: pvTotal.forecast, coverage: pvTotal.coverage, term: terms.pvTotal, past: null };
  if (of === 'net') return net === null ? null : { told: net.forecast, coverage: net.coverage, term: terms.net, past: null };
  const one = pv.find(({ code }) => of === `pv/${code}`);
  if (one === undefined || one.forecast === null) return null;
  return {
    told: one.forecast,
    coverage: one.coverage,
    term: terms.pv,
    past: one.basis === 'meter' && one.meter !== null ? { meter: one.meter } : null,
  };
}

/** Explains a forecast: what was measured before, the weight of each signal, and the accuracy over the four weeks before. */
export async function explainForecast(needs: ForecastNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const known = { received: question.received, recorded: question.recorded };
  const [building, of, at] = [String(question['building']), String(question['of']), Number(question['at'])];
  if (!isKept(at)) throw new Problem('bad-input', 'figure-unknown', { figure: figure.slice(0, 80) });
  const knownAt = new Date(known.received).toISOString();
  const ahead = await buildingAhead(needs, scope, { building, at, known, knownAt });
  const part = partOf(ahead, building, of);
  if (part === null) throw new Problem('bad-input', 'figure-unknown', { figure: figure.slice(0, 80) });
  const { told, coverage, term, past } = part;
  const span = stretchBefore(at);
  const measured: ExplainedInput[] = (past === null ? [] : [past]).map((named) => ({
    name: `${formatInstant(span.from)} – ${formatInstant(span.to)}`,
    value: null,
    unit: 'kWh',
    source: { zh: '此前的读数', en: 'readings before it' },
    figure: figureId({ kind: 'use', ...named, ...span, ...known }),
  }));
  return {
    figure,
    result: { name: `${term.zh} ${building} 24 h`, value: energyOf(told), unit: 'kWh', coverage },
    formula: {
      zh: 'P50 = Σ 权重 × 信号；权重以此前八周绝对误差最小求得；P10、P90 = P50 + 同法此前误差的分位数',
      en: 'P50 = Σ weight × signal; weights minimise the absolute error of the eight weeks before; P10 and P90 = P50 + quantiles of the errors in that time',
    },
    clause: source,
    inputs: [...measured, ...weightsOf(told), ...errorsOf(told)],
    meters: [],
    knownAt,
    findings: ahead.findings,
  };
}

/** P50 of the first day, kWh; null if a step is unknown. */
function energyOf({ p50 }: Forecast): number | null {
  const sum = p50.subarray(0, perDay).reduce((all, kw) => all + (kw * quarter) / 3600, 0);
  return Number.isNaN(sum) ? null : Math.round(sum * 1e4) / 1e4;
}

const weightsOf = ({ weights }: Forecast): ExplainedInput[] =>
  weights.flatMap((some, day) =>
    Object.values(signals).map(({ zh }, at) => ({
      name: `${zh}（+${day * 24}–${day * 24 + 24} h）`,
      value: Math.round((some[at] as number) * 1e6) / 1e6,
      unit: '',
      source,
    })),
  );

const errorsOf = ({ error }: Forecast): ExplainedInput[] =>
  (
    [
      ['error', error.wape],
      ['yesterday', error.yesterday],
      ['weekAgo', error.weekAgo],
    ] as const
  ).map(([code, part]) => ({ name: terms[code].zh, value: percent(part), unit: '%', source }));
