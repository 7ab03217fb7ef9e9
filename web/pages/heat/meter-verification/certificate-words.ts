import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  hint: '有效期至当天仍有效。',
  below: (meter: string) => `计量点 ${meter} 的检定证书：以哪一份为准，有效至哪一天`,
  toList: '返回应检清单',
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
  hint: 'A certificate is still valid on its last day.',
  below: (meter) => `Verification certificates of metering point ${meter}: which one applies, and until when`,
  toList: 'Back to the list of meters due',
  inList: 'Show in the list of meters due',
  all: 'All certificates',
  none: 'No certificates yet',
  judged: 'Status today',
  gone: 'Not in use today',
  rules: 'Certificate that applies today',
  one: (certificate) => `Certificate ${certificate}`,
  ofBuilding: 'Measuring instruments in the building',
  noMeters: 'There are no measuring instruments in the building',
  unknown: labels.en.notFilledIn,
  region: labels.en.place,
  building: labels.en.building,
  state: labels.en.state,
};

/** Words of the certificates of one meter. */
export const certificateWords: PageWords<typeof zh> = { zh, en };
