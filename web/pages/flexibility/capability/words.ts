import { capabilityByTerms, directionTerms, flexibilityTerms, seasonTerms } from '#flexibility/flexibility/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { resourceKindTerms } from '#registry/resources/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  of: wordsIn(flexibilityTerms, language),
  kind: wordsIn(resourceKindTerms, language),
  direction: wordsIn(directionTerms, language),
  season: wordsIn(seasonTerms, language),
  by: wordsIn(capabilityByTerms, language),
});

const zh = {
  ...termsIn('zh'),
  portfolio: labels.zh.portfolio,
  region: labels.zh.place,
  title: labels.zh.capabilityByHour,
  below: '可调资源台账：各时能下调、上调多少千瓦，与登记功率、历次事件已验证的功率并列',
  filter: '筛选可调能力',
  whole: '按地区看',
  day: labels.zh.day,
  grouped: flexibilityTerms.grouped.zh,
  seasonPick: flexibilityTerms.season.zh,
  noSeason: '当日',
  shownDay: (day: string) => `测算日 ${day}`,
  map: (direction: string) => `各时${direction}能力`,
  total: labels.zh.total,
  resources: labels.zh.resources,
  events: '验证次数',
  none: '这里没有可调资源',
  unknown: (count: number) => `有 ${count} 项资源缺计量点或参数，能力未知，不计入合计，也不当作零。`,
  kindsNotProven: '验证的是整栋建筑的响应，不能分到各类资源：按类型看时只有合计有已验证的功率。',
  topOnly: (count: number) => `图上是能力最大的 ${count} 行，其余见表格。`,
  computed: '测算值',
  mostOf: (name: string) => `${name}（最大的一时）`,
};

const en: typeof zh = {
  ...termsIn('en'),
  portfolio: 'Portfolio',
  region: labels.en.place,
  title: labels.en.capabilityByHour,
  below: 'Register of adjustable load: kW that can be lowered and raised in each hour, next to registered power and power proven in events',
  filter: 'Filter capability',
  whole: 'By region',
  day: 'Day',
  grouped: flexibilityTerms.grouped.en,
  seasonPick: flexibilityTerms.season.en,
  noSeason: 'That day',
  shownDay: (day) => `Calculated for ${day}`,
  map: (direction) => `Capability by hour: ${direction}`,
  total: labels.en.total,
  resources: labels.en.resources,
  events: 'Events proving it',
  none: 'There are no adjustable resources here',
  unknown: (count) =>
    `${count} resources lack a metering point or a parameter: their capability is unknown; they are not in the totals and do not count as zero.`,
  kindsNotProven: 'Proof covers the whole building and cannot be divided by type of resource: by type, only the total has proven power.',
  topOnly: (count) => `The chart shows the ${count} largest rows; the rest are in the table.`,
  computed: 'Calculated',
  mostOf: (name) => `${name} (largest hour)`,
};

export const capabilityWords: PageWords<typeof zh> = { zh, en };
