import { exact } from '#kernel/exact-number.ts';
import { type Explainer, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { programScope } from '#kernel/scope.ts';
import { dayText } from '#kernel/day.ts';
import { type SamplesOf, substationBalance } from './balance-answers.ts';
import { explanation, input, shown, sources } from './explain-network.ts';
import { loadForecast } from './forecast-answers.ts';
import { seasonIndex, seasonPoints } from './index-answers.ts';
import type { HeatNetworkNeeds } from './needs.ts';
import type { Span } from './network-facts.ts';
import { degreeDaysOn, areaOn, heatOn } from './point-days.ts';
import { heatNetworkTerms } from './vocabulary.ts';

/** The basis of each figure of the network: formula, days, meter with its coverage. */
export function networkExplainers(needs: HeatNetworkNeeds, samplesOf: SamplesOf): Readonly<Record<string, Explainer>> {
  return {
    'heat-index': (scope, figure, question) => explainIndex(needs, scope, figure, question),
    'heat-balance': (scope, figure, question) => explainBalance(needs, scope, figure, question, samplesOf),
    'heat-forecast': (scope, figure, question) => explainForecast(needs, scope, figure, question),
  };
}

type Args = readonly [scope: Parameters<Explainer>[0], figure: string, question: FigureQuestion];

function text(figure: string, question: FigureQuestion, name: string): string {
  const value = question[name];
  if (typeof value !== 'string') throw unknownFigure(figure);
  return value;
}

const decimal = /^-?\d+(?:\.\d+)?$/u;

function number(figure: string, question: FigureQuestion, name: string) {
  const value = text(figure, question, name);
  if (!decimal.test(value)) throw unknownFigure(figure);
  return exact(value);
}

/** The meter's own figure over a span, which opens to its readings. */
async function meterFigure({ metering }: HeatNetworkNeeds, meter: string | null, { from, to }: Span, received: number) {
  if (meter === null || to <= from) return undefined;
  const asked = { meter, from: dayText(from), to: dayText(to), step: 'year' as const, knownAt: new Date(received).toISOString() };
  return (await metering.useOfMeter(programScope, asked)).total.figure;
}

async function explainIndex(needs: HeatNetworkNeeds, ...[scope, figure, question]: Args) {
  const [point, season] = [text(figure, question, 'point'), text(figure, question, 'season')];
  const reference = number(figure, question, 'reference');
  const at = { received: question.received, recorded: question.recorded };
  const { points } = await seasonIndex(needs, scope, { point, season, reference }, at);
  const { groups } = await seasonPoints(needs, scope, { point, season }, at);
  const [one] = points;
  const span = groups[0]?.span ?? { from: 0, to: 0 };
  const meter = groups[0]?.points[0]?.meter ?? null;
  return explanation({
    figure,
    result: { name: point, value: shown(one?.corrected ?? null, 9), unit: 'GJ/m2' },
    formula: heatNetworkTerms.indexFormula,
    inputs: [
      input('heat', shown(one?.heat ?? null, 4), sources.measured, await meterFigure(needs, meter, span, at.received)),
      input('area', shown(one?.area ?? null, 2), sources.households),
      input('index', shown(one?.index ?? null, 9), sources.measured),
      input('hdd', shown(one?.degreeDays ?? null, 6), sources.observed),
      input('reference', shown(reference, 6), sources.observed),
      input('days', one?.days ?? 0, sources.measured),
    ],
    meter,
    coverage: shown(one?.coverage ?? null, 6) ?? 0,
    span,
    at,
  });
}

async function explainBalance(needs: HeatNetworkNeeds, ...[scope, figure, question, samplesOf]: [...Args, SamplesOf]) {
  const given = (name: string) => (text(figure, question, name) === '' ? undefined : number(figure, question, name));
  const asked = {
    substation: text(figure, question, 'substation'),
    from: text(figure, question, 'from'),
    to: text(figure, question, 'to'),
    target: given('target'),
    tolerance: number(figure, question, 'tolerance'),
    limit: given('limit'),
  };
  const at = { received: question.received, recorded: question.recorded };
  const answer = await substationBalance(needs, scope, asked, { at, samplesOf });
  const one = answer.points.find(({ point }) => point === text(figure, question, 'point'));
  if (one === undefined) throw unknownFigure(figure);
  const { span, target, limit, days } = answer;
  const ofTarget = asked.target === undefined ? sources.measured : sources.given;
  return explanation({
    figure,
    result: { name: one.point, value: shown(one.saving, 4), unit: 'GJ' },
    formula: heatNetworkTerms.balanceFormula,
    inputs: [
      input('heat', shown(one.heat, 4), sources.measured, await meterFigure(needs, one.meter, span, at.received)),
      input('area', shown(one.area, 2), sources.households),
      input('target', shown(target, 9), ofTarget),
      input('ratio', shown(one.ratio, 9), sources.measured),
      input('tolerance', shown(asked.tolerance, 9), sources.given),
      input('limit', shown(limit?.value ?? null, 2), sources.given),
      input('samples', one.samples.count, sources.households),
      input('days', days.length, sources.measured),
    ],
    meter: one.meter,
    coverage: days.length / (span.to - span.from),
    span,
    at,
  });
}

async function explainForecast(needs: HeatNetworkNeeds, ...[scope, figure, question]: Args) {
  const [point, season] = [text(figure, question, 'point'), text(figure, question, 'season')];
  const [base, design] = [number(figure, question, 'base'), number(figure, question, 'design')];
  const at = { received: question.received, recorded: question.recorded };
  const { points } = await loadForecast(needs, scope, { point, season, base, design }, at);
  const { groups } = await seasonPoints(needs, scope, { point, season }, at);
  const span = groups[0]?.span ?? { from: 0, to: 0 };
  const told = groups[0]?.points[0];
  const heat = told?.days.heat ?? null;
  const whole = heat?.whole ?? new Uint8Array(0);
  const read = [...whole.keys()].filter((day) => whole[day] === 1);
  const [one] = points;
  return explanation({
    figure,
    result: { name: point, value: shown(one?.peakKw ?? null, 3), unit: 'kW' },
    formula: heatNetworkTerms.forecastFormula,
    inputs: [
      input(
        'heat',
        heat === null ? null : shown(heatOn(heat, read), 4),
        sources.measured,
        await meterFigure(needs, told?.meter ?? null, span, at.received),
      ),
      input('area', told === undefined ? null : shown(areaOn(told.days.areas.values(), read), 2), sources.households),
      input('hdd', told === undefined ? null : shown(degreeDaysOn(told.days, read, base), 6), sources.observed),
      input('kwPerK', shown(one?.kwPerK ?? null, 6), sources.measured),
      input('days', one?.days ?? 0, sources.measured),
    ],
    meter: told?.meter ?? null,
    coverage: span.to <= span.from ? 0 : read.length / (span.to - span.from),
    span,
    at,
  });
}
