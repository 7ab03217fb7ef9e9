import { parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { daysOfSentence, writtenDay } from './notice-dates.ts';
import { weekdayOf } from './official-calendar.ts';

/** The text of a notice of the State Council, parsed. What the text does not say is null. */
export type NoticeRead = {
  readonly year: number | null;
  readonly published: string | null;
  /** The document number, `国办发明电〔2024〕12号`. */
  readonly number: string | null;
  readonly festivals: readonly { readonly name: string; readonly closed: readonly string[]; readonly worked: readonly string[] }[];
  readonly closed: readonly string[];
  readonly worked: readonly string[];
  /** Contradictions, by day (errors), and sentences that were not understood (warnings). */
  readonly findings: readonly Finding[];
};

const festival =
  /(?:[一二三四五六七八九十]+、)?((?:元旦|春节|除夕|清明节?|劳动节|端午节?|中秋节?|国庆节?)(?:、(?:春节|中秋节?|国庆节?))?)[::]/gu;

/**
 * Reads the sentences of a notice: `元旦:1月1日(周四)至3日(周六)放假调休,共3天。1月4日(周日)上班。`
 * @param given what the text may omit; what it says itself takes precedence
 */
export function readNotice(
  text: string,
  given: { readonly year?: number | undefined; readonly published?: string | undefined } = {},
): NoticeRead {
  const plain = halfWidth(text);
  const year = numberIn(/关于(\d{4})年/u, plain) ?? given.year ?? numberIn(/(\d{4})年部分节假日/u, plain);
  const [, of, month, day] = /国务院办公厅(\d{4})年(\d{1,2})月(\d{1,2})日/u.exec(plain) ?? [];
  const published = (of === undefined ? null : writtenDay(of, month as string, day as string)) ?? given.published ?? null;
  const [, , order, count] = /(国办发明电)[〔[(【](\d{4})[〕\])】]第?(\d{1,3})号/u.exec(plain) ?? [];
  const number = order === undefined ? null : `国办发明电〔${order}〕${count}号`;
  const sections = year === null ? [] : sectionsOf(plain, year);
  const [closed, worked] = [sections.flatMap((one) => one.closed).toSorted(), sections.flatMap((one) => one.worked).toSorted()];
  const findings = [...sections.flatMap((one) => one.findings), ...contradictions(closed, worked)];
  return {
    year,
    published,
    number,
    festivals: sections.map(({ name, closed: off, worked: on }) => ({ name, closed: off, worked: on })),
    closed: unique(closed),
    worked: unique(worked),
    findings,
  };
}

function sectionsOf(plain: string, year: number) {
  const heads = [...plain.matchAll(festival)];
  return heads.map((head, at) => {
    const body = plain.slice(head.index + head[0].length, heads[at + 1]?.index ?? plain.length);
    const name = head[1] as string;
    const read = body
      .split(/[。;\n]/u)
      .filter((sentence) => /放假|休息|上班/u.test(sentence) && !/鼓励/u.test(sentence))
      .map((sentence) => daysOfSentence(sentence, year, name.startsWith('元旦')));
    return {
      name,
      closed: read.flatMap((one) => one.closed),
      worked: read.flatMap((one) => one.worked),
      findings: read.flatMap((one) => one.findings),
    };
  });
}

/** Days both off and worked, days named twice, and days said to be worked although they are worked anyway. */
function contradictions(closed: readonly string[], worked: readonly string[]): Finding[] {
  const told = (code: string, days: readonly string[]): Finding[] =>
    unique(days).map((date) => ({ code, severity: 'error', evidence: { date } }));
  const twice = (days: readonly string[]): string[] => days.filter((day, at) => days.indexOf(day) !== at);
  return [
    ...told(
      'holiday-day-both',
      closed.filter((day) => worked.includes(day)),
    ),
    ...told('holiday-day-twice', [...twice(closed), ...twice(worked)]),
    ...told(
      'holiday-worked-weekday',
      worked.filter((day) => weekdayOf(parseDay(day) as number) < 5),
    ),
  ];
}

const unique = (days: readonly string[]): string[] => [...new Set(days)];

function numberIn(pattern: RegExp, text: string): number | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/** Full-width digits and marks as half-width ones, without blanks: pasted text has line breaks anywhere. */
function halfWidth(text: string): string {
  return text.replaceAll(/[！-～]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) as number) - 0xfee0)).replaceAll(/\s/gu, '');
}
