import { type ExplainedInput, type Explanation, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { statusTerms } from '#kernel/vocabulary.ts';
import type { Scope } from '#kernel/scope.ts';
import { strategyKinds, type StrategyKind } from '#platform/knowledge/facts.ts';
import type { CommissioningNeeds } from '../needs.ts';
import { strategyWith, type StrategyWithHours } from './strategies.ts';
import { strategyFactTerms, strategyFormulaTerms } from './vocabulary.ts';

/** No standard says how a strategy is found. */
const byOwnMethod = {
  zh: '本系统自有方法：在这栋建筑自己的历史上试算（docs/decisions/0125）',
  en: 'own method: tried on the history of the building itself (docs/decisions/0125)',
};

/** What the figure of a strategy asks. Throws `figure-unknown`. */
export function strategyAsked(figure: string, question: FigureQuestion) {
  const { kind, building, strategy, subject, from, to, low, high, tariff, received, recorded } = question;
  const named = strategyKinds.find((one): one is StrategyKind => one === strategy);
  if (kind !== 'strategy' || named === undefined || ![building, subject, from, to].every((one) => typeof one === 'string'))
    throw unknownFigure(figure);
  return {
    building: String(building),
    kind: named,
    subject: String(subject),
    from: String(from),
    to: String(to),
    ...(typeof low === 'number' && typeof high === 'number' && { band: { low, high } }),
    ...(typeof tariff === 'string' && { tariff }),
    known: { received, recorded },
  };
}

/** Explains what a strategy would have saved: its hours, the measured figures that it rests on, and its thresholds with their source. */
export async function explainStrategy(
  needs: CommissioningNeeds,
  scope: Scope,
  figure: string,
  question: FigureQuestion,
): Promise<Explanation> {
  const asked = strategyAsked(figure, question);
  const { strategy, from, to, building } = await strategyWith(needs, scope, asked);
  const { saved, unit, coverage, kind, subject, hours, valued, judged, use, meters } = strategy;
  const tried = { zh: `试算 ${from} 至 ${to}（不含）`, en: `tried on ${from} to ${to} (excluded)` };
  return {
    figure,
    result: { name: `strategy ${building} ${subject}`, value: saved, unit, ...(coverage !== null && { coverage }) },
    formula: strategyFormulaTerms[kind],
    clause: byOwnMethod,
    inputs: [
      { name: 'hoursConcerned', value: hours, unit: 'h', source: tried },
      { name: 'hoursValued', value: valued, unit: 'h', source: tried },
      { name: 'hoursJudged', value: judged, unit: 'h', source: tried },
      { name: 'useJudged', value: use, unit, source: tried },
      ...strategy.facts.map((fact): ExplainedInput => ({ ...fact, source: factText(fact.name) })),
      ...thresholds(strategy),
      ...monthsOf(strategy),
      ...(asked.tariff === undefined ? [] : periodsOf(needs, asked.tariff, strategy, { to, known: asked.known })),
    ],
    meters: meters.map((code) => ({ code, coverage: coverage ?? 0, from, to })),
    knownAt: formatInstant(asked.known.received / 1000),
    findings: strategy.findings,
  };
}

function factText(name: string): LocalizedText {
  const [term = '', ...rest] = name.split(' ');
  const said = Object.hasOwn(strategyFactTerms, term) ? strategyFactTerms[term as keyof typeof strategyFactTerms] : { zh: term, en: term };
  const of = rest.join(' ');
  return of === '' ? { zh: said.zh, en: said.en } : { zh: `${said.zh}（${of}）`, en: `${said.en} (${of})` };
}

function thresholds({ rule: { entry } }: StrategyWithHours): ExplainedInput[] {
  const { document, clause } = entry.source;
  const status = statusTerms[entry.status];
  return Object.entries(entry.thresholds).map(([name, { value, unit, names }]) => ({
    name: `threshold ${name}`,
    value,
    unit,
    source: {
      zh: `${names.zh}：${document} ${clause}，${entry.id} 第 ${entry.version} 版，${status.zh}`,
      en: `${names.en}: ${document} ${clause}, ${entry.id} version ${entry.version}, ${status.en}`,
    },
  }));
}

/** What was saved month by month (UTC), so that the sum can be followed. */
function monthsOf({ rows, unit }: StrategyWithHours): ExplainedInput[] {
  const months = Map.groupBy(
    rows.filter(({ hit }) => hit === true),
    ({ from }) => dayText(Math.floor(from / 86_400)).slice(0, 7),
  );
  return [...months].map(([month, own]) => {
    const known = own.flatMap(({ saved }) => saved ?? []);
    return {
      name: `wouldHaveSaved ${month}`,
      value: known.length === 0 ? null : Math.round(known.reduce((sum, one) => sum + one, 0) * 1e4) / 1e4,
      unit,
      source: { zh: `${own.length} 段`, en: `${own.length} stretches` },
    };
  });
}

/** What was saved in each period of the tariff, and all of it in money, with the paper that the tariff is in. */
function periodsOf(
  { tariffs }: CommissioningNeeds,
  id: string,
  { periods, yuan }: StrategyWithHours,
  { to, known }: { readonly to: string; readonly known: AsOf },
): ExplainedInput[] {
  const { source, status, version, names } = tariffs.inForce(id, dayText((parseDay(to) as number) - 1), known);
  const { document, clause } = source;
  const shown = statusTerms[status];
  return [
    ...periods.map(({ period, price, saved, yuan: cost }): ExplainedInput => ({
      name: `tariffPeriod ${period}`,
      value: saved,
      unit: 'kWh',
      source: { zh: `× ${price} 元/kWh = ${cost} 元`, en: `× ${price} yuan/kWh = ${cost} yuan` },
    })),
    {
      name: 'tariffYuan',
      value: yuan === null ? null : Number(yuan),
      unit: '元',
      source: {
        zh: `电价 ${names?.zh ?? id}：${document} ${clause}，${id} 第 ${version} 版，${shown.zh}`,
        en: `tariff ${names?.en ?? id}: ${document} ${clause}, ${id} version ${version}, ${shown.en}`,
      },
    },
  ];
}
