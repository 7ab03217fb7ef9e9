import { Problem } from '#kernel/problem.ts';
import { isBlankNumber } from '#platform/tables/number.ts';
import { type FieldSpec, readNumber, readQuantity } from '#platform/list-intake/fields.ts';

type Names = Pick<FieldSpec, 'name' | 'zh' | 'en' | 'also' | 'synonyms'>;

/** A degree Fahrenheit in degrees Celsius: the only unit with a different zero. */
const fahrenheit = 5 / 9;

const units = { '°C': 1, '0.1°C': 0.1, '0.01°C': 0.01, '°F': fahrenheit } as const;

const bounds = { min: -30, max: 60 } as const;

const rounded = (value: number): number => Number(value.toPrecision(12));

const celsius = (value: number, factor: number): number =>
  factor === fahrenheit ? Math.round((value - 32) * fahrenheit * 100) / 100 : rounded(value * factor);

function parse(text: string, factor: number): ReturnType<FieldSpec['parse']> {
  const read = readQuantity(
    text
      .replace(/(?<=\d)\s*(?:摄氏)?度$/u, '')
      .replace(/(?<=\d)\s*°?\s*F$/u, '℉')
      .replace(/(?<=\d)\s*°?\s*C$/u, '℃'),
    units,
    [],
  );
  if (read === null) return { fault: 'not-a-number', evidence: { text, value: text } };
  const value = celsius(read.value, read.factor ?? factor);
  if (value < bounds.min || value > bounds.max) return { fault: 'out-of-range', evidence: { value, ...bounds } };
  return { value };
}

/** Units in headings that are not unit words: tenths, and letters. */
const said: readonly (readonly [RegExp, number | null])[] = [
  [/[([][x×*]?\s*0\.01\s*(?:°\s?C|℃|度)|1\/100\s*(?:°\s?C|℃|度)|百分之一(?:摄氏)?度/iu, units['0.01°C']],
  [/[([]?[x×*]?\s*0\.1\s*(?:°\s?C|℃|度)|1\/10\s*(?:°\s?C|℃|度)|十分之一(?:摄氏)?度/iu, units['0.1°C']],
  [/[([]\s*(?:°\s?|deg\.?\s?|degrees?\s)?F(?:ahrenheit)?\s*[)\]]|[_\s](?:deg_?)?F$|华氏/iu, fahrenheit],
  [/[([]\s*(?:°\s?)?K(?:elvin)?\s*[)\]]|[_\s]K$|开尔文/iu, null],
];

function ofHeading(heading: string): Pick<FieldSpec, 'parse' | 'sound'> | null {
  const text = heading.normalize('NFKC').trim();
  const [, factor] = said.find(([way]) => way.test(text)) ?? [];
  if (factor === undefined) return null;
  if (factor === null)
    throw new Problem('bad-input', 'unit-not-of-field', {
      field: 'temperature',
      text: heading.trim(),
      unit: 'K',
      units: Object.keys(units).join(' '),
    });
  return { parse: (cell) => parse(cell, factor), sound: undefined };
}

/** What loggers write if nothing was measured. */
const missing = /^-?9{3,6}(?:\.[09]+)?$|^-?327(?:67|68)$/u;

/** No room is warmer, and no whole file of readings to the hundredth of a degree is colder. */
const [coldest, warmest] = [4, 40];

/** Throws `room-unit-open` if most temperatures are implausible for rooms in degrees Celsius. */
function sound(heading: string, cells: readonly string[]): void {
  const measured = cells.filter((cell) => !isBlankNumber(cell) && !missing.test(cell));
  const values = measured.flatMap((cell) => readNumber(cell) ?? []).toSorted((a, b) => a - b);
  const middle = values[Math.floor(values.length / 2)];
  if (middle === undefined || values.length < measured.length) return;
  const areTenths =
    values.length > 1 && values.every((value) => value > 0 && value < coldest) && measured.every((cell) => /\.\d{2}/u.test(cell));
  if (middle <= warmest && !areTenths) return;
  throw new Problem('bad-input', 'room-unit-open', { column: heading.trim(), least: values[0], most: values.at(-1) });
}

/** The temperature of a room in °C; its column may be in tenths or in degrees Fahrenheit. */
export const roomTemperatureField = (names: Names): FieldSpec => ({ ...names, units, numeric: true, parse, ofHeading, sound });
