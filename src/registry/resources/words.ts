import type { Words } from '#kernel/finding.ts';

/** Texts of resources. */
export const resourcesWords: Words = {
  'no-such-resource': { zh: '没有代码为 {resource} 的可调资源。', en: 'There is no resource with the code {resource}.' },
  'owner-not-told': {
    zh: '聚合商看不到建筑属于哪个单位，不能按单位查资源。',
    en: 'An aggregator is not told who owns a building: resources are not asked for by organisation.',
  },
  'building-has-resources': { zh: '建筑 {code} 有可调资源 {resource}。', en: 'Building {code} has resources: {resource}.' },
  'unknown-resource-meter': {
    zh: '没有代码为 {meter} 的计量点，或不在本账号的范围内：请先导入计量点。',
    en: 'There is no metering point {meter} that you see; import it first.',
  },
  'does-not-fit': { zh: '{low} 大于 {high}，二者不能同时成立。', en: '{low} is more than {high}: both cannot hold.' },
};
