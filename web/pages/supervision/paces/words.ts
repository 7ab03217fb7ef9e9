import { expectationTerms, paceVerdictTerms } from '#supervision/expectation/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import { listWords } from '../../registry/registry/list-words.ts';
import type { PaceVerdict } from './address.ts';

type Names<T> = Readonly<Record<keyof T, string>>;

const zh = {
  title: labels.zh.yearPace,
  below: '已过的日子按实测，缺测的日子和余下的日子按相似日法估计，与按约束值折算的限额用量相比；预计超出最多的在前',
  table: '各建筑全年预计用量与限额',
  region: labels.zh.place,
  over: (year: string) => `${year} 年已结束，下列为全年的结果。`,
  running: (year: string) => `查看 ${year} 年的预计`,
  verdict: labels.zh.verdict,
  any: labels.zh.all,
  building: labels.zh.building,
  indicative: labels.zh.indicative,
  none: listWords.zh.none,
  noBreach: '—',
  verdicts: Object.fromEntries(Object.entries(paceVerdictTerms).map(([code, one]) => [code, one.zh])) as Record<PaceVerdict, string>,
  term: Object.fromEntries(Object.entries(expectationTerms).map(([code, one]) => [code, one.zh])) as Names<typeof expectationTerms>,
};

const en: typeof zh = {
  title: labels.en.yearPace,
  below:
    'Past days count as measured; missing days and the days to come are estimated from similar days; compared with the use at the limit. Furthest over first',
  table: 'Forecast of the year by building, and its limit',
  region: labels.en.place,
  over: (year) => `${year} is over: the results of the whole year are below.`,
  running: (year) => `See the forecast of ${year}`,
  verdict: labels.en.verdict,
  any: labels.en.all,
  building: labels.en.building,
  indicative: labels.en.indicative,
  none: listWords.en.none,
  noBreach: '—',
  verdicts: Object.fromEntries(Object.entries(paceVerdictTerms).map(([code, one]) => [code, one.en])) as typeof zh.verdicts,
  term: Object.fromEntries(Object.entries(expectationTerms).map(([code, one]) => [code, one.en])) as typeof zh.term,
};

export type PacesWords = typeof zh;

export const pacesWords: PageWords<PacesWords> = { zh, en };
