import { contractEntryTerms } from '#retrofit/contracts/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { stateTerms } from '#kernel/state-terms.ts';
import { pageTitleTerms } from '#kernel/title-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** How a building's use is judged. */
export const levelTerms = category({
  high: { zh: '用能偏高', en: 'High use' },
  normal: { zh: '用能正常', en: 'Normal use' },
  low: { zh: '用能偏低', en: 'Low use' },
  unknown: { zh: '暂不能判断', en: 'Not known' },
});

/** The acts of a heating season, in order. */
export const seasonActTerms = category({
  check: { zh: '核对热量表', en: 'Check meters' },
  watch: { zh: '跟踪读数', en: 'Watch readings' },
  preview: { zh: '预览各户热费', en: 'Preview bills' },
  close: { zh: '结算本季', en: 'Close the season' },
  collect: { zh: '催收', en: 'Collect' },
});

/** What is to be done about an energy-performance contract. */
export const contractActTerms = category({
  settle: { zh: contractEntryTerms.settlement.zh, en: 'Settle' },
  confirm: { zh: '查看条款', en: 'See the terms' },
  wait: labelTerms.look,
  done: labelTerms.look,
});

/** How far each act is. */
export const seasonStepTerms = category({
  done: stateTerms.done,
  now: { zh: '当前', en: 'Now' },
  later: { zh: '以后', en: 'Later' },
});

/** What is told where there is nothing to show. */
export const todayTextTerms = category({
  noBuildings: { zh: '您的名下还没有建筑。', en: 'No buildings are registered to you yet.' },
  noSeason: { zh: '没有供热结算点，或者没有录入采暖季。', en: 'There is no settlement point, or no heating season has been set.' },
  noEvent: { zh: '没有待执行的响应事件。', en: 'No event is scheduled.' },
  noContracts: { zh: '没有合同。', en: 'There are no contracts yet.' },
  noSettled: { zh: '还没有结算过的事件。', en: 'No event has been settled yet.' },
});

/** What the menu calls the home page of a role whose home is not the overview: its first screen. */
export const homeTerms = category({
  owner: { zh: '我的建筑', en: 'My buildings' },
  operator: { zh: '本采暖季', en: 'This heating season' },
  aggregator: { zh: '下一次响应', en: 'Next event' },
});

/** Headings of the first screens. */
export const todayTerms = category({
  buildings: homeTerms.owner,
  season: homeTerms.operator,
  event: homeTerms.aggregator,
  bills: { zh: '上传账单', en: 'Upload bills' },
  invitations: { zh: '需求响应邀约', en: 'Invitations to demand response' },
  contracts: labelTerms.contracts,
  settled: { zh: '最近结算', en: 'Latest settlements' },
  first: { zh: '先做什么', en: 'What to do first' },
  nextAct: { zh: '下一步要办', en: 'Next step' },
  look: labelTerms.look,
  intensity: { zh: '每平方米用能', en: 'Energy per square metre' },
  change: headingTerms.againstLastYear,
  excess: { zh: '与约束值相比', en: 'Compared with the limit' },
  quarter: { zh: '在同类建筑中', en: 'Among similar buildings' },
  day: { zh: '采暖季天数', en: 'Day of the season' },
  readings: { zh: '读数齐全的热量表', en: 'Meters with complete readings' },
  complaints: { zh: '未办结投诉和异议', en: 'Open complaints and objections' },
  arrears: { zh: '欠费', en: 'Arrears' },
  target: pageTitleTerms.target,
  confirmed: { zh: '确认参加', en: 'Confirmed' },
  open: { zh: '待答复', en: 'Not answered' },
  missing: { zh: '距目标还差', en: 'Short of the target' },
});

export const todayVocabulary = { 'today-level': levelTerms, 'season-act': seasonActTerms } satisfies Readonly<Record<string, Category>>;
