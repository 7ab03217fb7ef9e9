import type { Evidence } from '#kernel/finding.ts';
import { unitIn } from '#kernel/unit-words.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Category } from '#kernel/vocabulary.ts';
import { parseClearTime } from '#platform/tables/time.ts';
import { chineseNumber, datesInFigures } from '#platform/tables/chinese-numerals.ts';

/** A cell as it was understood, or why it could not be. */
export type Parsed = { readonly value: unknown } | { readonly fault: string; readonly evidence?: Evidence };

/** One field that a file of some kind may bring: its names, and how its text is read. */
export type FieldSpec = {
  /** The contract's name, which is also the English header. */
  readonly name: string;
  readonly zh: string;
  /** What it is called in English, where that is more than its name with spaces. */
  readonly en?: string;
  /** Other headers that are taken for it without being said. */
  readonly also?: readonly string[];
  /** Other headers that are suggested for it, never taken silently. */
  readonly synonyms: readonly string[];
  /** Headers that may mean other things too, taken for it where no column is called by any other of its words; the likeliest first. */
  readonly lastly?: readonly string[];
  /** Headings of something like it, asked about where nothing else feeds it. */
  readonly otherwise?: readonly string[];
  /** Of several headings that name it those count that say all of it. */
  readonly rather?: (heading: string) => boolean;
  readonly required?: boolean;
  /** What is written is kept as it stands, even a lone dash; elsewhere such cells are empty. */
  readonly verbatim?: boolean;
  /** Factors to the field's own unit, which comes first; a heading may name one of them, and so may `--unit`. */
  readonly units?: Readonly<Record<string, number>>;
  /** Files come in several of its units, so that it is told where nobody names one. */
  readonly unitAsked?: boolean;
  /** The field whose unit, where a person says one, is that of this field too, unless its own column names another. */
  readonly unitAs?: string;
  /** An amount that adds up: where cells are merged, it is that of all their rows together and of none of them. */
  readonly amount?: boolean;
  /** It holds a number: a file may write its decimals with a comma. */
  readonly numeric?: boolean;
  /** A cell that cannot be read leaves it unknown and is told, and costs no row. */
  readonly spare?: boolean;
  /** Words for its values: `办公楼` -> `office`; those of the mapping go before them. */
  readonly words?: ReadonlyMap<string, string>;
  /** Whether a column that nothing else is taken from is of this field, by all its different cells. */
  readonly byCells?: (heading: string, cells: readonly string[]) => boolean;
  /**
   * What columns that feed no field say of it, whatever they are called, by all their different cells: a value of its words, `open`
   * where it may be meant or not, or nothing; null for a column that says nothing. `hasBlank`: some of its cells are empty.
   */
  readonly says?: (heading: string, cells: readonly string[], hasBlank: boolean) => ((cell: string) => string) | null;
  /** How a column of this heading is read, where that says more of its cells than the field does. */
  readonly ofHeading?: (heading: string) => Pick<FieldSpec, 'parse' | 'sound'> | null;
  /** It holds days, which may be written with the year last. */
  readonly days?: boolean;
  /** It is a time: a clock beside a column of days, days beside one of clocks and a column of zones are part of it. */
  readonly timed?: boolean;
  /** Refuses a column whose cells cannot be what they would be read as; asked where nobody names its unit. */
  readonly sound?: ((heading: string, cells: readonly string[]) => void) | undefined;
  readonly parse: (text: string, factor: number) => Parsed;
};

/** All fields of a kind of file. `open` reads families of fields, each with its prefix, such as `code:户号`. */
export type Dictionary = {
  readonly kind: string;
  readonly fields: readonly FieldSpec[];
  /** Names of fields that the first row of a new thing must have beside those that every row must. */
  readonly firstRow?: readonly string[];
  /** Of each of these groups a row has one at least, where no field of it is required by itself. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Rows of totals (合计) are told one by one as rejected, `total-row`, and not passed over. */
  readonly totalRows?: boolean;
  /** Its rows are payments: one that failed or has not arrived does not count. */
  readonly payments?: boolean;
  /** Its rows are values that something measured: of those that a check or a device calls wrong none counts. */
  readonly measured?: boolean;
  /** Headings of the day from which a state of its things holds: never passed over, as the state would hold all along. */
  readonly stateDays?: RegExp;
  readonly open?: { readonly prefixes: readonly string[]; readonly make: (suffix: string, prefix: string) => FieldSpec };
  /** How well a header suits a file of this kind, 0 to 2; without it the names of its fields say so. */
  readonly suits?: (header: readonly string[]) => number;
  /** Whether the rows show by themselves that they are such: for sure, or as far as can be seen; without it the headings alone say so. */
  readonly holds?: (seen: SeenFile) => Promise<Holds>;
  /** Tells of a file that is of another kind altogether, whatever its headings look like. Throws Problem. */
  readonly refuse?: (seen: Pick<SeenFile, 'header' | 'above'>) => void;
  /** Which field each column may be, where the cells tell more than the headings. */
  readonly columns?: (seen: Pick<SeenFile, 'header' | 'rows'>) => ReadonlyMap<string, string>;
  /** What the first rows tell beside the columns: options of the import by name. */
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

/** Whether a field is a share of one that may be told in per cent. */
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
    /** Words that say no more than the field itself: 年, 层. */
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

/** Codes with all their words: what they are called in both languages, and `also` what else people write. */
export function choicesOf(
  terms: Category,
  also: Readonly<Record<string, readonly string[]>> = {},
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(terms).map(([code, { zh, en }]) => [code, [zh, en, ...(also[code] ?? [])]]));
}

/** Codes by their words in either language, as these are compared. */
function wordsOf(choices: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(choices).flatMap(([code, others]) => [code, ...others].map((word) => [keyOf(word), code] as const)));
}

/** Words that are known become codes; other text is kept as it stands. */
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

/** A name or word as it is compared: full width made half, lower case, no spaces, underscores or hyphens. */
export function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/gu, '');
}

/** A decimal number with thousands marks (none stands behind a nought: `0,136`), full-width digits or an exponent; null for all else. */
export function readNumber(text: string): number | null {
  const bare = text.normalize('NFKC').trim();
  if (!/^[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)?(\.\d*)?(e[+-]?\d{1,3})?$/iu.test(bare) || !/\d/u.test(bare)) return null;
  const value = Number(bare.replaceAll(',', ''));
  return Number.isFinite(value) ? value : null;
}

const tens: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 亿: 1e8 };

/**
 * A number as ledgers write it: with a unit of the field's behind it, in 万 or 亿, with a word that says no more than the field does, per
 * cent of a field without units.
 * @returns `factor` to the field's own unit where the cell itself names the unit; null where the text is no number
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

/** The factor of a unit by its code or another way of writing it. */
function unitOfText(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const bare = text.replace(/^[([]\s*|\s*[)\]]$/gu, '');
  const own = Object.keys(units).find((name) => keyOf(name) === keyOf(bare));
  const code = own ?? unitIn(bare)?.code;
  return code === undefined ? undefined : units[code];
}

/** A year as ledgers write it: `2016`, `2016年`, `2016.5`, `2016年5月`, any day of it. */
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

/** A day with its clock in figures or words, or with the month in letters: `20251105153000`, `2025-11-05 下午3:30`, `5-Nov-2025`. */
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
