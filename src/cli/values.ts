import { InvalidArgumentError } from 'commander';
import { readUnits, type ReadUnit } from '#kernel/quantity.ts';
import { readUnit } from '#kernel/read-unit.ts';
import { intervalShape } from '#metering/readings/contract.ts';

type Pairs = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, Pairs>>;

/** `FIELD=COLUMN`, repeated: field -> column. A field may be called `code:户号`, a column may contain `=`. */
export function pair(text: string, before: Pairs = {}): Pairs {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('NAME=VALUE');
  const name = text.slice(0, at).trim();
  const value = text.slice(at + 1);
  if (before[name] !== undefined && before[name] !== value) throw new InvalidArgumentError(`${name}: ${before[name]} / ${value}`);
  return { ...before, [name]: value };
}

/** `FIELD:TEXT=CODE`, repeated: field -> text in the file -> code. The text may contain `:` and `=`. */
export function valuePair(text: string, before: Values = {}): Values {
  const [colon, equals] = [text.indexOf(':'), text.lastIndexOf('=')];
  if (colon < 1 || equals < colon) throw new InvalidArgumentError('FIELD:TEXT=CODE');
  const field = text.slice(0, colon).trim();
  return { ...before, [field]: { ...before[field], [text.slice(colon + 1, equals)]: text.slice(equals + 1) } };
}

/** `PACKAGE@YEAR`: a package of measures, based on the use of a year. */
export function packageOfYear(text: string): { readonly package: string; readonly year: number } {
  const [, name = '', of = ''] = /^(.+)@(\d{4})$/u.exec(text.trim()) ?? [];
  if (name === '') throw new InvalidArgumentError('PACKAGE@YEAR');
  return { package: name, year: Number(of) };
}

/** A text that may be repeated. */
export function several(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** A unit that readings are stored in, by any of its names: `kWh`, `万千瓦时`, `度`. */
export function unit(text: string): ReadUnit {
  const found = readUnit(text);
  if (found === null) throw new InvalidArgumentError(readUnits.join(', '));
  return found;
}

/** The length of an interval, also in other notations: `1day`, `60min`, `15m`, `hour`. */
export function length(text: string): string {
  const [, count = '1', word = ''] = /^(\d*)\s*([a-z]+)$/iu.exec(text.trim()) ?? [];
  const seconds = { m: 60, min: 60, mins: 60, minute: 60, minutes: 60, h: 3600, hr: 3600, hour: 3600, hours: 3600 }[word.toLowerCase()];
  const named =
    seconds === undefined
      ? { d: '1d', day: '1d', days: '1d', mo: '1month', month: '1month', months: '1month', y: '1year', year: '1year', years: '1year' }[
          word.toLowerCase()
        ]
      : { 900: '15min', 1800: '30min', 3600: '1h' }[Number(count || 1) * seconds];
  const found = seconds === undefined && Number(count || 1) !== 1 ? undefined : named;
  if (found === undefined) throw new InvalidArgumentError(intervalShape.options.join(', '));
  return found;
}

/** A whole number within bounds. */
export function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/u.test(text) || value < least || value > most) throw new InvalidArgumentError(`${least}..${most}`);
    return value;
  };
}

/** A number as written. */
export function decimal(text: string): number {
  const value = Number(text);
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(text) || !Number.isFinite(value)) throw new InvalidArgumentError('123.45');
  return value;
}

/** The row of a header, numbered as in a spreadsheet. */
export const headerRow = whole(1, 100);

/** A calendar year, `2025`. */
export const year = whole(1970, 2100);

/** A number in the list of imports and changes. */
export const id = whole(1, 2 ** 31 - 1);

/** `2026-03-01`, `2026-03-01T08:00` or with an offset. Whether it exists is checked where its time zone is known. */
export function time(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/iu.test(text.trim())) {
    throw new InvalidArgumentError('2026-03-01 | 2026-03-01T08:00 | 2026-03-01T00:00:00Z');
  }
  return text.trim();
}

/** A calendar day, `2026-03-01`. */
export function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) throw new InvalidArgumentError('2026-03-01');
  return text;
}

/** Quiet hours, `22:00-07:00`. */
export function quietHours(text: string): { from: string; until: string } {
  const [, from, until] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/u.exec(text) ?? [];
  if (from === undefined || until === undefined) throw new InvalidArgumentError('22:00-07:00');
  return { from, until };
}

/** `yes` or `no`. */
export function onOff(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new InvalidArgumentError('yes | no');
  return text === 'yes';
}
