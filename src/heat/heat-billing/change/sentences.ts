import type { Language } from '#kernel/finding.ts';
import { moneyOf } from '#kernel/money.ts';
import { yuanText } from '#kernel/money-text.ts';
import type { ChangePart } from './compared.ts';
import { changePhrase } from './phrases.ts';

/** What is said about a changed bill. Money in cents, heat as text in GJ. */
export type ChangeSummary = {
  readonly season: string;
  readonly before: string;
  /** Whether `before` is the season just before this one. */
  readonly isNext: boolean;
  readonly total: bigint;
  readonly totalBefore: bigint;
  /** Null if the change cannot be divided: why is said instead. */
  readonly parts: readonly ChangePart[] | null;
  readonly whyNot: string | null;
  readonly shared: boolean;
  readonly byDegrees: boolean;
  readonly metered: boolean;
  /** Days with an estimate in this season, and heat estimated in both. */
  readonly estimated: { readonly days: number; readonly now: string; readonly before: string };
  readonly indicative: boolean;
};

/** Causes named in a sentence; the smaller ones follow as one sum. */
const mostNamed = 4;

type Words = {
  readonly more: (told: ChangeSummary, total: string, by: string) => string;
  readonly less: (told: ChangeSummary, total: string, by: string) => string;
  readonly same: (told: ChangeSummary, total: string) => string;
  readonly of: (parts: readonly string[]) => string;
  readonly against: (parts: readonly string[]) => string;
  readonly part: (phrase: string, cents: bigint, about: boolean) => string;
  readonly rest: (cents: bigint) => string;
  readonly estimated: (told: ChangeSummary) => string;
  readonly weatherUnknown: string;
  readonly indicative: string;
};

const size = (cents: bigint): bigint => (cents < 0n ? -cents : cents);
const money = (cents: bigint, language: Language): string => yuanText(moneyOf(size(cents)), language);
const heading = ({ isNext, before }: ChangeSummary): string => (isNext ? `上一采暖季（${before}）` : ` ${before} 采暖季`);
const seasonBefore = ({ isNext, before }: ChangeSummary): string => (isNext ? `the season before (${before})` : `the season ${before}`);

const zh: Words = {
  more: (told, total, by) => `您家 ${told.season} 采暖季热费 ${total}，比${heading(told)}多 ${by}。`,
  less: (told, total, by) => `您家 ${told.season} 采暖季热费 ${total}，比${heading(told)}少 ${by}。`,
  same: (told, total) => `您家 ${told.season} 采暖季热费 ${total}，与${heading(told)}相同。`,
  of: (parts) => `其中${parts.join('；')}。`,
  against: (parts) => `另一方面，${parts.join('；')}。`,
  part: (phrase, cents, about) =>
    `${phrase}${/\d/u.test(phrase) ? '，' : ''}${about ? '约' : ''}${cents < 0n ? '少' : '多'} ${money(cents, 'zh')}`,
  rest: (cents) => `其余各项合计${cents < 0n ? '少' : '多'} ${money(cents, 'zh')}`,
  estimated: ({ estimated: { days, now, before }, ...told }) =>
    `本季有 ${days} 天读数不完整，按规则估算了 ${now} GJ；${told.isNext ? '上一季' : `${told.before} 采暖季`}估算 ${before} GJ。`,
  weatherUnknown: '两季的气温资料不全，天气的影响没有单独算出。',
  indicative: '热价或检定周期尚未与正式文件核对，金额仅供参考。',
};

const en: Words = {
  more: (told, total, by) => `Your heating in the season ${told.season} costs ${total}: ${by} more than in ${seasonBefore(told)}.`,
  less: (told, total, by) => `Your heating in the season ${told.season} costs ${total}: ${by} less than in ${seasonBefore(told)}.`,
  same: (told, total) => `Your heating in the season ${told.season} costs ${total}, the same as in ${seasonBefore(told)}.`,
  of: (parts) => `The reasons: ${parts.join('; ')}.`,
  against: (parts) => `On the other hand: ${parts.join('; ')}.`,
  part: (phrase, cents, about) => `${phrase}, ${about ? 'about ' : ''}${money(cents, 'en')} ${cents < 0n ? 'less' : 'more'}`,
  rest: (cents) => `everything else together, ${money(cents, 'en')} ${cents < 0n ? 'less' : 'more'}`,
  estimated: ({ estimated: { days, now, before } }) =>
    `On ${days} ${days === 1 ? 'day' : 'days'} of this season readings were incomplete: ${now} GJ were estimated by the rules, ${before} GJ in the other season.`,
  weatherUnknown: 'Too few temperatures of both seasons are known, so the weather is not told apart.',
  indicative: 'The price or an interval of verification has not been checked against its document: the amount is indicative only.',
};

const words: Readonly<Record<Language, Words>> = { zh, en };

/** A changed bill in at most five sentences, fit to be read out over the phone. All amounts named as parts add up to the change. */
export function changeSentences(told: ChangeSummary, language: Language): string[] {
  const said = words[language];
  const change = told.total - told.totalBefore;
  const total = money(told.total, language);
  const [by, isMore] = [money(change, language), change > 0n];
  const first = change === 0n ? said.same(told, total) : isMore ? said.more(told, total, by) : said.less(told, total, by);
  if (told.parts === null) return [first, ...(told.whyNot === null ? [] : [told.whyNot])];
  const [up, down] = [told.parts.filter(({ cents }) => cents > 0n), told.parts.filter(({ cents }) => cents < 0n)];
  const [main, other] = change < 0n ? [down, up] : [up, down];
  const notes = [
    ...(told.estimated.days > 0 ? [said.estimated(told)] : []),
    ...(told.indicative ? [said.indicative] : []),
    ...(told.metered && !told.byDegrees ? [said.weatherUnknown] : []),
  ];
  const parts = [
    ...(main.length === 0 ? [] : [said.of(named(main, told, language))]),
    ...(other.length === 0 ? [] : [main.length === 0 ? said.of(named(other, told, language)) : said.against(named(other, told, language))]),
  ];
  return [first, ...parts, ...notes].slice(0, 5);
}

/** The largest parts by name, then the sum of the others. */
function named(parts: readonly ChangePart[], told: ChangeSummary, language: Language): string[] {
  const said = words[language];
  const ordered = parts.toSorted((a, b) => Number(size(b.cents) - size(a.cents)));
  const most = ordered.length === mostNamed + 1 ? mostNamed + 1 : mostNamed;
  const rest = ordered.slice(most).reduce((sum, { cents }) => sum + cents, 0n);
  return [
    ...ordered.slice(0, most).map((one) => said.part(changePhrase(one, told, language), one.cents, isAbout(one))),
    ...(rest === 0n ? [] : [said.rest(rest)]),
  ];
}

/** Weather and use are told apart by a model: degree days. */
const isAbout = ({ cause }: ChangePart): boolean => cause === 'weather' || cause === 'use';
