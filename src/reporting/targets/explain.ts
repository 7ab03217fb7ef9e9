import { figureId, type ExplainedInput, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import type { Progress, ProgressQuestion, TargetsQuestion } from './progress.ts';

type ProgressIn = (scope: Scope, asked: TargetsQuestion) => Promise<readonly Progress[]>;

/** The progress of a target opens to its indicator, for a cumulative one year by year, and to the clause that sets it. */
export async function explainTarget(progressIn: ProgressIn, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const { target: id, region, year, received, recorded } = question;
  if (typeof id !== 'string' || typeof region !== 'string' || !isKeptYear(year))
    throw new Problem('bad-input', 'figure-unknown', { figure });
  const known = { received, recorded };
  const [document = ''] = id.split('/');
  const found = (await progressIn(scope, { region, year, document, target: id, known })).find(({ target }) => target.id === id);
  if (found === undefined) throw new Problem('bad-input', 'figure-unknown', { figure });
  const { target, now, unit, coverage, years, goal } = found;
  const parts = partsOf(found, { region, year, known });
  if (parts.length === 0) throw new Problem('bad-input', 'figure-unknown', { figure });
  return {
    figure,
    result: { name: `${target.name.zh} ${region} ${year}`, value: numberOf(now), unit, ...(coverage !== null && { coverage }) },
    formula:
      years.length > 0
        ? { zh: '自文件起始年起各年之和', en: 'the sum of the years since the first of the document' }
        : { zh: '当年的指标值', en: 'the indicator in the year' },
    clause: { zh: `${target.document} ${target.clause}：${target.quote}`, en: `${target.document} ${target.clause}: ${target.quote}` },
    inputs: [
      ...parts,
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

/** The inputs of a target: its indicator, for a cumulative one year by year, otherwise the totals of a form; empty if there is neither. */
function partsOf(of: Progress, { region, year, known }: ProgressQuestion): ExplainedInput[] {
  const { indicator, form, unit, years, now } = of;
  if (indicator !== null) {
    const { id, names, version } = indicator;
    const source = { zh: `${names.zh}，${id}@${version}`, en: `${names.en}, ${id}@${version}` };
    const whole = figureId({ kind: 'indicator', id, region, year, first: firstOf(of), ...known });
    if (years.length === 0) return [{ name: id, value: numberOf(now), unit, source, figure: whole }];
    return years.map((one) => ({
      name: String(one.year),
      value: numberOf(one.value),
      unit,
      source,
      ...(one.figure !== null && { figure: one.figure }),
    }));
  }
  if (form === null) return [];
  const source = { zh: `${form.names.zh}，${form.form}`, en: `${form.names.en}, ${form.form}` };
  if (form.totals.length === 0) return [{ name: form.field, value: null, unit: form.unit, source }];
  return form.totals.map((one) => ({ name: one.period, value: numberOf(one.value), unit: one.unit, source, figure: one.figure }));
}

const firstOf = ({ document: { head } }: Progress): number => Number((head.periodBegins ?? head.issued).slice(0, 4));
