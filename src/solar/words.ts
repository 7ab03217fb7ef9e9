import type { Words } from '#kernel/finding.ts';

/** What yields of photovoltaics say. */
export const solarWords: Words = {
  'arrays-broken': {
    zh: '光伏阵列的文件应是 JSON，形如 {shape}；读到的是：{reason}。',
    en: 'A file of arrays is JSON such as {shape}; what was read: {reason}.',
  },
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
  'no-photovoltaics': { zh: '{resource} 不是光伏。', en: '{resource} is no photovoltaics.' },
  'array-without-meter': {
    zh: '光伏 {resource} 没有登记计量点，不知道它发了多少。请用 resource edit 补录。',
    en: 'No metering point of {resource} is known, so neither is what it gave. Fill it in with resource edit.',
  },
  'meter-not-electric': {
    zh: '光伏 {resource} 的计量点 {meter} 不计电量。',
    en: 'The metering point {meter} of {resource} does not count electricity.',
  },
  'generation-without-sun': {
    zh: '光伏 {array} 有 {hours} 个小时在没有太阳时计得发电 {kwh} kWh，首见于 {firstDay}。请核对计量点、时区和接线。',
    en: '{array} counted {kwh} kWh in {hours} hours without sun, first on {firstDay}. Check the metering point, its time zone and its wiring.',
  },
  'array-silent': {
    zh: '光伏 {array} 有 {count} 天有日照却没有发电（{firstDay} 至 {lastDay}）。请核对表计和逆变器。',
    en: '{array} gave nothing on {count} days with sun ({firstDay} to {lastDay}). Check meter and inverter.',
  },
  'no-arrays': { zh: '建筑 {building} 没有登记光伏。', en: 'No photovoltaics are registered in {building}.' },
  'yield-of-nothing': {
    zh: '请给出光伏阵列的文件，或用 --building 给出建筑。',
    en: 'Give a file of arrays, or a building with --building.',
  },
};
