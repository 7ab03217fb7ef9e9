import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '历年用能与限额',
  means: '各年修正后的单位用能，与当年执行的约束值、引导值比较。没有数据的年份留空，不按 0 计。',
  label: '历年修正后用能与约束值、引导值',
  year: labels.zh.year,
  verdict: labels.zh.verdict,
  corrected: labels.zh.corrected,
  constraint: labels.zh.constraintValue,
  leading: labels.zh.leadingValue,
};

const en: typeof zh = {
  title: 'Use and limits over the years',
  means:
    'The corrected use of each year, compared with the constraint and target values in force that year. Years without data are left empty, not counted as 0.',
  label: 'Corrected use by year, with constraint and target values',
  year: labels.en.year,
  verdict: labels.en.verdict,
  corrected: labels.en.corrected,
  constraint: labels.en.constraintValue,
  leading: labels.en.leadingValue,
};

/** Words for a building's years against their limits. */
export const limitWords: PageWords<typeof zh> = { zh, en };
