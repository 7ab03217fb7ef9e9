import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '逐日用量',
  carrier: '逐日用量的能源',
  chart: (carrier: string, year: string) => `${year} 年逐日用量：${carrier}`,
  use: labels.zh.amount,
  before: '上年同日',
  coverage: labels.zh.coverage,
  none: '这一年没有这种能源的计量。',
  means:
    '各建筑当日实测之和，不作外推；没有计量的日期留空。覆盖率为有表建筑的平均值。标为估算的日期，一半以上由账单等较长周期的读数分摊。点击某日，查看其构成建筑。',
};

const en: typeof zh = {
  title: 'Use day by day',
  carrier: 'Energy whose days are shown',
  chart: (carrier, year) => `Use by day in ${year}: ${carrier}`,
  use: labels.en.amount,
  before: 'Same day of the year before',
  coverage: labels.en.coverage,
  none: 'Nothing of this energy was measured in this year.',
  means:
    'The sum of what the buildings measured that day, never scaled up; days without measurement stay empty. Coverage is the mean over the buildings with a meter. Days marked as estimated rest by more than half on longer readings, such as bills. Press a day to see which buildings it is the sum of.',
};

export const daysWords: PageWords<typeof zh> = { zh, en };
