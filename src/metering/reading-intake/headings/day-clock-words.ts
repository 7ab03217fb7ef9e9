import { chineseNumber } from '#platform/tables/chinese-numerals.ts';
import type { ClockNamed } from '../times/clock-named.ts';
import { saysRegister } from './heading-places.ts';

const clock = String.raw`(?<half>凌晨|清晨|早上|早晨|上午|早|中午|下午|晚上|晚)?\s*(?<hour>\d{1,2})(?:\s*(?:[:](?<minute>\d{2})(?::00)?|[时点]\s*(?:(?<zh>\d{1,2})\s*分|整|(?<half2>半))?)|(?=\s?[ap]\.?m))\s*(?<m>[ap]\.?m\.?)?`;
const second = clock.replaceAll(/\?<(\w+)>/gu, '?<$1B>');
/** `8:00至次日8:00`, `(06:00-06:00)`. */
const round = new RegExp(
  String.raw`(?<before>[前昨](?:一?[日天])|previous day\s*)?${clock}\s*(?:至|到|~|—+|–|-+|to)\s*(?:[次翌](?:一?日)|第二天|[当今本]日|next day)?\s*${second}`,
  'iu',
);
const alone = new RegExp(`(?<![\\d:.年月-])${clock}(?![\\d:])`, 'giu');
/** A day right before a clock time belongs to a single reading; two clock times form a span of hours. */
const behindDay = /(?:\d[日号]?|[-/.年月]\s?\d{1,2})\s*$/u;
const partOfSpan = /^\s*(?:至|到|~|—|–|-|to)\s*(?:[次翌当]日)?\s*\d/iu;
const endsSpan = /\d\s*(?:点|时)?\s*(?:至|到|~|—|–|-|to)\s*(?:[次翌当]日)?\s*$/iu;
const readBefore =
  /(?:抄[表录见]|读[表数]|[示止底]数|表[底码]|read(?:ings?)?(?: taken)?)\s*(?:时间|时刻|时点|time)?\s*(?:[:(为是]|at)?\s*(?:每[日天晚早])?\s*(?:at)?\s*$/iu;
const readBehind =
  /^\s*\)?\s*(?:整|定时|统一|的|各?[\p{L}\d#]{0,6}?)?\s*(?:抄|读[表数取]|[示止底]数|表[底码]|(?:meter\s)?read(?:ing)?s?(?![a-z])|counter)/iu;

/** `早八点抄表`. */
const inFigures = (text: string): string =>
  text.replaceAll(/[一二三四五六七八九十]{1,3}(?=\s?[点时])/gu, (number) => String(chineseNumber(number)));

const saysDays = /日期|日|天|date|day|tag|jour/iu;
const gasDay = /gas[\s_-]?day|gastag|燃?气日期?$/iu;

export const saysGasDay = (heading: string): boolean => gasDay.test(heading.normalize('NFKC').trim());

export const clockIn = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60].map((part) => String(part).padStart(2, '0')).join(':');

/**
 * The only clock time that titles, or headings of days and readings, give for each day; null if there is none or several.
 * @example clockNamed(['每日8:00抄表'], ['日期', '表底']) // { seconds: 28800, begins: null, … }
 */
export function clockNamed(titles: readonly string[], header: readonly string[]): ClockNamed | null {
  const told = [...titles.flatMap(ofTitle), ...header.flatMap(ofHeading)];
  const [first] = told;
  return first !== undefined && told.every(({ seconds }) => seconds === first.seconds)
    ? (told.find(({ begins }) => begins !== null) ?? first)
    : null;
}

function ofTitle(title: string): ClockNamed[] {
  const plain = inFigures(title.normalize('NFKC'));
  const rounded = roundIn(plain, title);
  if (rounded !== null) return [rounded];
  return clocksIn(plain).flatMap(({ seconds, before, behind }) =>
    readBefore.test(before) || readBehind.test(behind) ? [{ seconds, begins: null, text: title.trim().slice(0, 100) }] : [],
  );
}

function ofHeading(heading: string): ClockNamed[] {
  const plain = inFigures(heading.normalize('NFKC').trim());
  const rounded = roundIn(plain, heading);
  if (rounded !== null) return [rounded];
  const [one, ...more] = clocksIn(plain);
  if (one === undefined || more.length > 0) return [];
  const rest = plain.replace(one.found, '');
  const isMeant =
    saysRegister.test(rest) || readBehind.test(one.behind) || readBefore.test(one.before) || (saysDays.test(rest) && !/[时间]/u.test(rest));
  return isMeant ? [{ seconds: one.seconds, begins: null, text: heading.trim() }] : [];
}

/** From a clock time to the same time on the next day, or to that of the day from the one before. */
function roundIn(plain: string, text: string): ClockNamed | null {
  const groups = round.exec(plain)?.groups;
  if (groups === undefined) return null;
  const from = secondsOf(groups);
  const to = secondsOf(
    Object.fromEntries(Object.entries(groups).flatMap(([name, value]) => (name.endsWith('B') ? [[name.slice(0, -1), value]] : []))),
  );
  if (from === null || from !== to || from === 86_400) return null;
  return { seconds: from, begins: groups['before'] === undefined ? 'start' : 'end', text: text.trim().slice(0, 100) };
}

function clocksIn(plain: string) {
  return [...plain.matchAll(alone)].flatMap((found) => {
    const [before, behind] = [plain.slice(0, found.index), plain.slice(found.index + found[0].length)];
    const seconds = secondsOf(found.groups ?? {});
    const isApart = behindDay.test(before) || partOfSpan.test(behind) || endsSpan.test(before);
    return seconds === null || isApart ? [] : [{ seconds, before, behind, found: found[0] }];
  });
}

function secondsOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  const { half = '', hour, minute, zh, half2, m = '' } = groups;
  const inHour = Number(hour);
  const isLate = /下午|晚/u.test(half) || /^p/iu.test(m);
  const isEarly = /^a/iu.test(m) || /凌晨/u.test(half);
  const hours = isLate && inHour < 12 ? inHour + 12 : isEarly && inHour === 12 ? 0 : inHour;
  const minutes = half2 === undefined ? Number(minute ?? zh ?? 0) : 30;
  return minutes < 60 && (hours < 24 || (hours === 24 && minutes === 0)) ? hours * 3600 + minutes * 60 : null;
}
