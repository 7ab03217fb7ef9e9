import type { Words } from '#kernel/finding.ts';

/** Texts of designs of photovoltaics. */
export const solarDesignWords: Words = {
  'design-of-nothing': {
    zh: '请给出建筑（--building），或光伏阵列的文件。',
    en: 'Give a building with --building, or a file of arrays.',
  },
  'design-power-twice': {
    zh: '文件已说明每个阵列的功率，不要再给 --kw 或 --area。',
    en: 'The file says what power each array has: give no --kw and no --area beside it.',
  },
  'too-many-arrays': {
    zh: '文件有 {count} 个阵列，一次最多设计 {most} 个。请分开算。',
    en: 'The file has {count} arrays; at most {most} are designed at once. Ask in parts.',
  },
  'design-of-one-kilowatt': {
    zh: '不知道要装多少：下面按 1 kW 给出，没有算自用和节省。请给出 --kw，或 --area 和 --density。',
    en: 'How much is to be put up is not known: told of 1 kW, without own use or saving. Give --kw, or --area with --density.',
  },
  'density-unknown': {
    zh: '建筑 {building} 所在的城市没有登记了面积的在用光伏，不知道每平方米多少千瓦。请给出 --density 或 --kw。',
    en: 'No array in service with an area is registered in the city of {building}, so kW a m² is not known. Give --density or --kw.',
  },
  'load-not-hourly': {
    zh: '建筑 {building} 在 {from} 至 {to} 没有逐时的用电，算不出自用和节省。可用 --from 另选一年。',
    en: 'The electricity of {building} from {from} to {to} is not measured by hour: own use and saving are not known. Choose another year: --from.',
  },
  'load-without-weather': {
    zh: '建筑 {building} 在 {from} 至 {to} 有逐时用电，气象站 {station} 却没有那些小时的气象，算不出自用和节省。可用 --station 另选气象站。',
    en: 'The load of {building} from {from} to {to} is measured by hour, but {station} has no weather of those hours. Choose another: --station.',
  },
  'load-partly-known': {
    zh: '{of} 个小时中有 {missing} 个不知道用电或天气，没有计入，也没有推算。',
    en: 'In {missing} of {of} hours load or weather is not known: they are not counted, and nothing is scaled up.',
  },
  'export-not-priced': {
    zh: '电价 {tariff} 没有上网电价，余电 {kwh} kWh 没有计入节省。',
    en: 'The tariff {tariff} does not say what export earns: {kwh} kWh exported are not counted.',
  },
  'demand-not-counted': {
    zh: '电价 {tariff} 另按最大需量收费；光伏能否降低最大需量没有算。',
    en: 'The tariff {tariff} also charges the highest import; whether photovoltaics lower it was not calculated.',
  },
  'saving-without-load': {
    zh: '没有可比的小时，没有按电价 {tariff} 算节省。',
    en: 'No hour can be compared, so no saving under {tariff} is shown.',
  },
};
