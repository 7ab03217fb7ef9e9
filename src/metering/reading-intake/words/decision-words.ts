import type { Words } from '#kernel/finding.ts';
import { carrierTerms, readingLengthTerms, unitTerms, valueWordsOf } from '#kernel/vocabulary.ts';

const respects: Words = {
  sheet: { zh: '读取的工作表', en: 'sheet' },
  'header-row': { zh: '表头行', en: 'row of the header' },
  layout: { zh: '版式', en: 'layout' },
  'time-column': { zh: '时间取自', en: 'time' },
  'end-column': { zh: '截止列', en: 'column of the end' },
  'meter-column': { zh: '计量点取自', en: 'metering point' },
  'value-column': { zh: '读数列', en: 'column of the value' },
  unit: { zh: '读数单位', en: 'unit' },
  kind: { zh: '是表底还是用量', en: 'kind of reading' },
  interval: { zh: '时段长度', en: 'length of an interval' },
  decimals: { zh: '小数点写法', en: 'decimals' },
  'date-order': { zh: '日月顺序', en: 'order of dates' },
  marks: { zh: '时间标注时段的', en: 'times mark' },
  zone: { zh: '所用时区', en: 'time zone' },
  carrier: { zh: '能源或用水品种', en: 'carrier' },
  registers: { zh: '分开的计度器', en: 'registers apart' },
  'left-out': { zh: '没有读取', en: 'not read' },
};

const sources: Words = {
  option: { zh: '导入时说明', en: 'as was said' },
  heading: { zh: '按表头', en: 'by the heading' },
  cells: { zh: '按内容', en: 'by what its cells hold' },
  row: { zh: '按单位行', en: 'by the row of units' },
  title: { zh: '按标题', en: 'by the title' },
  sheet: { zh: '按工作表名', en: 'by the name of the sheet' },
  file: { zh: '按文件名', en: 'by the name of the file' },
  registry: { zh: '以计量点台账为准', en: 'as the metering points have it' },
  before: { zh: '同您上一份同样表头的文件', en: 'as your last file of the same headings' },
  usual: { zh: '按通常写法，文件没有相反的迹象', en: 'as is usual; nothing in the file speaks against it' },
};

const meanings: Readonly<Record<string, Words>> = {
  layout: {
    long: { zh: '长表（每行一个读数）', en: 'a row per reading' },
    wide: { zh: '宽表（每列一个计量点）', en: 'a column per metering point' },
    days: { zh: '每行一天', en: 'a row per day' },
    months: { zh: '每列一个月', en: 'a column per month' },
  },
  kind: {
    register: { zh: '表底（每个数值是一次示数）', en: 'register (each value is what a counter shows)' },
    interval: { zh: '时段用量（每个数值是一个时段的用量）', en: 'interval (each value is the use of one interval)' },
  },
  decimals: { comma: { zh: '逗号后为小数', en: 'behind a comma' }, point: { zh: '点后为小数', en: 'behind a point' } },
  'date-order': {
    'day-month': { zh: '日在前', en: 'day first' },
    'month-day': { zh: '月在前', en: 'month first' },
    'year-month': { zh: '年在前', en: 'year first' },
  },
  marks: { start: { zh: '时段的开头', en: 'the beginning' }, end: { zh: '时段的末尾', en: 'the end' } },
  multiplier: {
    ledger: { zh: '按台账的倍率', en: 'by the register of meters' },
    applied: { zh: '用量已乘倍率，不再乘', en: 'use that is multiplied already' },
  },
};

const named: Readonly<Record<string, string>> = {
  dateOrder: 'date-order',
  marks: 'marks',
  kind: 'kind',
  decimals: 'decimals',
  layout: 'layout',
  multiplier: 'multiplier',
};

const under = (name: string, words: Words): Words =>
  Object.fromEntries(Object.entries(words).map(([code, said]) => [`${name}=${code}`, said]));

/** Words for how a file is read, and for the answers to what it leaves open. */
export const decisionWords: Words = {
  'interval-of-counters': {
    zh: '{option}（{interval}）是相邻两行的间隔；表底（累计示数）为某一时刻的读数，用量按前后两次之差计，不按该时段。若数值是各时段的用量，请加 --kind interval（导入页的“读数类型”）。',
    en: '{option} ({interval}) is how far rows are apart. What a counter shows is read at an instant, and the use is the difference of two readings, whatever that distance. If the values are uses, say --kind interval (“Kind of reading” on the import page).',
  },
  'interval-open': {
    zh: '文件看不出一个读数代表多长时间：{rows} 行的间隔不一，没有读取。各数值是多长时段的用量？若是表底（累计示数），请选表底。有起止时间的，请在文件中写明起止两列。',
    en: 'The file does not show how long one reading lasts: {rows} rows are unevenly apart, and nothing was read. How long a time is each value the use of? If the values are what a counter shows, choose that. Where each has a beginning and an end of its own, put both in columns.',
  },
  ...under('respect', respects),
  ...under('by', sources),
  ...Object.assign({}, ...Object.entries(meanings).map(([what, words]) => under(`of-${what}`, words))),
  ...Object.assign({}, ...Object.entries(named).map(([name, what]) => under(`said-${name}`, meanings[what] as Words))),
  ...under('said-interval', readingLengthTerms),
  ...valueWordsOf(['of-unit', 'said-unit'], unitTerms),
  ...valueWordsOf(['said-carrier'], carrierTerms),
  decision: { zh: '{respect}：{decided}（{by}）', en: '{respect}: {decided} ({by})' },
  'decision-by-text': { zh: '{respect}：{decided}（{by}“{text}”）', en: '{respect}: {decided} ({by}, “{text}”)' },
  'settled-as-before': {
    zh: '文件没有写明的，按您上一份同样表头的文件（导入 {import}）处理：{said}。若不对，请撤销后重新说明。',
    en: 'What the file leaves open was settled as in your last file of the same headings (import {import}): {said}. If that is wrong, undo the import and say otherwise.',
  },
};
