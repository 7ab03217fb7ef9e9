import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../i18n/language.tsx';

const zh = {
  title: labels.zh.heatNetwork,
  substation: labels.zh.substation,
  below: '哪些结算点比同站的多用热，阀门该关小还是开大，能省多少；有户室温偏冷的不省',
  filter: '筛选热网',
  views: '结算点或热力站',
  points: '结算点按热耗排序',
  substations: '各热力站',
  noPoints: '这个采暖季没有可以排序的结算点',
  noSubstations: '还没有热力站：用命令 import substations 导入，并在结算点上填写',
  noSeason: '还没有已经开始的采暖季：用命令 heat season set 写明',
  leftOut: (count: string) => `${count} 个结算点未参加排名`,
  feeds: '供给的结算点数',
  balance: '本站各结算点',
  back: '回到热网',
  effect: '调节效果',
  beforeAndAfter: '调节前后的节能量',
  from: '从这天起',
  to: '到这天（不含）',
  coldOf: (count: string, below: string) => `${count} 次，其中 ${below} 次偏冷`,
  noSamples: '没有抽测',
  bar: (point: string, ratio: string) => `${point} 为目标的 ${ratio}`,
  region: labels.zh.place,
  building: labels.zh.building,
  name: labels.zh.name,
};

const en: typeof zh = {
  title: labels.en.heatNetwork,
  substation: labels.en.substation,
  below:
    'Which points take more heat than others of their substation, which valve to close or open, and what that saves; never in a cold home',
  filter: 'Filter the network',
  views: 'Points or substations',
  points: 'Settlement points by their heat',
  substations: 'The substations',
  noPoints: 'No settlement point of this season can be ranked',
  noSubstations: 'There is no substation yet: bring them in with `import substations`, and name them on settlement points',
  noSeason: 'No heating season has begun yet: say one with `heat season set`',
  leftOut: (count: string) => `${count} settlement points are left out`,
  feeds: 'Feeds so many points',
  balance: 'The points of this substation',
  back: 'Back to the network',
  effect: 'Effect',
  beforeAndAfter: 'Saving before and after',
  from: 'From this day',
  to: 'Up to this day (not included)',
  coldOf: (count: string, below: string) => `${count}, ${below} of them cold`,
  noSamples: 'No sample',
  bar: (point: string, ratio: string) => `${point} is at ${ratio} of the target`,
  region: labels.en.place,
  building: labels.en.building,
  name: labels.en.name,
};

export const networkWords: PageWords<typeof zh> = { zh, en };
