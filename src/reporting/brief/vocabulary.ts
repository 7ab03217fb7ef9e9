import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { reportHeadingTerms } from '#reporting/energy-report/vocabulary.ts';
import { progressTerms } from '#reporting/targets/vocabulary.ts';

/** Headings of the page and the paper. */
export const briefTerms = category({
  brief: { zh: '一页汇报', en: 'One-page brief' },
  paper: { zh: '建筑用能情况汇报', en: 'Energy use of buildings' },
  targets: progressTerms.progress,
  target: labelTerms.target,
  now: progressTerms.reading,
  path: progressTerms.path,
  status: headingTerms.state,
  below: reportHeadingTerms.byDistrict,
  buildings: headingTerms.buildingCount,
  energy: { zh: '用能（吨标准煤）', en: 'Energy (tce)' },
  change: reportHeadingTerms.yearAgo,
  coverage: headingTerms.coverage,
  basis: { zh: '数据来源：本平台计量数据，按 {instant} 所知计算。', en: 'Source: readings of this platform, as known at {instant}.' },
  file: { zh: '下载汇报（Word）', en: 'Download the brief (Word)' },
});

export const briefVocabulary = { brief: briefTerms } satisfies Readonly<Record<string, Category>>;
