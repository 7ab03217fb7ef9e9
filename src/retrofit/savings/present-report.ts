import { formatInstant } from '#kernel/instant.ts';
import { presentBoundary } from './present.ts';
import { reportParts, type ReportPart, type ReportAnswer } from './answer-report.ts';
import type { TypicalAnswer } from './answer-typical.ts';

type Presented = { readonly confidence: number; readonly steps?: boolean | undefined };

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** A report in the shape of the contract, except for the words of its findings. */
export function presentReport(report: ReportAnswer, asked: Presented) {
  const { base, period, savings, told, comparison, figures, standardCoal, knownAt, findings } = report;
  const { unit, zone } = savings.sum;
  const figure = (part: ReportPart) => ({
    value: told.counted === 0 ? null : told[part],
    unit,
    coverage: told.coverage,
    figure: figures[part],
  });
  const parts = Object.fromEntries(reportParts.map((part) => [part, figure(part)])) as Record<ReportPart, ReturnType<typeof figure>>;
  const isEmpty = told.counted === 0;
  return {
    boundary: presentBoundary(base.asked.boundary),
    unit,
    zone: zone.name,
    from: period.from,
    to: period.to,
    baseline: base.sealed?.name ?? null,
    hash: base.sealed?.hash ?? null,
    days: told.days,
    counted: told.counted,
    coverage: told.coverage,
    ...parts,
    fraction: told.fraction,
    standardError: told.standardError,
    interval: told.interval === null ? null : { ...told.interval },
    ashrae14: { ...told.ashrae14 },
    gbt28750: { ...(isEmpty ? { Eb: base.use, Er: null, Ea: null, Es: null } : told.gbt28750), indicative: true },
    standardCoal: standardCoal === null || isEmpty ? null : { ...standardCoal, unit: 'kgce' as const },
    ...(comparison !== null && {
      comparison: { ratio: comparison.ratio, deviation: comparison.deviation, buildings: comparison.buildings.map((one) => ({ ...one })) },
    }),
    events: report.events.map((one) => ({ ...one })),
    ...(asked.steps === true && { steps: stepsOf(report) }),
    knownAt: formatInstant(knownAt / 1000),
    findings: [...findings],
  };
}

/** Each day of the period, or each hour of an hourly model. */
function stepsOf({ savings }: ReportAnswer) {
  const { said, days, fixed, sum, hours } = savings;
  if (hours !== null && 'hours' in said)
    return Array.from(hours, (at, hour) => {
      const measured = known(said.hours.measured[hour] as number);
      const predicted = known(said.hours.predicted[hour] as number);
      return {
        start: formatInstant(at),
        end: formatInstant(at + 3600),
        measured,
        predicted,
        adjusted: predicted,
        temperature: null,
        coverage: measured === null ? 0 : 1,
        counted: predicted !== null,
      };
    });
  return Array.from(said.counted, (counted, at) => {
    const predicted = known(said.predicted[at] as number);
    return {
      start: formatInstant(sum.zone.dayStart(days.from + at)),
      end: formatInstant(sum.zone.dayStart(days.from + at + 1)),
      measured: known(days.measured[at] as number),
      predicted,
      adjusted: predicted === null ? null : predicted + (fixed[at] as number),
      temperature: known(days.temperature[at] as number),
      coverage: days.coverage[at] as number,
      counted: counted === 1,
    };
  });
}

/** Savings in a typical year in the shape of the contract. */
export function presentTypical({ base, told, figures, knownAt, findings }: TypicalAnswer, confidence: number) {
  const { unit } = base;
  return {
    unit,
    base: { value: told.base, unit, figure: figures.base },
    reporting: { value: told.reporting, unit, figure: figures.reporting },
    savings: { value: told.savings, unit, figure: figures.savings },
    standardError: told.standardError,
    interval: told.interval === null ? null : { ...told.interval, confidence },
    knownAt: formatInstant(knownAt / 1000),
    findings: [...findings],
  };
}
