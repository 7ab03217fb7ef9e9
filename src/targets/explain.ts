import { figureId, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { numberOf } from '#indicator/facts.ts';
import type { Progress, TargetsQuestion } from './progress.ts';

type ProgressIn = (scope: Scope, asked: TargetsQuestion) => Promise<readonly Progress[]>;

/** Where a target stands opens to its indicator, of a cumulative one year by year, and to the clause that sets it. */
export async function explainTarget(progressIn: ProgressIn, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const { target: id, region, year, received, recorded } = question;
  if (typeof id !== 'string' || typeof region !== 'string' || !isKeptYear(year))
    throw new Problem('bad-input', 'figure-unknown', { figure });
  const known = { received, recorded };
  const [document = ''] = id.split('/');
  const found = (await progressIn(scope, { region, year, document, target: id, known })).find(({ target }) => target.id === id);
  if (found?.indicator === undefined || found.indicator === null) throw new Problem('bad-input', 'figure-unknown', { figure });
  const { target, indicator, now, unit, coverage, years, goal } = found;
  const source = {
    zh: `${indicator.names.zh}，${indicator.id}@${indicator.version}`,
    en: `${indicator.names.en}, ${indicator.id}@${indicator.version}`,
  };
  const whole = figureId({ kind: 'indicator', id: indicator.id, region, year, first: firstOf(found), ...known });
  const inputs =
    years.length > 0
      ? years.map((one) => ({ name: String(one.year), value: numberOf(one.value), unit, source, figure: one.figure }))
      : [{ name: indicator.id, value: numberOf(now), unit, source, figure: whole }];
  return {
    figure,
    result: { name: `${target.name.zh} ${region} ${year}`, value: numberOf(now), unit, ...(coverage !== null && { coverage }) },
    formula:
      years.length > 0
        ? { zh: '自文件起始年起各年之和', en: 'the sum of the years since the first of the document' }
        : { zh: '当年的指标值', en: 'the indicator in the year' },
    clause: { zh: `${target.document} ${target.clause}：${target.quote}`, en: `${target.document} ${target.clause}: ${target.quote}` },
    inputs: [
      ...inputs,
      {
        name: target.id,
        value: numberOf(goal),
        unit,
        source: { zh: `${target.document} ${target.clause}`, en: `${target.document} ${target.clause}` },
      },
    ],
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings: found.findings,
  };
}

const firstOf = ({ document: { head } }: Progress): number => Number((head.periodBegins ?? head.issued).slice(0, 4));
