import { meterFieldTerms } from '#registry/registry/vocabulary.ts';
import { category } from '#kernel/vocabulary.ts';
import type { Say } from './output.ts';

/** The purpose of options shared by several commands. */
const optionTerms = category({
  ofKind: { zh: '只看这一类', en: 'only this kind' },
  issueIndicative: {
    zh: '依据尚未核实也签发，文件注明“参考”',
    en: 'issue it although its sources are not verified; it is marked as indicative',
  },
  seenVersion: {
    zh: '所见的版本（随所读内容给出）；其后又有变动则不写',
    en: 'the version that you have read, as shown with it; refused if there is a later one',
  },
  seenHash: {
    zh: '所见的摘要（随所读内容给出）；其后又有变动则不写',
    en: 'the hash shown with what you have read; refused if it has changed since',
  },
  seenPreview: {
    zh: '所见预览的摘要（--preview 给出）；结果已与当时所见不同则不写',
    en: 'the hash that --preview gave; refused if the outcome would differ by now',
  },
  seenVersionElseRead: {
    zh: '所见的版本（随所读内容给出）；其后又有变动则不写；缺省按当前最新版本，并在结果中告知',
    en: 'the version that you have read, refused if there is a later one; by default the latest is used and shown with the answer',
  },
  seenVersionElseShown: {
    zh: '所见的版本；其后又有变动则不写；缺省先列出当前条款，再对所列条款作出表示',
    en: 'the version that you have read, refused if there is a later one; by default the terms are shown first and your answer applies to them',
  },
  seenHashElseRead: {
    zh: '所见的摘要（随所读内容给出）；其后又有变动则不写；缺省按当前内容，并在结果中告知',
    en: 'the hash shown with what you have read, refused if it has changed since; by default the current one is used and shown with the answer',
  },
  seenChangeElseRead: {
    zh: '所见的变更时间（changedAt，随所读内容给出）；其后又有变动则不写；缺省按当前内容，并在结果中告知',
    en: 'the changedAt of what you have read, refused if it has changed since; by default the current one is used and shown with the answer',
  },
  atMost100: { zh: '最多多少条（默认 100）', en: 'maximum number (default 100)' },
  wordFileToo: { zh: '另写成 Word 文件', en: 'write it as a Word file too' },
  fileToWrite: { zh: '写入的文件', en: 'the file to write' },
  workbookToWrite: { zh: '写入的表格（xlsx）', en: 'a workbook to write' },
  asKnownAt: { zh: '以当时（含）所知为准', en: 'as known at that time (inclusive)' },
  carrierElectricity: { zh: '能源种类（默认电）', en: 'the carrier (default electricity)' },
  fromIncluded: { zh: '自（含）', en: 'from (inclusive)' },
  knownAtInstant: { zh: '截至此时所知', en: 'as it was known then' },
  toExcluded: { zh: '至（不含）', en: 'to (exclusive)' },
  editByHand: { zh: '手工修改（可用 undo 撤销）', en: 'edit by hand (undo reverses it)' },
  newValues: { zh: '字段的新值（可多次）；空值清除', en: 'new value of a field (repeatable); empty clears it' },
  fromThisDay: { zh: '从这一天起', en: 'from this day on' },
  ofRegion: { zh: '只看这个地区', en: 'only this region' },
  ofCompany: { zh: '只看这个单位运营的计量点，或供热企业计费所用的热量表', en: 'only meters that this company reads, or charges heat by' },
  ofPoint: { zh: '热量结算点的：楼栋表和各户户表', en: 'of a heat settlement point: its own meter and those of its households' },
  withinDays: { zh: '多少天内到期算即将到期（默认 90）', en: 'days within which a meter counts as due soon (default 90)' },
  inUseFor: { zh: '已使用满这么多年的', en: 'in use for at least this many years' },
  ofState: { zh: '只看这种状态', en: 'in this state' },
  ofCarrier: { zh: '只看这种能源', en: 'of this carrier' },
  ofUse: { zh: '只看这种用途', en: 'only this use' },
  atMost50: { zh: '最多多少条（默认 50）', en: 'maximum number (default 50)' },
  skip: { zh: '跳过多少条', en: 'number to skip' },
  regionCode: { zh: '地区代码', en: 'a region' },
  ofBuilding: { zh: '只看这栋建筑', en: 'only this building' },
  ofOrganisation: { zh: '只看这个单位的', en: 'of this organisation' },
  atMost: { zh: '最多多少条', en: 'maximum number' },
  returnPeriod: { zh: '报告期：2025、2025-H1、2025-Q3、2025-07', en: 'the period: 2025, 2025-H1, 2025-Q3, 2025-07' },
  previewOnly: { zh: '只预览，不写入', en: 'preview only, write nothing' },
  rejectsFile: { zh: '把被拒绝的行全部写入此文件', en: 'write all rejected rows to this file' },
  headerRow: { zh: '表头在第几行（默认自动判断）', en: 'header row (detected by default)' },
  sheet: { zh: '读取哪个工作表（默认第一个有数据表的）', en: 'sheet to read (default: the first with a table)' },
  intervalOrRegister: { zh: '区间用量，或累计示数', en: 'use in an interval, or a register' },
  intervalLength: { zh: '区间的长度', en: 'length of an interval' },
  decimalMark: {
    zh: '小数点写作句点还是逗号（默认按文件自身判断）',
    en: 'decimal point or decimal comma (default: as the file shows)',
  },
  dateOrder: {
    zh: '日期中日、月、年哪一个在前（默认按文件自身判断）',
    en: 'whether dates begin with the day, the month or a two-digit year (default: as the file shows)',
  },
  timeMarks: { zh: '时间标记区间的开始还是结束', en: 'whether the time marks the start or the end of an interval' },
  carrier: meterFieldTerms.carrier,
  zeroMeans: { zh: '零是缺失还是数值（默认 value）', en: 'whether zero is missing or a value (default value)' },
  receivedAt: { zh: '何时获知（默认现在；更早仅限管理员）', en: 'when it became known (default now; earlier for administrators only)' },
  dayDefaultToday: { zh: '哪一天（默认今天）', en: 'the day (default today)' },
  partOfName: { zh: '名称或代码中的文字', en: 'part of the name or code' },
  sortedBy: { zh: '排序的列', en: 'column to sort by' },
  order: { zh: '升序或降序（默认升序）', en: 'ascending or descending (default ascending)' },
  buildingOrMeter: { zh: '请给出建筑，或用 --meter 给出计量点', en: 'give a building, or a meter with --meter' },
  meterOrBuilding: { zh: '计量点或建筑代码中的文字', en: 'a part of the code of the meter or the building' },
  byAccount: { zh: '只看此人', en: 'by this account' },
  factsFile: { zh: '项目的事实，JSON 文件', en: 'facts of the project, a JSON file' },
});

/** The description of a shared option. @example option(say, 'atMost50') */
export const option = (say: Say, code: keyof typeof optionTerms): string => say(optionTerms[code].zh, optionTerms[code].en);
