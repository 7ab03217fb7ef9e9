import type { Words } from '#kernel/finding.ts';

/** Texts of resources. */
export const resourcesWords: Words = {
  'no-such-resource': { zh: '没有代码为 {resource} 的可调资源。', en: 'There is no resource with the code {resource}.' },
  'owner-not-told': {
    zh: '聚合商看不到建筑属于哪个单位，不能按单位查资源。',
    en: 'An aggregator cannot see which organisation a building belongs to, so resources cannot be filtered by organisation.',
  },
  'building-has-resources': { zh: '建筑 {code} 有可调资源 {resource}。', en: 'Building {code} has resources: {resource}.' },
  'unknown-resource-meter': {
    zh: '没有代码为 {meter} 的计量点，或不在您的权限范围内。请先导入计量点。',
    en: 'There is no metering point {meter}, or it is outside your scope. Import it first.',
  },
  'does-not-fit': { zh: '{low} 大于 {high}，请更正其中一项。', en: '{low} is more than {high}; correct one of them.' },
};
