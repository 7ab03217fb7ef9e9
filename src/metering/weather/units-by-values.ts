import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Convert } from './heading-unit.ts';
import { isPossible, type Variable, variableUnit } from './variable.ts';

/** A unit that the values of a column imply, where none is named. */
export type ShownUnit = {
  readonly unit: string;
  readonly convert: Convert;
  /** Something around the table says so. */ readonly isSaid?: true;
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

/** Air is never this warm for half of a table: the values are degrees Fahrenheit, or tenths. */
const warmest = 45;

/**
 * The only unit that the values of a column without one can be in; null if they are in the variable's own.
 * @param values as written, without those that mark missing values
 * @throws Problem `weather-unit-open` if they are in another unit, and it is unclear which
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

/** Findings on units that the values imply. */
export const unitsShown = (found: readonly (readonly [heading: string, unit: string])[]): Finding[] =>
  found.map(([heading, unit]) => ({ code: 'weather-unit-shown', severity: 'info', evidence: { heading: heading.trim(), unit } }));

/** Numbers that services and typical years write if nothing was measured (CMA, ISD, TMY). */
const marks = /^-?9{2,6}(?:\.9+|\.0+)?$|^-?9{4}\d{2}$|^-?327(?:00|44|66|67|68)(?:\.0+)?$/u;
/** Such a number that would be possible as a value, but never is one for these variables. */
const never: Partial<Record<Variable, RegExp>> = { windSpeed: /^99(?:\.9*)?$/u, dewPoint: /^-99(?:\.9*)?$/u };

/** Whether a number marks a missing value. @param written as in the file @param value in the variable's own unit */
export const isMissingMark = (variable: Variable, written: string, value: number): boolean =>
  marks.test(written.trim()) && (!isPossible(variable, value) || never[variable]?.test(written.trim()) === true);
