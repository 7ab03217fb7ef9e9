import type { Words } from '#kernel/finding.ts';

/** Texts of yields of photovoltaics. */
export const solarWords: Words = {
  'arrays-broken': {
    zh: '光伏阵列的文件应是 JSON，形如 {shape}；所给文件里没有 arrays 列表。',
    en: 'A file of arrays must be JSON such as {shape}; this file has no list named arrays.',
  },
  'arrays-broken@place': {
    zh: '光伏阵列的文件应是 JSON，形如 {shape}；所给文件第 {line} 行第 {column} 列有误。',
    en: 'A file of arrays must be JSON such as {shape}; this file has an error in line {line}, column {column}.',
  },
  'arrays-broken@count': {
    zh: '光伏阵列的文件应有 1 至 {most} 个阵列，形如 {shape}；所给文件有 {count} 个。',
    en: 'A file of arrays such as {shape} must have 1 to {most} arrays; this file has {count}.',
  },
  'array-field-missing': { zh: '光伏阵列 {array} 缺少 {name}（{path}）。', en: 'The array {array} lacks {name} ({path}).' },
  'array-field-unknown': {
    zh: '光伏阵列 {array} 的 {name} 不是已知的名称，没有用它。',
    en: '{name} of the array {array} is not a known name; it was not used.',
  },
  'array-mounting-unknown': {
    zh: '光伏阵列 {array} 的安装方式 {value} 不认识；可用：{known}。',
    en: 'The mounting {value} of the array {array} is not known; available: {known}.',
  },
  'array-twice': { zh: '光伏阵列代码 {array} 出现了 {count} 次。', en: 'The array code {array} appears {count} times.' },
  'array-not-placed': {
    zh: '光伏 {array} 没有倾角或方位角，无法计算发电量。请用 resource edit 补录。',
    en: '{array} has no tilt or azimuth, so its yield cannot be calculated. Fill them in with resource edit.',
  },
  'no-photovoltaics': { zh: '{resource} 不是光伏。', en: '{resource} is not photovoltaics.' },
  'array-without-meter': {
    zh: '光伏 {resource} 没有登记计量点，实际发电量不明。请用 resource edit 补录。',
    en: '{resource} has no metering point, so its actual generation is not known. Fill it in with resource edit.',
  },
  'meter-of-several-arrays': {
    zh: '计量点 {meter} 计 {count} 处光伏（{arrays}），实发与它们应发之和相比。',
    en: 'The metering point {meter} measures {count} arrays ({arrays}): the measured generation is compared with their total expected generation.',
  },
  'meter-not-electric': {
    zh: '光伏 {resource} 的计量点 {meter} 不计电量。',
    en: 'The metering point {meter} of {resource} does not count electricity.',
  },
  'generation-without-sun': {
    zh: '光伏 {array} 有 {hours} 个小时在没有太阳时计得发电 {kwh} kWh，首见于 {firstDay}。请核对计量点、时区和接线。',
    en: '{array} recorded {kwh} kWh in {hours} hours without sun, first on {firstDay}. Check the metering point, its time zone and its wiring.',
  },
  'array-silent': {
    zh: '光伏 {array} 有 {count} 天有日照却没有发电（{firstDay} 至 {lastDay}），应发 {kwh} kWh。请核对表计和逆变器。',
    en: '{array} generated nothing on {count} days with sun ({firstDay} to {lastDay}); {kwh} kWh were expected. Check the meter and the inverter.',
  },
  'array-unmeasured': {
    zh: '光伏 {array} 有 {hours} 个有日照的小时没有读数（{firstDay} 至 {lastDay}），应发 {kwh} kWh。请核对表计和通信。',
    en: '{array} has no readings in {hours} hours with sun ({firstDay} to {lastDay}); {kwh} kWh were expected. Check the meter and its communication.',
  },
  'array-string-out': {
    zh: '光伏 {array} 从 {firstDay} 起实发与应发之比由 {before} 降到 {after}，至 {lastDay} 少发 {kwh} kWh，疑有组串失效。请查汇流和熔断器。',
    en: 'From {firstDay} to {lastDay} {array} generated {after} of the expected amount ({before} before), {kwh} kWh less: a string may have failed. Check combiner boxes and fuses.',
  },
  'array-clipped': {
    zh: '光伏 {array} 有 {hours} 个小时停在 {kw} kW，按日照应更高，少发 {kwh} kWh，疑为逆变器削顶。请核对逆变器功率和限发设置。',
    en: '{array} stayed at {kw} kW in {hours} hours although the sun allowed more, {kwh} kWh less: the inverter may be clipping. Check its power and any export limit.',
  },
  'doubts-need-observed-weather': {
    zh: '光伏 {array} 只有典型年气象可比，没有判断组串失效和逆变器削顶。请导入实测的逐时辐射。',
    en: '{array} can only be compared with a typical year, so string failures and inverter clipping were not checked. Import observed hourly radiation.',
  },
  'yield-sheet-of-what': {
    zh: '请给出一个地区或一栋建筑，二者取一。',
    en: 'Give either a region or a building.',
  },
  'no-arrays-here': {
    zh: '{of} 没有在用的光伏，不出发电量表。',
    en: 'There are no photovoltaics in use in {of}, so there is no yield sheet.',
  },
  'yield-sheet-too-long': {
    zh: '光伏有 {count} 处，一份电子表格写不下。请按较小的地区分别导出。',
    en: 'There are {count} arrays, too many for one workbook. Export smaller regions separately.',
  },
  'no-arrays': { zh: '建筑 {building} 没有登记光伏。', en: 'No photovoltaics are registered in {building}.' },
  'yield-of-nothing': {
    zh: '请给出光伏阵列的文件，或用 --building 给出建筑。',
    en: 'Give a file of arrays, or a building with --building.',
  },
};
