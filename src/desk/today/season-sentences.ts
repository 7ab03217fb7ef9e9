import { chineseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { yuanText } from '#kernel/money-text.ts';
import { percentText } from '#kernel/percent.ts';
import { type Sentence, sentence } from './part.ts';

/** What is known of a company's heating season on a day; counts are of what it supplies. */
export type SeasonFacts = {
  readonly name: string;
  /** The first day, and the day after the last. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** Days that are over. */
  readonly passed: number;
  /** Days until it begins; 0 once it has. */
  readonly until: number;
  readonly ended: boolean;
  /** Meters of points and households that bills need: all of them, those read on all past days, and those that do not exist. */
  readonly meters: { readonly all: number; readonly whole: number; readonly unmetered: number };
  /** Complaints of cold homes and objections to bills that are open. */
  readonly complaints: number;
  readonly objections: number;
  /** Homes that were measured as cold and about whose bill nothing has been decided; null if the reader decides nothing. */
  readonly cold: number | null;
  /** Yuan, decimal text; null if nothing was ever charged. */
  readonly arrears: { readonly total: string; readonly accounts: number; readonly overdue: number } | null;
  /** Notes that were issued for the season. */
  readonly notes: number;
  /** Heat meters whose verification has ended or failed. */
  readonly overdueMeters: number;
};

/** The acts of a season in order. */
export const seasonActs = ['check', 'watch', 'preview', 'close', 'collect'] as const;
export type SeasonAct = (typeof seasonActs)[number];

/**
 * The next act: meters are checked before the season, readings watched while it lasts, bills previewed and closed when it has ended, and
 * arrears collected once notes are issued. Null if nothing is left to do.
 */
export function nextAct({ until, ended, meters, notes, arrears }: SeasonFacts): SeasonAct | null {
  if (until > 0) return 'check';
  if (!ended) return 'watch';
  if (notes === 0) return meters.whole + meters.unmetered < meters.all ? 'preview' : 'close';
  return arrears !== null && arrears.accounts > 0 ? 'collect' : null;
}

/** Where each act is done in the console. */
export const actAddress = (act: SeasonAct, season: string): string =>
  ({
    check: '/meter-due?carrier=heat',
    watch: `/heat-close?season=${encodeURIComponent(season)}`,
    preview: `/heat-close?season=${encodeURIComponent(season)}`,
    close: `/heat-close?season=${encodeURIComponent(season)}`,
    collect: `/heat-close?season=${encodeURIComponent(season)}`,
  })[act];

/** How the season stands: its day, its readings, who complains, who is cold, who owes. */
export function seasonSentences(facts: SeasonFacts, language: Language): Sentence[] {
  const told = { zh, en }[language];
  const cold = facts.cold === null ? [] : [told.cold(facts.cold)];
  return [told.day(facts), told.readings(facts), told.complaints(facts), ...cold, told.arrears(facts)];
}

/** The next act in words. */
export function actSentence(facts: SeasonFacts, language: Language): Sentence {
  const act = nextAct(facts);
  const text = { zh, en }[language].act(facts)[act ?? 'none'];
  return sentence([text], act === null ? null : actAddress(act, facts.name));
}

/** The share of meters that were read on all past days, of those that exist; null if there are none or no day is over. */
export const readShare = ({ meters: { all, whole, unmetered }, passed }: SeasonFacts): number | null =>
  all - unmetered === 0 || passed === 0 ? null : whole / (all - unmetered);

const closeAt = ({ name }: SeasonFacts): string => `/heat-close?season=${encodeURIComponent(name)}`;

const zh = {
  day({ name, from, to, days, passed, until, ended }: SeasonFacts): Sentence {
    const span = `${chineseDay(from)}起，共 ${days} 天`;
    if (until > 0) return sentence([`${name}采暖季还有 ${until} 天开始：${span}。`]);
    return sentence([ended ? `${name}采暖季已于${chineseDay(to)}前结束，共 ${days} 天。` : `${name}采暖季第 ${passed + 1} 天，${span}。`]);
  },
  readings(facts: SeasonFacts): Sentence {
    const { meters, passed } = facts;
    const share = readShare(facts);
    const without = meters.unmetered === 0 ? '' : `；另有 ${meters.unmetered} 处应装表而无表`;
    if (passed === 0) return sentence([`计费需要 ${meters.all - meters.unmetered} 只热量表，采暖季未开始，尚无读数可查${without}。`]);
    if (share === null) return sentence([`没有按表计费的热量表${without}。`]);
    const missing = meters.all - meters.unmetered - meters.whole;
    const left = missing === 0 ? '' : `，${missing} 只有缺`;
    return sentence([`${meters.all - meters.unmetered} 只热量表中 ${percentText(share)} 读数齐全${left}${without}。`], closeAt(facts));
  },
  complaints: ({ complaints, objections }: SeasonFacts): Sentence =>
    sentence(
      [
        complaints + objections === 0
          ? '没有未办结的室温投诉和热费异议。'
          : `未办结：室温投诉 ${complaints} 件，热费异议 ${objections} 件。`,
      ],
      complaints + objections === 0 ? null : '/cases',
    ),
  cold: (homes: number): Sentence =>
    sentence(
      [homes === 0 ? '没有待减免的偏冷住户。' : `${homes} 户实测偏冷，减免待决定。`],
      homes === 0 ? null : '/heat-network?tab=complaints',
    ),
  arrears(facts: SeasonFacts): Sentence {
    const { arrears } = facts;
    if (arrears === null) return sentence(['还没有开出过热费单据，欠费未知。']);
    if (arrears.accounts === 0) return sentence(['没有欠费。']);
    const overdue = arrears.overdue === 0 ? '均未逾期' : `其中 ${arrears.overdue} 户逾期`;
    return sentence([`${arrears.accounts} 户欠费 ${yuanText(arrears.total, 'zh')}，${overdue}。`], closeAt(facts));
  },
  act: ({ overdueMeters, meters, notes, arrears }: SeasonFacts): Record<SeasonAct | 'none', string> => ({
    check: overdueMeters === 0 ? '开栓前核对热量表：没有检定过期的。' : `开栓前先送检：${overdueMeters} 只热量表检定过期或不合格。`,
    watch: '每天查看读数，缺数当天补。',
    preview: `先预览结算：${meters.all - meters.unmetered - meters.whole} 只热量表读数不全，预览会列出受影响的用户。`,
    close: '读数齐全，可以预览并结算。',
    collect: `已开出 ${notes} 份单据，向 ${arrears?.accounts ?? 0} 户催收。`,
    none: '本采暖季已结清。',
  }),
};

const en: typeof zh = {
  day({ name, from, to, days, passed, until, ended }) {
    if (until > 0)
      return sentence([`The season ${name} begins in ${until} ${until === 1 ? 'day' : 'days'}, on ${from}, and lasts ${days} days.`]);
    return sentence([
      ended ? `The season ${name} of ${days} days ended before ${to}.` : `Day ${passed + 1} of ${days} of the season ${name}.`,
    ]);
  },
  readings(facts) {
    const { meters, passed } = facts;
    const share = readShare(facts);
    const without = meters.unmetered === 0 ? '' : `; ${meters.unmetered} more without the meter they need`;
    if (passed === 0)
      return sentence([
        `Bills need ${meters.all - meters.unmetered} heat meters; the season has not begun, so there is nothing to read yet${without}.`,
      ]);
    if (share === null) return sentence([`No bill depends on a heat meter${without}.`]);
    const missing = meters.all - meters.unmetered - meters.whole;
    const left = missing === 0 ? '' : `; ${missing} ${missing === 1 ? 'has' : 'have'} gaps`;
    return sentence(
      [`Of ${meters.all - meters.unmetered} heat meters ${percentText(share)} were read on every day${left}${without}.`],
      closeAt(facts),
    );
  },
  complaints: ({ complaints, objections }) =>
    sentence(
      [
        complaints + objections === 0
          ? 'No complaint of a cold home and no objection to a bill is open.'
          : `Open: complaints of cold homes ${complaints}, objections to bills ${objections}.`,
      ],
      complaints + objections === 0 ? null : '/cases',
    ),
  cold: (homes) =>
    sentence(
      [homes === 0 ? 'No cold home waits for a reduction.' : `Cold homes that wait for a decision on their bill: ${homes}.`],
      homes === 0 ? null : '/heat-network?tab=complaints',
    ),
  arrears(facts) {
    const { arrears } = facts;
    if (arrears === null) return sentence(['No bill has been issued yet, so arrears are not known.']);
    if (arrears.accounts === 0) return sentence(['There are no arrears.']);
    const overdue = arrears.overdue === 0 ? 'none of it overdue' : `${arrears.overdue} overdue`;
    return sentence([`Accounts in arrears: ${arrears.accounts}, ${yuanText(arrears.total, 'en')} in all, ${overdue}.`], closeAt(facts));
  },
  act: ({ overdueMeters, meters, notes, arrears }) => ({
    check:
      overdueMeters === 0
        ? 'Check the heat meters before the season: none is overdue for verification.'
        : `Before the season, have ${overdueMeters} heat meters verified that are overdue or failed.`,
    watch: 'Check the readings every day, and fill gaps on the same day.',
    preview: `Preview the bills first: ${meters.all - meters.unmetered - meters.whole} heat meters have gaps; the preview lists the residents affected.`,
    close: 'The readings are complete: preview and close the season.',
    collect: `Notes issued: ${notes}; collect from ${arrears?.accounts ?? 0} accounts.`,
    none: 'The season is settled.',
  }),
};
