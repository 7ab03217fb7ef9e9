import type { Explanation, ExplainedInput, FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import { statusShown } from '#platform/knowledge/facts.ts';
import type { AssessmentQuestion, Measured, SchemeFound, ScoredItem } from './facts.ts';
import type { AssessmentNeeds } from './needs.ts';
import { doubtOf, scoredIn } from './running.ts';
import { assessmentTerms, schemeModeTerms } from './vocabulary.ts';

function read(figure: string, { scheme, region, year, received, recorded }: FigureQuestion): AssessmentQuestion {
  if (typeof scheme !== 'string' || typeof region !== 'string' || !isKeptYear(year))
    throw new Problem('bad-input', 'figure-unknown', { figure });
  return { id: scheme, region, year, known: { received, recorded } };
}

/** Hundredths as a number. */
export const points = (hundredths: bigint): number => Number(hundredths) / 100;

function cited({ source, status, id, version }: SchemeFound): LocalizedText {
  const { zh, en } = statusShown(status).standing;
  const of = `${source.document} ${source.clause}, ${id}@${version}`;
  return { zh: `${of}，${zh}`, en: `${of}, ${en}` };
}

/** The total of a place opens to its items. */
export async function explainScore(needs: AssessmentNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const asked = read(figure, question);
  const { name, scheme, items, score } = await scoredIn(needs, scope, asked);
  return {
    figure,
    result: { name: `${name} ${asked.year}`, value: points(score), unit: assessmentTerms.point.zh },
    formula: { zh: '各项得分之和', en: 'the sum of the scores of its items' },
    clause: cited(scheme),
    inputs: items.map(({ item, score: own, figure: opens, value }) => ({
      name: item.names?.zh ?? item.id,
      value: points(own),
      unit: assessmentTerms.point.zh,
      source: { zh: `满分 ${item.weight}；${numberOf(value) ?? '—'}`, en: `of ${item.weight}; ${numberOf(value) ?? '—'}` },
      figure: opens,
    })),
    meters: [],
    knownAt: formatInstant(Math.min(asked.known.received, asked.known.recorded) / 1000),
    findings: doubtOf(scheme),
  };
}

/** An item opens to what it measures, and to the scheme. */
export async function explainItem(needs: AssessmentNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const asked = read(figure, question);
  const { name, scheme, items } = await scoredIn(needs, scope, asked);
  const found = items.find(({ item }) => item.id === question['item']);
  if (found === undefined) throw new Problem('bad-input', 'figure-unknown', { figure });
  const { item } = found;
  const { zh, en } = schemeModeTerms[item.mode];
  return {
    figure,
    result: { name: `${name} ${item.names?.zh ?? item.id} ${asked.year}`, value: points(found.score), unit: assessmentTerms.point.zh },
    formula: {
      zh: `${item.weight} × (x − ${item.zero}) ÷ (${item.full} − ${item.zero})，比值不小于 0、不大于 1；x：${zh}`,
      en: `${item.weight} × (x − ${item.zero}) ÷ (${item.full} − ${item.zero}), the quotient within 0 and 1; x: ${en}`,
    },
    clause: cited(scheme),
    inputs: inputsOf(found, asked.year),
    meters: [],
    knownAt: formatInstant(Math.min(asked.known.received, asked.known.recorded) / 1000),
    findings: [...found.findings, ...doubtOf(scheme)],
  };
}

function inputsOf({ now, before }: ScoredItem, year: number): ExplainedInput[] {
  const input = (of: number, { value, unit, source, figure }: Measured): ExplainedInput => ({
    name: String(of),
    value: numberOf(value),
    unit,
    source,
    ...(figure !== null && { figure }),
  });
  return [input(year, now), ...(before === null ? [] : [input(year - 1, before)])];
}
