import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { stationTerms } from '#registry/registry/vocabulary.ts';

/** Which data of a place are shared. */
export const feedDatasetTerms = category({
  buildings: labelTerms.buildings,
  'use-month': { zh: '分月能耗', en: 'Use by month' },
  'use-day': { zh: '逐日能耗', en: 'Use by day' },
  inventory: { zh: '分年碳排放', en: 'Carbon inventory' },
  indoor: { zh: '室内环境月均值', en: 'Indoor climate' },
});

/** States of a feed. */
export const feedStateTerms = category({
  coming: { zh: '尚未生效', en: 'Not begun' },
  open: { zh: '共享中', en: 'Open' },
  over: { zh: '协议到期', en: 'Agreement over' },
  ended: { zh: '已终止', en: 'Ended' },
});

/** Why something is withheld. */
export const hiddenTerms = category({
  'not-listed': { zh: '未列入共享字段', en: 'not among the fields agreed on' },
  'dwelling-without-mask': {
    zh: '住宅须合并共享，协议未写明如何合并',
    en: 'a dwelling, and the agreement does not say how dwellings are grouped',
  },
  'group-too-small': { zh: '住宅总数少于最低合并数', en: 'too few dwellings to form a group' },
  'too-few-measured': { zh: '有数据的住宅少于最低合并数', en: 'too few dwellings of the group have data' },
  'outside-period': { zh: '不在协议的数据期间内', en: 'outside the agreed data period' },
  demolished: {
    zh: '已拆除，而共享字段中没有“建筑现状”或“建筑终止日期”',
    en: 'demolished, and neither its state nor its end date is among the shared fields',
  },
});

/** Fields of a building that say whether it still stands, and the states. */
export const endFieldTerms = category({
  state: { zh: '建筑现状', en: 'State of the building' },
  endedOn: { zh: '建筑终止日期', en: 'Building ended on' },
});

export const buildingStateTerms = category({
  standing: { zh: '存续', en: 'Standing' },
  demolished: stationTerms.demolished,
});

/** Terms of feeds and deliveries. */
export const sharingTerms = category({
  feeds: labelTerms.sharedData,
  feed: { zh: '共享项', en: 'Feed' },
  dataset: { zh: '数据类别', en: 'Data set' },
  receiver: { zh: '接收单位', en: 'Receiver' },
  purpose: { zh: '共享目的', en: 'Purpose' },
  agreement: { zh: '共享协议', en: 'Agreement' },
  dataDays: { zh: '数据期间', en: 'Data period' },
  fields: { zh: '共享字段', en: 'Fields' },
  mask: { zh: '住宅合并规则', en: 'How dwellings are grouped' },
  takes: { zh: '取用记录', en: 'Access log' },
  takeCount: { zh: '取用次数', en: 'Requests' },
  lastTake: { zh: '最近取用', en: 'Last request' },
  takenBy: { zh: '取用方', en: 'Requested by' },
  takenRows: { zh: '取用条数', en: 'Rows delivered' },
  fromToken: { zh: '起始标记', en: 'Since' },
  toToken: { zh: '截至标记', en: 'Up to' },
  hidden: { zh: '不共享的内容', en: 'Withheld' },
  deliveries: labelTerms.deliveries,
  supplier: { zh: '报送单位', en: 'Supplier' },
  due: { zh: '最迟报送日', en: 'Due' },
  expected: { zh: '应报表计', en: 'Meters expected' },
  delivered: { zh: '已报表计', en: 'Meters delivered' },
  late: { zh: '逾期报送', en: 'Delivered late' },
  missing: { zh: '缺报表计', en: 'Meters missing' },
  share: { zh: '报送率', en: 'Share delivered' },
  lastReading: { zh: '最近读数', en: 'Latest reading' },
});

export const sharingVocabulary = {
  'feed-dataset': feedDatasetTerms,
  'feed-state': feedStateTerms,
  'feed-hidden': hiddenTerms,
  'feed-end-field': endFieldTerms,
  'feed-building-state': buildingStateTerms,
  sharing: sharingTerms,
} satisfies Readonly<Record<string, Category>>;

/** The notice posted to webhooks of feeds. */
export const feedNotice = {
  kind: 'feed-changed',
  name: { zh: '共享数据有更新', en: 'Shared data changed' },
  audience: 'administrators',
  urgent: false,
  mail: false,
} as const;
