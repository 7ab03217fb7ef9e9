import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  hint: '有效期至当天仍有效。',
  below: (meter: string) => `计量点 ${meter} 的检定证书：哪一份说了算，到哪天为止`,
  toList: '回到应检清单',
  inList: '在应检清单中查看',
  all: '各份检定证书',
  none: '还没有检定证书',
  judged: '今日状态',
  gone: '今日不在用',
  rules: '今日依据',
  one: (certificate: string) => `检定证书 ${certificate}`,
  ofBuilding: '建筑内的计量器具',
  noMeters: '建筑内没有计量器具',
  unknown: labels.zh.notFilledIn,
  region: labels.zh.place,
  building: labels.zh.building,
  state: labels.zh.state,
};

const en: typeof zh = {
  hint: 'The last day of a certificate counts as valid.',
  below: (meter) => `Certificates of the metering point ${meter}: which one rules, and until when`,
  toList: 'Back to the due list',
  inList: 'In the due list',
  all: 'Its certificates',
  none: 'No certificate yet',
  judged: 'Today',
  gone: 'Not in place today',
  rules: 'By certificate',
  one: (certificate) => `Certificate ${certificate}`,
  ofBuilding: 'Meters of the building',
  noMeters: 'The building has no meter',
  unknown: labels.en.notFilledIn,
  region: labels.en.place,
  building: labels.en.building,
  state: labels.en.state,
};

/** Words of the certificates of one meter. */
export const certificateWords: PageWords<typeof zh> = { zh, en };
