import type { Explanation, ExplainedInput, FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import { metersText, useFigure } from '#benchmarking/use-figure.ts';
import { statusShown } from '#knowledge/facts.ts';
import { numberOf, type IndicatorValue } from './facts.ts';
import { formulaOf } from './say.ts';
import type { PlaceYear } from './town.ts';

/** Buildings or projects that an opened part names one by one, the largest first. */
const named = 200;

type ValueOf = (scope: Scope, asked: PlaceYear & { readonly id: string; readonly first: number | null }) => Promise<IndicatorValue>;

function read(figure: string, question: FigureQuestion) {
  const { id, region, year, first = null, received, recorded } = question;
  if (typeof id !== 'string' || typeof region !== 'string' || !isKeptYear(year) || (first !== null && typeof first !== 'number'))
    throw new Problem('bad-input', 'figure-unknown', { figure });
  return { id, region, year, first, known: { received, recorded } };
}

const cited = ({ indicator: { source, status, id, version } }: IndicatorValue) => {
  const { zh, en } = statusShown(status).standing;
  const of = `${source.document} ${source.clause}, ${id}@${version}`;
  return { zh: `${of}，${zh}`, en: `${of}, ${en}` };
};

/** An indicator opens to its parts. */
export async function explainIndicator(valueOf: ValueOf, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const asked = read(figure, question);
  const found = await valueOf(scope, asked);
  const { indicator, value, coverage, parts, findings } = found;
  return {
    figure,
    result: { name: `${indicator.names.zh} ${asked.region} ${asked.year}`, value: numberOf(value), unit: indicator.unit, coverage },
    formula: formulaOf(indicator.value),
    clause: cited(found),
    inputs: parts.map((part, at) => ({
      name: String(at + 1),
      value: numberOf(part.value),
      unit: part.unit,
      source: part.say,
      figure: part.figure,
    })),
    meters: [],
    knownAt: formatInstant(asked.known.received / 1000),
    findings,
  };
}

/** A part opens to the buildings or projects that it is of. */
export async function explainPart(valueOf: ValueOf, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const asked = read(figure, question);
  const found = await valueOf(scope, asked);
  const part = found.parts[Number(question['part'])];
  if (part === undefined) throw new Problem('bad-input', 'figure-unknown', { figure });
  const uses = (part.uses ?? []).map(({ building, carrier, value, unit, coverage }): ExplainedInput & { readonly size: number } => ({
    name: `${building.code} ${building.name} ${carrier}`,
    value,
    unit,
    source: metersText(value === null ? 0 : 1, coverage),
    size: Math.abs(value ?? 0),
    figure: useFigure(building.code, building.zone, carrier, asked.year, asked.known),
  }));
  const terms = (part.terms ?? []).map(({ code, name, value }) => ({
    name: `${code} ${name}`,
    value,
    unit: part.unit,
    source: { zh: '台账登记', en: 'as registered' },
    size: Math.abs(value ?? 0),
  }));
  const all = [...uses, ...terms].toSorted((a, b) => b.size - a.size);
  return {
    figure,
    result: {
      name: `${found.indicator.names.zh} ${asked.region} ${asked.year}`,
      value: numberOf(part.value),
      unit: part.unit,
      coverage: part.coverage,
    },
    formula: part.say,
    clause: cited(found),
    inputs: all.slice(0, named).map(({ size: _size, ...input }) => input),
    meters: [],
    knownAt: formatInstant(asked.known.received / 1000),
    findings: found.findings,
  };
}
