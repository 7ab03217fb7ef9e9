import type { Words } from '#kernel/finding.ts';

/** Texts of designs of photovoltaics. */
export const solarDesignWords: Words = {
  'design-of-nothing': {
    zh: '请给出建筑（--building），或光伏阵列的文件。',
    en: 'Give a building with --building, or a file of arrays.',
  },
  'design-power-twice': {
    zh: '文件已说明每个阵列的功率，不要再给 --kw 或 --area。',
    en: 'The file already gives the power of each array: do not also give --kw or --area.',
  },
  'too-many-arrays': {
    zh: '文件有 {count} 个阵列，一次最多设计 {most} 个。请分开算。',
    en: 'The file has {count} arrays; at most {most} can be designed at once. Split them.',
  },
  'design-of-one-kilowatt': {
    zh: '没有给出拟装功率：以下按 1 kW 给出，未计算自用和节省。请给出 --kw，或 --area 和 --density。',
    en: 'The power to be installed is not given: results are for 1 kW, without own use or saving. Give --kw, or --area with --density.',
  },
  'density-unknown': {
    zh: '建筑 {building} 所在的城市没有已登记面积的在用光伏，每平方米功率不明。请给出 --density 或 --kw。',
    en: 'No array in use with a known area is registered in the city of {building}, so the power per square metre is not known. Give --density or --kw.',
  },
  'load-not-hourly': {
    zh: '建筑 {building} 在 {from} 至 {to} 没有逐时的用电，无法计算自用和节省。可用 --from 另选一年。',
    en: 'The electricity of {building} from {from} to {to} is not measured by hour, so own use and saving cannot be calculated. Choose another year with --from.',
  },
  'load-without-weather': {
    zh: '建筑 {building} 在 {from} 至 {to} 有逐时用电，气象站 {station} 却没有那些小时的气象，无法计算自用和节省。可用 --station 另选气象站。',
    en: 'The load of {building} from {from} to {to} is measured by hour, but station {station} has no weather for those hours, so own use and saving cannot be calculated. Choose another station with --station.',
  },
  'load-partly-known': {
    zh: '{of} 个小时中有 {missing} 个用电或天气不明，没有计入，也没有推算。',
    en: 'In {missing} of {of} hours the load or the weather is not known: these hours are not counted, and nothing is scaled up.',
  },
  'export-not-priced': {
    zh: '电价 {tariff} 没有上网电价，余电 {kwh} kWh 没有计入节省。',
    en: 'The tariff {tariff} has no export price, so {kwh} kWh exported are not counted in the saving.',
  },
  'demand-not-counted': {
    zh: '电价 {tariff} 另按最大需量收费；光伏能否降低最大需量没有算。',
    en: 'The tariff {tariff} also has a demand charge; whether photovoltaics lower the maximum demand was not calculated.',
  },
  'saving-without-load': {
    zh: '没有可比的小时，没有按电价 {tariff} 算节省。',
    en: 'No hours can be compared, so no saving under the tariff {tariff} is shown.',
  },
};
