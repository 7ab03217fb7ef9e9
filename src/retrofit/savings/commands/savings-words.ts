import type { Client } from '#client.ts';
import { classSetTerms, modelCheckTerms, modelKindTerms, modelShapeTerms, savingsTerms } from '#retrofit/savings/vocabulary.ts';
import type { Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Service = Client['savings'];
type Fit = Awaited<ReturnType<Service['fit']>>;
type Baseline = Awaited<ReturnType<Service['show']>>;
type Report = Awaited<ReturnType<Service['report']>>;
type Typical = Awaited<ReturnType<Service['typical']>>;

/** What a boundary is drawn around. */
export function boundaryText(boundary: Fit['boundary']): string {
  if ('building' in boundary) return [boundary.building, boundary.carrier, boundary.item].filter((part) => part !== undefined).join(' ');
  return [boundary.meters.join(' + '), ...(boundary.minus ?? [])].join(' − ');
}

export const amount = (value: number | null, unit: string, digits = 2): string | null =>
  value === null ? null : `${number(value, digits)} ${unit}`;

export function fitInWords(told: Fit, say: Say): string {
  const { fit, unit } = told;
  const word = (code: keyof typeof savingsTerms): string => term(say, savingsTerms, code);
  const single = fit !== null && 'shape' in fit ? fit : null;
  return blocks(
    facts([
      [word('boundary'), boundaryText(told.boundary)],
      [word('base'), `${told.from} … ${told.to}`],
      [word('model'), term(say, modelKindTerms, told.model)],
      [word('station'), told.station],
      [word('calendar'), told.calendar],
      [word('points'), `${told.points} / ${told.days} (${percent(told.coverage)})`],
      ...(single === null
        ? []
        : ([
            [word('classes'), term(say, classSetTerms, single.classes)],
            [word('shape'), term(say, modelShapeTerms, single.shape)],
            [word('heatingBalance'), amount(single.heatingBalance, '°C', 1)],
            [word('heatingSlope'), amount(single.heatingSlope, `${unit}/K`, 3)],
            [word('coolingBalance'), amount(single.coolingBalance, '°C', 1)],
            [word('coolingSlope'), amount(single.coolingSlope, `${unit}/K`, 3)],
          ] as const)),
      ...(fit === null
        ? []
        : ([
            ['CV(RMSE)', fit.cvrmse === null ? null : number(fit.cvrmse, 4)],
            ['R²', fit.r2 === null ? null : number(fit.r2, 4)],
            [word('autocorrelation'), fit.autocorrelation === null ? null : number(fit.autocorrelation, 3)],
            [word('freedom'), fit.freedom === null ? null : number(fit.freedom, 1)],
          ] as const)),
    ]),
    single === null
      ? ''
      : table(
          [
            { title: word('classes'), cell: (one: (typeof single.intercepts)[number]) => one.class },
            { title: `${word('intercept')} (${unit})`, cell: (one) => number(one.value, 2), number: true },
            { title: word('points'), cell: (one) => one.points, number: true },
          ],
          single.intercepts,
        ),
    told.checks.length === 0
      ? ''
      : table(
          [
            { title: label(say, 'name'), cell: (one: Fit['checks'][number]) => term(say, modelCheckTerms, one.check) },
            { title: label(say, 'value'), cell: (one) => (one.value === null ? null : number(one.value, 4)), number: true },
            { title: word('limit'), cell: (one) => number(one.limit, 3), number: true },
            { title: word('met'), cell: (one) => (one.met === null ? null : label(say, one.met ? 'yes' : 'no')) },
            { title: label(say, 'source'), cell: (one) => `${one.source} (${one.status})` },
          ],
          told.checks,
        ),
    findingLines(told.findings, say),
  );
}

export function baselineInWords(told: Baseline, say: Say): string {
  const word = (code: keyof typeof savingsTerms): string => term(say, savingsTerms, code);
  return blocks(
    facts([
      [word('baseline'), told.baseline],
      [word('hash'), told.hash],
      [word('statement'), told.statement],
    ]),
    fitInWords(told, say),
  );
}

export function intervalText(interval: Report['interval'], unit: string): string | null {
  if (interval === null || interval.low === null || interval.high === null) return null;
  return `${number(interval.low, 2)} … ${number(interval.high, 2)} ${unit} (${percent(interval.confidence)})`;
}

export function reportInWords(told: Report, say: Say): string {
  const { unit } = told;
  const word = (code: keyof typeof savingsTerms): string => term(say, savingsTerms, code);
  type Step = NonNullable<Report['steps']>[number];
  const column = (title: string, cell: (step: Step) => number | null, digits = 2) => ({
    title,
    cell: (step: Step) => number(cell(step), digits),
    number: true,
  });
  return blocks(
    facts([
      [word('boundary'), boundaryText(told.boundary)],
      [word('reporting'), `${told.from} … ${told.to}`],
      [word('counted'), `${told.counted} / ${told.days} (${percent(told.coverage)})`],
      [word('predicted'), amount(told.predicted.value, unit)],
      [word('nonRoutine'), amount(told.nonRoutine.value, unit)],
      [word('adjustedBaseline'), amount(told.adjustedBaseline.value, unit)],
      [word('measured'), amount(told.measured.value, unit)],
      [word('savings'), amount(told.savings.value, unit)],
      [word('interval'), intervalText(told.interval, unit)],
      [word('fraction'), told.fraction === null ? null : `${number(told.fraction * 100, 1)}%`],
      [word('standardCoal'), told.standardCoal === null ? null : amount(told.standardCoal.value, 'kgce')],
    ]),
    told.steps === undefined
      ? ''
      : table(
          [
            { title: label(say, 'day'), cell: (step: Step) => step.start },
            column(`${word('adjustedBaseline')} (${unit})`, (step) => step.adjusted),
            column(`${word('measured')} (${unit})`, (step) => step.measured),
            column('°C', (step) => step.temperature, 1),
          ],
          told.steps,
        ),
    findingLines(told.findings, say),
  );
}

export function typicalInWords(told: Typical, say: Say): string {
  const word = (code: keyof typeof savingsTerms): string => term(say, savingsTerms, code);
  return blocks(
    facts([
      [word('base'), amount(told.base.value, told.unit)],
      [word('reporting'), amount(told.reporting.value, told.unit)],
      [word('savings'), amount(told.savings.value, told.unit)],
      [word('interval'), intervalText(told.interval, told.unit)],
    ]),
    findingLines(told.findings, say),
  );
}
