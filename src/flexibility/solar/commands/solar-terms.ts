import type { Say } from '#cli/output.ts';

/** Texts shared by several photovoltaics commands. */
const terms = {
  station: ['气象站', 'station'],
  stationNearest: ['气象站（默认有太阳辐射的最近一站）', 'weather station (default: the nearest with solar radiation)'],
  density: ['每平方米组件的功率（默认本市在用光伏的）', 'module power per square metre, kW (default: photovoltaics in use in the city)'],
  fileOrBuilding: ['error: 请给出文件或 --building', 'error: give a file or --building'],
  indicative: ['参考：按典型年或未核实的系数算得。', 'Indicative: calculated with a typical year or a coefficient that is not verified.'],
  hoursCompared: ['比较的小时', 'hours compared'],
  placeOrBuilding: ['error: 请给出地区或建筑（--region、--building）', 'error: give --region or --building'],
} as const;

export const solarTerm = (say: Say, code: keyof typeof terms): string => say(terms[code][0], terms[code][1]);
