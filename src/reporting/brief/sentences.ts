import { chineseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { percentText } from '#kernel/percent.ts';
import { scaledQuantity } from '#kernel/scaled-quantity.ts';

/** A part of a sentence; a part with a figure opens where it comes from. */
export type Part = { readonly text: string; readonly figure?: string };

/** What the sentences about a place in a year are made from. */
export type BriefFacts = {
  readonly place: string;
  readonly year: number;
  /** The last day that the figures cover, if the year is not over. */
  readonly until: string | null;
  readonly buildings: number;
  /** All measured energy in standard coal; null below the floor of coverage, which is then told. `change` against the year before. */
  readonly energy: {
    readonly tce: number | null;
    readonly change: number | null;
    readonly coverage: number;
    readonly figure: string | null;
  };
  /** Buildings over the constraint value: by verified limits, and by those that are still to be checked. */
  readonly over: { readonly formal: number; readonly indicative: number };
  readonly targets: readonly BriefTarget[];
};

/** A target that is judged in this place. */
export type BriefTarget = {
  readonly title: string;
  readonly status: 'unknown' | 'reached' | 'missed' | 'on-track' | 'behind';
  readonly figure: string | null;
};

/** How many targets that lag are called by name. */
const mostNamed = 2;

/** The three sentences that answer how a place does: what it uses, who is over quota, how its targets stand. */
export function sentencesOf(facts: BriefFacts, language: Language): readonly (readonly Part[])[] {
  const told = { zh: { use: useZh, over: overZh, targets: targetsZh }, en: { use: useEn, over: overEn, targets: targetsEn } }[language];
  return [told.use(facts), [{ text: told.over(facts.over) }], told.targets(facts.targets)];
}

const opening = (text: string, figure: string | null): Part => (figure === null ? { text } : { text, figure });

function useZh({ place, year, until, buildings, energy: { tce, change, coverage, figure } }: BriefFacts): Part[] {
  const when = `${year}年${until === null ? '' : `截至${chineseDay(until).slice(`${year}`.length + 1)}`}`;
  const who = `${when}，${place}纳入监测的 ${buildings} 栋建筑`;
  if (tce === null) return [{ text: `${who}计量覆盖率为 ${percentText(coverage)}，不足以给出用能总量。` }];
  const compared = change === null || until !== null ? '' : `，同比${change < 0 ? '下降' : '上升'} ${percentText(Math.abs(change))}`;
  return [{ text: `${who}用能 ` }, opening(scaledQuantity(tce, 'tce', 'zh'), figure), { text: `${compared}。` }];
}

function useEn({ place, year, until, buildings, energy: { tce, change, coverage, figure } }: BriefFacts): Part[] {
  const when = until === null ? `In ${year}` : `From the beginning of ${year} to ${until}`;
  // a number of four digits would be read as a year
  const who = `${when} the ${buildings.toLocaleString('en')} monitored buildings of ${place}`;
  if (tce === null)
    return [{ text: `${who} were measured over ${percentText(coverage)} of the time, too little to state their total use.` }];
  const compared =
    change === null || until !== null ? '' : `, ${percentText(Math.abs(change))} ${change < 0 ? 'less' : 'more'} than the year before`;
  return [{ text: `${who} used ` }, opening(scaledQuantity(tce, 'tce', 'en'), figure), { text: `${compared}.` }];
}

function overZh({ formal, indicative }: BriefFacts['over']): string {
  if (formal + indicative === 0) return '没有建筑超过能耗约束值。';
  const unchecked = indicative === 0 ? '' : `${indicative} 栋建筑超过能耗约束值（限额待核对，仅供参考）。`;
  return formal === 0 ? unchecked : `${formal} 栋建筑超过能耗约束值${indicative === 0 ? '。' : `；另有 ${unchecked}`}`;
}

function overEn({ formal, indicative }: BriefFacts['over']): string {
  if (formal + indicative === 0) return 'No building is over its constraint value.';
  const doubt = 'by limits that are still to be checked';
  if (formal === 0) return `${overSaid(indicative)} ${doubt}.`;
  return `${overSaid(formal)}${indicative === 0 ? '' : `, and ${indicative} more ${doubt}`}.`;
}

const overSaid = (count: number): string =>
  count === 1 ? '1 building is over its constraint value' : `${count} buildings are over their constraint value`;

const isGood = ({ status }: BriefTarget): boolean => status === 'reached' || status === 'on-track';
const lags = ({ status }: BriefTarget): boolean => status === 'missed' || status === 'behind';

function targetsZh(targets: readonly BriefTarget[]): Part[] {
  if (targets.length === 0) return [{ text: '没有分解到本地的目标。' }];
  const late = targets.filter(lags);
  const counts = [
    [targets.filter(isGood).length, '项正常'],
    [late.length, '项滞后'],
    [targets.length - targets.filter(isGood).length - late.length, '项缺数据'],
  ] as const;
  const said = counts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join('、');
  const named = late
    .slice(0, mostNamed)
    .flatMap((one, at) => [{ text: at === 0 ? '，其中滞后的有“' : '”“' }, opening(one.title, one.figure)]);
  const ending = named.length === 0 ? '。' : late.length > mostNamed ? '”等。' : '”。';
  return [{ text: `${targets.length} 项目标中 ${said}` }, ...named, { text: ending }];
}

function targetsEn(targets: readonly BriefTarget[]): Part[] {
  if (targets.length === 0) return [{ text: 'No target has been set for this place.' }];
  const late = targets.filter(lags);
  const counts = [
    [targets.filter(isGood).length, 'on track'],
    [late.length, 'behind'],
    [targets.length - targets.filter(isGood).length - late.length, 'without data'],
  ] as const;
  const said = counts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join(', ');
  const named = late.slice(0, mostNamed).flatMap((one, at) => [{ text: at === 0 ? '; behind: ' : '; ' }, opening(one.title, one.figure)]);
  return [
    { text: `Of ${targets.length} ${targets.length === 1 ? 'target' : 'targets'} ${said}` },
    ...named,
    { text: late.length > mostNamed ? ' and others.' : '.' },
  ];
}
