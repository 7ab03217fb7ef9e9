import { changeOf } from '#metering/metering/years.ts';

/** A value of a period as measured, with the id that opens it; null where nothing is known. */
export type PeriodValue = {
  readonly period: string;
  readonly value: number | null;
  readonly coverage: number;
  readonly figure: string | null;
};

/** The same beside that of the report; `change`: 0.1 is a tenth more in the report's period, null where either is not measured well. */
export type ComparedValue = PeriodValue & { readonly change: number | null };

/** One figure of a report with those that it stands beside. */
export type ReportLine = {
  readonly value: number | null;
  readonly unit: string;
  readonly coverage: number;
  readonly figure: string | null;
  readonly compared: readonly ComparedValue[];
};

/** Puts the first value beside the others. @example lineOf('kWh', [now, before]).compared[0]?.change // 0.1 */
export function lineOf(unit: string, [now, ...others]: readonly [PeriodValue, ...PeriodValue[]]): ReportLine {
  const { value, coverage, figure } = now;
  return { value, unit, coverage, figure, compared: others.map((one) => ({ ...one, change: changeOf(asStep(now), asStep(one)) })) };
}

const asStep = ({ value, coverage }: PeriodValue) => ({ value, coverage, estimated: false });
