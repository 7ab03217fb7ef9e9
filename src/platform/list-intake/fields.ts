import type { Evidence } from '#kernel/finding.ts';
import { unitIn } from '#kernel/unit-words.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Category } from '#kernel/vocabulary.ts';
import { parseClearTime } from '#platform/tables/time.ts';
import { chineseNumber, datesInFigures } from '#platform/tables/chinese-numerals.ts';

/** A parsed cell, or why it could not be parsed. */
export type Parsed = { readonly value: unknown } | { readonly fault: string; readonly evidence?: Evidence };

/** One field that a file of some kind may contain: its names, and how its text is parsed. */
export type FieldSpec = {
  /** The contract's name, which is also the English header. */
  readonly name: string;
  readonly zh: string;
  /** Its English name, if that differs from its name with spaces. */
  readonly en?: string;
  /** Other headers that are used for it without confirmation. */
  readonly also?: readonly string[];
  /** Other headers that are suggested for it, never used silently. */
  readonly synonyms: readonly string[];
  /** Ambiguous headers, used for it if no column has any other of its words; most likely first. */
  readonly lastly?: readonly string[];
  /** Headings of something similar, asked about if nothing else feeds it. */
  readonly otherwise?: readonly string[];
  /** If several headings name it, only those for which this is true count. */
  readonly rather?: (heading: string) => boolean;
  readonly required?: boolean;
  /** The text is kept unchanged, even a single dash; otherwise such cells count as empty. */
  readonly verbatim?: boolean;
  /** Factors to the field's own unit, which comes first; a heading may name one of them, and so may `--unit`. */
  readonly units?: Readonly<Record<string, number>>;
  /** Files use several of its units, so that a missing unit is reported. */
  readonly unitAsked?: boolean;
  /** The field whose unit, if a person states one, also applies to this field, unless its own column names another. */
  readonly unitAs?: string;
  /** An amount that adds up: in merged cells, it is that of all their rows together and of none of them. */
  readonly amount?: boolean;
  /** It contains a number: a file may write its decimals with a comma. */
  readonly numeric?: boolean;
  /** An unreadable cell leaves it unknown and is reported, without rejecting the row. */
  readonly spare?: boolean;
  /** Words for its values: `办公楼` -> `office`; those of the mapping take precedence. */
  readonly words?: ReadonlyMap<string, string>;
  /** Whether a column that feeds nothing else belongs to this field, by all its distinct cells. */
  readonly byCells?: (heading: string, cells: readonly string[]) => boolean;
  /**
   * What columns that feed no field say about it, under any heading, by all their distinct cells: a value of its words, `open` if it may or
   * may not be meant, or nothing; null for a column that says nothing. `hasBlank`: some of its cells are empty.
   */
  readonly says?: (heading: string, cells: readonly string[], hasBlank: boolean) => ((cell: string) => string) | null;
  /** How a column with this heading is parsed, if the heading says more about its cells than the field does. */
  readonly ofHeading?: (heading: string) => Pick<FieldSpec, 'parse' | 'sound'> | null;
  /** It contains days, which may be written with the year last. */
  readonly days?: boolean;
  /** It is a time: a time of day next to a date column, a date next to a time-of-day column, and a column of zones are part of it. */
  readonly timed?: boolean;
  /** Rejects a column whose cells cannot be what they would be read as; called if no one names its unit. */
  readonly sound?: ((heading: string, cells: readonly string[]) => void) | undefined;
  readonly parse: (text: string, factor: number) => Parsed;
};

/** All fields of a kind of file. `open` parses families of fields, each with its prefix, such as `code:户号`. */
export type Dictionary = {
  readonly kind: string;
  readonly fields: readonly FieldSpec[];
  /** Names of fields that the first row of a new entity must have, in addition to those required of every row. */
  readonly firstRow?: readonly string[];
  /** A row has at least one of each of these groups, of which no field is required by itself. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Rows of totals (合计) are reported one by one as rejected, `total-row`, instead of being skipped. */
  readonly totalRows?: boolean;
  /** Its rows are payments: a failed or outstanding one does not count. */
  readonly payments?: boolean;
  /** Its rows are measured values: those that a check or a device marks as wrong do not count. */
  readonly measured?: boolean;
  /** Headings of the day from which a state of its entities is valid: never skipped, because the state would then be valid for all time. */
  readonly stateDays?: RegExp;
  readonly open?: { readonly prefixes: readonly string[]; readonly make: (suffix: string, prefix: string) => FieldSpec };
  /** How well a header matches a file of this kind, 0 to 2; by default judged by the names of its fields. */
  readonly suits?: (header: readonly string[]) => number;
  /** Whether the rows identify themselves as this kind: certainly, or as far as can be seen; by default only the headings do. */
  readonly holds?: (seen: SeenFile) => Promise<Holds>;
  /** Rejects a file that is of another kind altogether, whatever its headings look like. Throws Problem. */
  readonly refuse?: (seen: Pick<SeenFile, 'header' | 'above'>) => void;
  /** The field that each column may be, if the cells say more than the headings. */
  readonly columns?: (seen: Pick<SeenFile, 'header' | 'rows'>) => ReadonlyMap<string, string>;
  /** What the first rows show in addition to the columns: options of the import by name. */
  readonly guess?: (scope: Scope, seen: SeenFile) => Promise<Readonly<Record<string, string>>>;
};

