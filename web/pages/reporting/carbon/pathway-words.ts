import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { Language } from '#kernel/finding.ts';
import { pathwayTerms } from '#reporting/pathway/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const shared = (language: Language) => ({
  of: wordsIn(pathwayTerms, language),
});

const zh = {
  ...shared('zh'),
  year: labels.zh.year,
  indicative: labels.zh.indicative,
  below: '存量、新建、拆除和措施，逐年推算碳排放；几个方案并列比较。推算不是实测',
  plans: '并列的方案',
  text: '方案内容（YAML）',
  textHint: '存量写 measured 时取基年清单（实测加估算）。改动后随即重算。',
  sliders: '措施每年覆盖的面积比例',
  slider: (id: string) => `${id}：每年覆盖`,
  add: '复制为新方案',
  drop: '删除这个方案',
  open: '打开方案文件',
  save: '保存方案文件',
  samples: '抽样次数',
  noSamples: '不抽样',
  planName: (at: number) => `方案 ${at}`,
  chart: '各方案逐年碳排放',
  chartMeans: '菱形为上限；虚线为抽样第 5 和第 95 百分位',
  compared: '方案比较',
  measures: (name: string) => `${name}：各措施减排量`,
  shownBefore: '下面的图和表仍是改动之前的方案。',
  back: '返回碳排放',
  head: '路径方案：由本地的实测存量算起',
  led: '照明改造',
  heatPump: '热泵替代燃气',
  madeUp: '比例和节约率为示意，请按本地情况填写',
};

const en: typeof zh = {
  ...shared('en'),
  year: labels.en.year,
  indicative: labels.en.indicative,
  below:
    'Existing stock, new buildings, demolition and measures, projected year by year; several plans side by side. Projections, not measurements',
  plans: 'Plans side by side',
  text: 'The plan (YAML)',
  textHint:
    'A stock written as “measured” is taken from the inventory of the base year (measured plus estimated). Results update as you type.',
  sliders: 'Share of floor area covered by measures each year',
  slider: (id) => `${id}: covered each year`,
  add: 'Copy as a new plan',
  drop: 'Delete this plan',
  open: 'Open a plan file',
  save: 'Save the plan file',
  samples: 'Samples',
  noSamples: 'None',
  planName: (at) => `Plan ${at}`,
  chart: 'Carbon emissions of the plans by year',
  chartMeans: 'Diamonds are limits; dashed lines are the 5th and 95th percentiles of the samples',
  compared: 'Plan comparison',
  measures: (name) => `${name}: reduction by measure`,
  shownBefore: 'The chart and tables below still show the plan before this change.',
  back: 'Back to carbon',
  head: 'Pathway plan based on the measured stock of this place',
  led: 'led',
  heatPump: 'heat-pump',
  madeUp: 'shares and savings are examples: replace them with local values',
};

export const pathwayPageWords: PageWords<typeof zh> = { zh, en };
