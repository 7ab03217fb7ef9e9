import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** The progress of a draw. */
export const drawStateTerms = category({
  announced: { zh: '已公布，待抽取', en: 'Announced' },
  revealed: { zh: '已抽取', en: 'Drawn' },
});

/** Headings of pages and tables of draws. */
export const drawTerms = category({
  title: labelTerms.draws,
  personName: { zh: '姓名', en: 'Name' },
  stratum: { zh: '分层', en: 'Stratum' },
  groups: { zh: '专业', en: 'Groups' },
  recuse: { zh: '回避', en: 'Keeps out of' },
  until: { zh: '聘期止', en: 'Term ends' },
  object: { zh: '抽查对象', en: 'Object' },
  people: { zh: '检查人员', en: 'Inspectors' },
  objectCount: { zh: '对象数', en: 'Objects' },
  drawnCount: { zh: '抽取数', en: 'Drawn' },
  commitment: { zh: '承诺值', en: 'Commitment' },
  announcement: { zh: '公告摘要', en: 'Hash of the announcement' },
  knownFrom: { zh: '随机源揭晓时间', en: 'Outcome known from' },
  source: { zh: '公开随机源', en: 'Public random source' },
  randomness: { zh: '随机源的结果', en: 'Outcome of the source' },
  secret: { zh: '承诺的原文', en: 'Secret' },
  seed: { zh: '种子', en: 'Seed' },
  key: { zh: '排序值', en: 'Key' },
  reserve: { zh: '递补次序', en: 'Reserve' },
  replacements: { zh: '递补记录', en: 'Replacements' },
  replacedBy: { zh: '递补为', en: 'Replaced by' },
});

export const drawsVocabulary = { 'draw-state': drawStateTerms } satisfies Readonly<Record<string, Category>>;