export type Holds = 'yes' | 'maybe' | 'no';

/** The top of a file. */
export type SeenFile = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The cells of the rows above the header. */
  readonly above: readonly string[];
  readonly sheet: string;
};

/** Whether a field is a share of 1 that may be given in per cent. */
export const isShare = ({ units }: Pick<FieldSpec, 'units'>): boolean => units?.['1'] !== undefined && units['%'] !== undefined;

type Names = Pick<FieldSpec, 'name' | 'zh' | 'en' | 'also' | 'synonyms' | 'lastly' | 'required' | 'verbatim'>;

/** Text without control characters, at most `max` long. */
export function textField(names: Names, max = 500): FieldSpec {
  return {
    ...names,
    parse: (text) => {
      if (text.length > max) return { fault: 'too-long', evidence: { max } };
      return { value: text };
    },
  };
}

/** A number between `min` and `max` in the field's own unit; `whole` numbers may be written `1987.0`. */
export function numberField(
  names: Names,
  range: {
    min: number;
    max: number;
    whole?: boolean;
    units?: Readonly<Record<string, number>>;
    unitAsked?: boolean;
    amount?: boolean;
    /** Words that add nothing to the field itself: 年, 层. */
    suffixes?: readonly string[];
  },
): FieldSpec {
  return {
    ...names,
    ...(range.units && { units: range.units }),
    ...(range.unitAsked === true && { unitAsked: true }),
    ...(range.amount === true && { amount: true }),
    numeric: true,
    parse: (text, factor) => {
      const found = readQuantity(text, range.units ?? {}, range.suffixes ?? []);
      if (found === null) return { fault: 'not-a-number', evidence: { text, value: text } };
      const by = found.factor ?? factor;
      const value = by === 1 ? found.value : Number((found.value * by).toPrecision(12));
      if (range.whole === true && !Number.isInteger(value)) return { fault: 'not-whole', evidence: { value: text } };
      if (value < range.min || value > range.max) return { fault: 'out-of-range', evidence: { value, min: range.min, max: range.max } };
      return { value };
    },
  };
}

/** One of a list, by its code or by a word for it in either language. */
export function choiceField(names: Names, choices: Readonly<Record<string, readonly string[]>>, fault = 'unknown-value'): FieldSpec {
  const words = wordsOf(choices);
  return {
    ...names,
    words,
    parse: (text) => {
      const code = words.get(keyOf(text));
      return code === undefined ? { fault, evidence: { value: text, known: Object.keys(choices).join(' ') } } : { value: code };
    },
  };
}

/** Codes with all their words: their names in both languages, and in `also` other spellings. */
export function choicesOf(
  terms: Category,
  also: Readonly<Record<string, readonly string[]>> = {},
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(terms).map(([code, { zh, en }]) => [code, [zh, en, ...(also[code] ?? [])]]));
}

/** Codes by their words in either language, in the form used for comparison. */
function wordsOf(choices: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(choices).flatMap(([code, others]) => [code, ...others].map((word) => [keyOf(word), code] as const)));
}

/** Known words become codes; other text is kept unchanged. */
export function wordField(names: Names, choices: Readonly<Record<string, readonly string[]>>): FieldSpec {
  const words = wordsOf(choices);
  return {
    ...names,
    words,
    parse: (text) => (text.length > 100 ? { fault: 'too-long', evidence: { max: 100 } } : { value: words.get(keyOf(text)) ?? text }),
  };
}

/** A local day: `2026-03-01`, `2026/3/1`, `2026年3月1日`, `20260301`, an Excel serial day; `2026-03` and `2026` are their first day. */
export function dayField(names: Names): FieldSpec {
  return {
    ...names,
    days: true,
    parse: (text) => {
      const value = readDay(text);
      return value === null ? { fault: 'bad-day', evidence: { value: text } } : { value };
    },
  };
}

const yes = ['true', 'yes', 'y', '1', '是', '有', '√'];
const no = ['false', 'no', 'n', '0', '否', '无', '×'];

export function yesField(names: Names): FieldSpec {
  return {
    ...names,
    parse: (text) => {
      const key = keyOf(text);
      if (yes.includes(key)) return { value: true };
      return no.includes(key) ? { value: false } : { fault: 'not-yes-or-no', evidence: { value: text } };
    },
  };
}

/** A name or word in the form used for comparison: half width, lower case, no spaces, underscores or hyphens. */
export function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/gu, '');
}

