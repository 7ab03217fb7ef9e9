import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: (year: string) => `${year}能效测评：计量能回答的项目`,
  means: '只列计量数据能算出的项目；其余项目写明还需要什么，须由现场检测或查验补充。不评定星级。',
  computed: '已算出的项目',
  needed: '还需要其他依据的项目',
  name: labels.zh.name,
  of: labels.zh.energy,
  value: labels.zh.value,
  coverage: labels.zh.coverage,
  needs: '还需要',
  clause: labels.zh.clause,
  status: labels.zh.verification,
  indicative: labels.zh.indicative,
  reference: '参考建筑的能耗（kWh/m²·年）',
  referenceHint: '由您给出，例如测评报告或设计文件中的数值；用来计算相对节能率',
  calculate: '计算节能率',
  none: '这一年没有可以列出的项目。',
};

const en: typeof zh = {
  title: (year) => `Energy performance of ${year}: what metering can answer`,
  means: 'Only items that metered data can answer are calculated; the others state what evidence is still needed. No star rating is given.',
  computed: 'Calculated items',
  needed: 'Items that need other evidence',
  name: labels.en.name,
  of: labels.en.energy,
  value: labels.en.value,
  coverage: labels.en.coverage,
  needs: 'Still needed',
  clause: labels.en.clause,
  status: labels.en.verification,
  indicative: labels.en.indicative,
  reference: 'Energy use of the reference building (kWh/m² per year)',
  referenceHint: 'Entered by you, for example from an assessment report or the design; the relative saving is calculated from it',
  calculate: 'Calculate the saving',
  none: 'There are no items to list for this year.',
};

/** Words for what measurement can answer for an energy performance label. */
export const performanceWords: PageWords<typeof zh> = { zh, en };
