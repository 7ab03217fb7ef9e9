import type { Language } from '#kernel/finding.ts';
import { yuanText } from '#kernel/money-text.ts';
import { isSized, scaledQuantity } from '#kernel/scaled-quantity.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { roundedShare } from '#kernel/percent.ts';

export type Format = ReturnType<typeof createFormat>;

/** The zone of buildings that state none. */
export const usualZone = 'Asia/Shanghai';

/** How numbers, units, days and instants are written in a language. What is not known is `none`, never 0. */
export function createFormat(language: Language, none: string) {
  const tag = language === 'zh' ? 'zh-CN' : 'en-GB';
  const wanted = new Map<string, Intl.NumberFormat>();
  const plain = (least: number, most: number) => {
    const name = `${least}/${most}`;
    const known = wanted.get(name) ?? new Intl.NumberFormat(tag, { minimumFractionDigits: least, maximumFractionDigits: most });
    wanted.set(name, known);
    return known;
  };
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? none : plain(0, decimalsOf(value)).format(value);
  const shortQuantity = (value: number, unit: string) => `${number(value)} ${unitSign(unit)}`.trimEnd();
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const chinese = language === 'zh';
  return {
    none,
    /** Separators between parts of a sentence, items of a list, sentences, and a name and its description. */
    comma: chinese ? '\u{FF0C}' : ', ',
    and: chinese ? '\u{3001}' : ', ',
    pause: chinese ? '\u{FF1B}' : '; ',
    colon: chinese ? '\u{FF1A}' : ': ',
    /** A remark in brackets, directly after a word. */
    aside: (text: string) => (chinese ? `\u{FF08}${text}\u{FF09}` : ` (${text})`),
    /** A place in a document: 《阳泉市实施方案》第二（一）1条. */
    cited: (title: string, clause: string) => (chinese ? `\u{300A}${title}\u{300B}${clause}` : `${title}, ${clause}`),
    number,
    /** Whole numbers: counts, years of age. */
    count: (value: number) => plain(0, 0).format(value),
    /** A quantity with its unit: `1,234.5 kWh/m²`. */
    quantity: (value: number | null | undefined, unit: string) =>
      value === null || value === undefined ? none : unit === '' ? number(value) : `${number(value)} ${unitSign(unit)}`,
    /** A quantity as people say it, with at most four digits: `30.55 万吨标准煤`. Tables and explanations write `quantity`. */
    scaled: (value: number | null | undefined, unit: string) =>
      value === null || value === undefined ? none : isSized(unit) ? scaledQuantity(value, unit, language) : shortQuantity(value, unit),
    /** Yuan, from the decimal text of responses: `1,234.50 元`. */
    money: (yuan: string | null) => (yuan === null ? none : yuanText(yuan, language)),
    /** Yuan as people say them, for totals and estimates: `4.792 亿元`. Bills and papers write `money`. */
    scaledMoney: (yuan: string | null) => (yuan === null ? none : scaledQuantity(Number(yuan), 'yuan', language)),
    /** A share of 1 as per cent. 0.9999 is not shown as 100 %. */
    share: (value: number) => percent.format(roundedShare(value)),
    /** `2026-03-01` as people write it. */
    day: (day: string) => instantIn(tag, 'UTC', 'day').format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    /** An instant in a zone, to the minute. */
    instant: (instant: string, zone: string = usualZone) => instantIn(tag, zone, 'minute').format(new Date(instant)),
    /** The month alone, where the year is shown next to it. */
    monthOnly: (instant: string, zone: string = usualZone) => instantIn(tag, zone, 'monthOnly').format(new Date(instant)),
    /** The month by its name, where the year is shown next to it. @example monthName('2026-10-31') // '10月', 'October' */
    monthName: (day: string) =>
      instantIn(tag, 'UTC', tag.startsWith('zh') ? 'monthOnly' : 'monthName').format(new Date(`${day}T00:00:00Z`)),
    /** A day without its year. */
    monthDay: (day: string) => instantIn(tag, 'UTC', 'monthDay').format(new Date(`${day}T00:00:00Z`)),
    /** The day of the week, in a letter or two. */
    weekday: (day: string) => instantIn(tag, 'UTC', 'weekday').format(new Date(`${day}T00:00:00Z`)),
    /** The start of a step as people name it: a year, a month, a day, an hour. */
    stepStart: (instant: string | number, step: StepName, zone: string = usualZone) =>
      instantIn(tag, zone, stepForms[step]).format(new Date(instant)),
  };
}

export type StepName = '15min' | 'hour' | 'day' | 'month' | 'year';

const stepForms = { '15min': 'minute', hour: 'minute', day: 'day', month: 'month', year: 'year' } as const;

const forms = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  monthOnly: { month: 'short' },
  monthName: { month: 'long' },
  monthDay: { month: 'long', day: 'numeric' },
  weekday: { weekday: 'narrow' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  minute: { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
} as const;

const made = new Map<string, Intl.DateTimeFormat>();

function instantIn(tag: string, zone: string, form: keyof typeof forms): Intl.DateTimeFormat {
  const name = `${tag}/${zone}/${form}`;
  const known = made.get(name) ?? new Intl.DateTimeFormat(tag, { ...forms[form], timeZone: zone });
  made.set(name, known);
  return known;
}

/**
 * The start of a step for files: a year, a month or a day of its zone, an instant as ISO 8601 with the offset of the zone at that time:
 * `2025-01-01T00:15:00+08:00`.
 * @param at ISO text or ms UTC
 */
export function isoText(at: string | number, step: StepName, zone: string): string {
  const parts = new Map(
    isoIn(zone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  if (step === 'year') return part('year');
  if (step === 'month') return day.slice(0, -3);
  if (step === 'day') return day;
  const offset = part('timeZoneName').replace('GMT', '');
  return `${day}T${part('hour')}:${part('minute')}:${part('second')}${offset === '' ? 'Z' : offset}`;
}

const isoMade = new Map<string, Intl.DateTimeFormat>();

function isoIn(zone: string): Intl.DateTimeFormat {
  const two = '2-digit' as const;
  const known =
    isoMade.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    });
  isoMade.set(zone, known);
  return known;
}

/** As many decimals as are meaningful: about four digits, none from 1,000 on. */
export function decimalsOf(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || size >= 1000) return 0;
  if (size >= 100) return 1;
  if (size >= 1) return 2;
  return Math.min(8, 2 - Math.floor(Math.log10(size)));
}