/** A decimal number with thousands separators (none follows a zero: `0,136`), full-width digits or an exponent; null for anything else. */
export function readNumber(text: string): number | null {
  const bare = text.normalize('NFKC').trim();
  if (!/^[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)?(\.\d*)?(e[+-]?\d{1,3})?$/iu.test(bare) || !/\d/u.test(bare)) return null;
  const value = Number(bare.replaceAll(',', ''));
  return Number.isFinite(value) ? value : null;
}

const tens: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 亿: 1e8 };

/**
 * A number as written in ledgers: followed by a unit of the field, in 万 or 亿, with a word that adds nothing to the field, per cent for a
 * field without units.
 * @returns `factor` to the field's own unit if the cell itself names the unit; null if the text is not a number
 * @example readQuantity('2.1万㎡', { m2: 1 }, []) // { value: 21000, factor: 1 }
 */
export function readQuantity(
  text: string,
  units: Readonly<Record<string, number>>,
  suffixes: readonly string[],
): { readonly value: number; readonly factor: number | null } | null {
  const plain = readNumber(text);
  if (plain !== null) return { value: plain, factor: null };
  const parts = /^([+-]?[\d.,eE]+)\s*([千万亿]?)\s*(.*)$/u.exec(text.normalize('NFKC').trim());
  const number = parts === null ? null : readNumber(parts[1] ?? '');
  if (parts === null || number === null) return null;
  const [, , ten = '', rest = ''] = parts;
  const whole = `${ten}${rest}`;
  const unit = whole === '' ? undefined : unitOfText(whole, units);
  if (unit !== undefined) return { value: number, factor: unit };
  const value = Number((number * (tens[ten] ?? 1)).toPrecision(15));
  if (rest === '' || suffixes.includes(rest)) return { value, factor: null };
  const named = unitOfText(rest, units) ?? (whole === '%' && Object.keys(units).length === 0 ? 0.01 : undefined);
  return named === undefined ? null : { value, factor: named };
}

/** The factor of a unit by its code or another spelling. */
function unitOfText(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const bare = text.replace(/^[([]\s*|\s*[)\]]$/gu, '');
  const own = Object.keys(units).find((name) => keyOf(name) === keyOf(bare));
  const code = own ?? unitIn(bare)?.code;
  return code === undefined ? undefined : units[code];
}

/** A year as written in ledgers: `2016`, `2016年`, `2016.5`, `2016年5月`, any day of it. */
export function yearField(names: Names, range: { min: number; max: number }): FieldSpec {
  const plain = numberField(names, { ...range, whole: true, units: { 年: 1 }, suffixes: ['年', '年建', '年建成', '年竣工'] });
  return {
    ...plain,
    parse: (text, factor) => {
      const read = plain.parse(text, factor);
      if ('value' in read) return read;
      const day = readDay(yearInFigures(text.normalize('NFKC').trim()).replace(/月份$/u, '月'));
      return day === null ? read : plain.parse(day.slice(0, 4), 1);
    },
  };
}

/** Years of the Republic, which began in 1912, and in Chinese numerals. @example yearInFigures('民国25年') // '1936年' */
function yearInFigures(text: string): string {
  const [, ofRepublic] = /^民国([\d一二三四五六七八九十]{1,3})年$/u.exec(text) ?? [];
  if (ofRepublic !== undefined) return `${1911 + (/\d/u.test(ofRepublic) ? Number(ofRepublic) : chineseNumber(ofRepublic))}年`;
  return datesInFigures(/^[〇零○一二三四五六七八九]{4}$/u.test(text) ? `${text}年` : text);
}

const dayForms = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/u,
  /^(\d{4})(\d{2})(\d{2})$/u,
  /^(\d{4})[-/.年](\d{1,2})月?$/u,
  /^(\d{4})年?$/u,
];

/** A date with its time of day in figures or words, or with the month in letters: `20251105153000`, `2025-11-05 下午3:30`, `5-Nov-2025`. */
const withClock = /^(?:19|20)\d{2}(?:[-/.年]\d{1,2}[-/.月]\d{1,2}.+|\d{8}(?:\d{2})?)$|[A-Za-z]{3}/u;

/** The day that a text names, or null. Numbers 20,000 to 80,000 are serial days of Excel's 1900 system. */
export function readDay(text: string): string | null {
  const bare = text.normalize('NFKC').trim();
  if (/^\d{5}(\.\d+)?$/u.test(bare)) return serialDay(Number(bare));
  for (const form of dayForms) {
    const found = form.exec(bare);
    if (found) return calendarDay(Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1));
  }
  const time = withClock.test(bare) ? parseClearTime(bare) : null;
  return time === null || typeof time === 'string' ? null : new Date(time.localSeconds * 1000).toISOString().slice(0, 10);
}

function serialDay(serial: number): string | null {
  if (serial < 20_000 || serial > 80_000) return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
