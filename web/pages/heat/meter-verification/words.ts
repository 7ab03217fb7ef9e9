import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  below: '供暖季前核查：哪些计量器具不合格、超期未检、即将到期，哪些没有证书、检定周期未知；换表后按新装置的证书判断',
  filter: '筛选计量器具',
  views: '清单或比例',
  list: '计量器具逐块判断',
  shares: '没有证书的比例：各单位、各地区',
  on: '判断的日期',
  nothing: '没有符合条件的计量器具',
  bring: '导入检定证书',
  sheet: '清单（xlsx）',
  notice: '检定通知单（Word）',
  energy: labels.zh.energy,
  building: labels.zh.building,
  state: labels.zh.state,
  region: labels.zh.place,
  any: labels.zh.all,
};

const en: typeof zh = {
  below:
    'Check before the season: which meters failed, are overdue or due soon, have no certificate or an unknown interval; after a replacement, the certificates of the new device apply',
  filter: 'Filter the meters',
  views: 'List or shares',
  list: 'Meters one by one',
  shares: 'Share without certificate, by company and region',
  on: 'Date of assessment',
  nothing: 'No matching meters',
  bring: 'Import verification certificates',
  sheet: 'List (xlsx)',
  notice: 'Verification notice (Word)',
  energy: labels.en.energy,
  building: labels.en.building,
  state: labels.en.state,
  region: labels.en.place,
  any: labels.en.all,
};

export const dueWords: PageWords<typeof zh> = { zh, en };
