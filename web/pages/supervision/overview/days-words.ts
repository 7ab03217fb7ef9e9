import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '逐日用量',
  carrier: '逐日用量的能源',
  chart: (carrier: string, year: string) => `${year} 年逐日用量：${carrier}`,
  use: labels.zh.amount,
  before: '上年同日',
  coverage: labels.zh.coverage,
  none: '这一年没有这种能源的计量数据。',
  means:
    '各建筑当日实测之和，不作外推；没有计量的日期留空。覆盖率为有表建筑的平均值。标为估算的日期，一半以上由账单等较长周期的读数分摊。点击某日，查看其构成建筑。',
};

const en: typeof zh = {
  title: 'Use day by day',
  carrier: 'Energy shown by day',
  chart: (carrier, year) => `Use by day in ${year}: ${carrier}`,
  use: labels.en.amount,
  before: 'Same day of the year before',
  coverage: labels.en.coverage,
  none: 'This energy was not metered in this year.',
  means:
    'The sum of what was measured in the buildings that day, never scaled up; days without measurement are left empty. Coverage is the mean over the buildings with a meter. Of days marked as estimated, more than half is spread from longer readings, such as bills. Click a day to see the buildings that make up its sum.',
};

export const daysWords: PageWords<typeof zh> = { zh, en };
