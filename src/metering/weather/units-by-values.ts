import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Convert } from './heading-unit.ts';
import { isPossible, type Variable, variableUnit } from './variable.ts';

/** A unit that the values of a column show by themselves, where nobody names one. */
export type ShownUnit = {
  readonly unit: string;
  readonly convert: Convert;
  /** Something around the table says it. */ readonly isSaid?: true;
};

type Ranges = readonly (readonly [unit: string, least: number, most: number, convert: Convert])[];

const shown: Partial<Record<Variable, Ranges>> = {
  temperature: [['K', 180, 340, (value) => value - 273.15]],
  dewPoint: [['K', 160, 330, (value) => value - 273.15]],
  humidity: [['0-1', 0, 1, (value) => value * 100]],
  pressure: [
    ['hPa', 300, 1100, (value) => value * 100],
    ['kPa', 30, 110, (value) => value * 1000],
  ],
};

/** So warm is no air for half of a table: they are degrees of Fahrenheit, or tenths. */
const warmest = 45;

/**
 * The unit that the values of a column without one can only be in; null where they are in the variable's own.
 * @param values as they are written, without those that stand for missing
 * @throws Problem `weather-unit-open` where they are in another unit, and it does not show in which
 */
export function unitByValues(variable: Variable, heading: string, values: readonly number[]): ShownUnit | null {
  const [, ...several] = new Set(values);
  if (values.length === 0) return null;
  const whole = variable === 'humidity' && (several.length < 2 || values.every((value) => value === 0));
  const range = whole ? undefined : shown[variable]?.find(([, least, most]) => values.every((value) => value >= least && value <= most));
  if (range !== undefined) return { unit: range[0], convert: range[3] };
  const strange = values.filter((value) => !isPossible(variable, value));
  const isWarm = variable === 'temperature' && values.filter((value) => value > warmest).length * 2 > values.length;
  const areStrange = strange.length > 1 && strange.length * 5 >= values.length;
  if (values.length < 2 || !(areStrange || isWarm)) return null;
  const evidence = { heading: heading.trim(), least: Math.min(...values), most: Math.max(...values), own: variableUnit(variable) };
  throw new Problem('bad-input', 'weather-unit-open', { ...evidence, variable });
}

/** What is told of units that values show. */
export const unitsShown = (found: readonly (readonly [heading: string, unit: string])[]): Finding[] =>
  found.map(([heading, unit]) => ({ code: 'weather-unit-shown', severity: 'info', evidence: { heading: heading.trim(), unit } }));

/** Numbers that services and typical years write where nothing was measured (CMA, ISD, TMY). */
const marks = /^-?9{2,6}(?:\.9+|\.0+)?$|^-?9{4}\d{2}$|^-?327(?:00|44|66|67|68)(?:\.0+)?$/u;
/** Such a number that could be a value as well, and never is one of these. */
const never: Partial<Record<Variable, RegExp>> = { windSpeed: /^99(?:\.9*)?$/u, dewPoint: /^-99(?:\.9*)?$/u };

/** Whether a number stands for missing. @param written as the file has it @param value in the variable's own unit */
export const isMissingMark = (variable: Variable, written: string, value: number): boolean =>
  marks.test(written.trim()) && (!isPossible(variable, value) || never[variable]?.test(written.trim()) === true);
