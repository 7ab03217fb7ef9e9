import type { Words } from '#kernel/finding.ts';

/** What yields of photovoltaics say. */
export const solarWords: Words = {
  'arrays-bad': { zh: '光伏阵列有 {count} 处不对，逐一列在后面。', en: '{count} faults in the arrays, each told below.' },
  'array-field-missing': { zh: '光伏阵列 {array} 缺少 {name}（{path}）。', en: 'The array {array} lacks {name} ({path}).' },
  'array-field-unknown': {
    zh: '光伏阵列 {array} 的 {name} 不是已知的名称，没有用它。',
    en: 'The array {array} has {name}, which nothing is called; it was not used.',
  },
  'array-mounting-unknown': {
    zh: '光伏阵列 {array} 的安装方式 {value} 不认识；可用：{known}。',
    en: 'The array {array} has the mounting {value}; known are {known}.',
  },
  'array-twice': { zh: '光伏阵列代码 {array} 出现了 {count} 次。', en: 'The code {array} stands {count} times among the arrays.' },
  'array-not-placed': {
    zh: '光伏 {array} 没有倾角或方位角，算不出发电量。请用 resource edit 补录。',
    en: 'Tilt or azimuth of {array} is not known, so neither is its yield. Fill them in with resource edit.',
  },
  'no-arrays': { zh: '建筑 {building} 没有登记光伏。', en: 'No photovoltaics are registered in {building}.' },
  'yield-of-nothing': {
    zh: '请给出光伏阵列的文件，或用 --building 给出建筑。',
    en: 'Give a file of arrays, or a building with --building.',
  },
};
