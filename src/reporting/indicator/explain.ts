import { figureId, readFigure, type Explanation, type ExplainedInput, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import { metersText, periodFigure } from '#supervision/benchmarking/public/use-figure.ts';
import { statusShown } from '#platform/knowledge/facts.ts';
import { numberOf, type IndicatorValue } from './facts.ts';
import type { Part } from './evaluate.ts';
import type { IndicatorNeeds } from './needs.ts';
import { formulaOf } from './say.ts';
import type { UseTerm } from './use-part.ts';
import { spanOf, type PlaceYear, type Span } from './town.ts';

/** How many buildings or projects an opened part lists individually, largest first. */
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

/** The generating meter of each building with only one for a carrier, counted in full: what it generated opens to that meter. */
async function generators(
  { registry }: Pick<IndicatorNeeds, 'registry'>,
  scope: Scope,
  { which, known }: Span,
): Promise<ReadonlyMap<string, string>> {
  const meters = (await registry.meterFacts(scope, which, known)).filter(({ direction }) => direction === 'generation');
  const owned = Map.groupBy(
    meters.flatMap((meter) =>
      meter.shares.map(({ building, share }) => ({ key: `${building} ${meter.carrier}`, code: meter.code, share })),
    ),
    ({ key }) => key,
  );
  return new Map([...owned].flatMap(([key, own]) => (own.length === 1 && own[0]?.share === 1 ? [[key, own[0].code] as const] : [])));
}

/** The metering figure that a term opens to; undefined if no single meter provides it. */
function figureOf({ building, carrier, of }: UseTerm, { from, to, known }: Span, made: ReadonlyMap<string, string>): string | undefined {
  const whole = periodFigure(building.code, building.zone, carrier, { from, to }, known);
  if (of === undefined) return whole;
  const question = readFigure(whole);
  if (of !== 'made') return figureId({ ...question, item: of.item });
  const meter = made.get(`${building.code} ${carrier}`);
  const { building: _building, carrier: _carrier, ...rest } = question;
  return meter === undefined ? undefined : figureId({ ...rest, kind: 'use', received: known.received, recorded: known.recorded, meter });
}

type Sized = ExplainedInput & { readonly size: number };

const fromPool = { zh: '节能改造项目库，已验收', en: 'pool of retrofits, accepted' };

/** The inputs of a part, largest first. */
export async function inputsOf(
  needs: Pick<IndicatorNeeds, 'registry'>,
  scope: Scope,
  asked: Span,
  { uses = [], terms = [], unit }: Part,
): Promise<ExplainedInput[]> {
  const made = uses.some(({ of }) => of === 'made') ? await generators(needs, scope, asked) : new Map<string, string>();
  const used = uses.map((one): Sized => {
    const figure = figureOf(one, asked, made);
    return {
      name: `${one.building.code} ${one.building.name} ${one.carrier}`,
      value: one.value,
      unit: one.unit,
      source: metersText(one.value === null ? 0 : 1, one.coverage),
      size: Math.abs(one.value ?? 0),
      ...(figure !== undefined && { figure }),
    };
  });
  const registered = terms.map(({ code, name, value, pool = false }): Sized => ({
    name: `${code} ${name}`,
    value,
    unit,
    source: pool ? fromPool : { zh: '台账登记', en: 'as registered' },
    size: Math.abs(value ?? 0),
  }));
  const sorted = [...used, ...registered].toSorted((a, b) => b.size - a.size);
  return sorted.slice(0, named).map(({ size: _size, ...input }) => input);
}

/** A part opens to its buildings or projects. */
export async function explainPart(
  needs: Pick<IndicatorNeeds, 'registry'>,
  valueOf: ValueOf,
  scope: Scope,
  figure: string,
  question: FigureQuestion,
): Promise<Explanation> {
  const asked = read(figure, question);
  const found = await valueOf(scope, asked);
  const part = found.parts[Number(question['part'])];
  if (part === undefined) throw new Problem('bad-input', 'figure-unknown', { figure });
  const inputs = await inputsOf(needs, scope, spanOf(asked), part);
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
    inputs,
    meters: [],
    knownAt: formatInstant(asked.known.received / 1000),
    findings: found.findings,
  };
}
