import { headingTerms } from '#kernel/heading-terms.ts';
import { labels } from '#kernel/label-terms.ts';
import { pageTitleTerms } from '#kernel/title-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { briefTerms } from '#reporting/brief/vocabulary.ts';
import { targetStatusTerms } from '#reporting/targets/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  label: '总览的内容',
  views: { state: '总体', use: '用能情况', data: pageTitleTerms.data.zh },
  answer: '本地情况',
  brief: briefTerms.brief.zh,
  targets: {
    title: headingTerms.progressOfTargets.zh,
    plan: (plan: string) => `计划 ${plan}`,
    all: (count: string) => `全部 ${count} 项目标`,
    unknown: (count: string) => `缺数据的 ${count} 项`,
    over: (count: string) => `已到期的 ${count} 项`,
    unshared: (count: string) => `未分解的 ${count} 项（上级总数，不判断本地）`,
    status: wordsIn(targetStatusTerms, 'zh'),
  },
  months: {
    title: '逐月总能耗',
    chart: (year: string) => `${year} 年逐月总能耗及上年同月`,
    now: (year: string) => `${year} 年`,
    none: '这一年没有计量数据。',
  },
  owing: {
    title: '欠报',
    table: '欠报的建筑和月份',
    building: labels.zh.building,
    carrier: labels.zh.energy,
    what: '缺失内容',
    since: (day: string) => `自 ${day} 起无读数`,
    never: '从无读数',
    none: '没有欠报。',
    all: (count: string) => `全部 ${count} 项，催报`,
    organisation: headingTerms.organisation.zh,
  },
};

const en: typeof zh = {
  label: 'Views of the overview',
  views: { state: 'Summary', use: 'Use', data: pageTitleTerms.data.en },
  answer: 'In short',
  brief: briefTerms.brief.en,
  targets: {
    title: headingTerms.progressOfTargets.en,
    plan: (plan) => `plan ${plan}`,
    all: (count) => `All ${count} targets`,
    unknown: (count) => `${count} lack data`,
    over: (count) => `${count} past their date`,
    unshared: (count) => `${count} not split (totals of a place above, not judged here)`,
    status: wordsIn(targetStatusTerms, 'en'),
  },
  months: {
    title: 'Energy month by month',
    chart: (year) => `Energy by month in ${year} and the year before`,
    now: (year) => year,
    none: 'Nothing was metered in this year.',
  },
  owing: {
    title: 'Data owed',
    table: 'Buildings and months that are owed',
    building: labels.en.building,
    carrier: labels.en.energy,
    what: 'What is missing',
    since: (day) => `no readings since ${day}`,
    never: 'no readings at all',
    none: 'Nothing is owed.',
    all: (count) => `See all ${count} and remind`,
    organisation: headingTerms.organisation.en,
  },
};

export const viewWords: PageWords<typeof zh> = { zh, en };
