import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  below: '供暖季前看清：哪些计量器具不合格、超期未检、即将到期，哪些没有证书、检定周期未知；换表后按新装置的证书判断',
  filter: '筛选计量器具',
  views: '清单或比例',
  list: '计量器具逐块判断',
  shares: '没有证书的比例：各单位、各地区',
  on: '判断的日期',
  nothing: '没有这样的计量器具',
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
    'Before the season: which meters failed, are overdue or due soon, have no certificate or no known interval; after a swap by the certificates of the new device',
  filter: 'Filter the meters',
  views: 'List or shares',
  list: 'Meter by meter',
  shares: 'Without certificate, by company and region',
  on: 'On the day',
  nothing: 'No matching meters',
  bring: 'Import certificates',
  sheet: 'The list (xlsx)',
  notice: 'Notice to the company (Word)',
  energy: labels.en.energy,
  building: labels.en.building,
  state: labels.en.state,
  region: labels.en.place,
  any: labels.en.all,
};

export const dueWords: PageWords<typeof zh> = { zh, en };
