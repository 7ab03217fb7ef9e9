import { caseTerms } from '#casework/cases/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Waste of building sites, t. */
export const wasteTerms = category({
  waste: { zh: '建筑垃圾', en: 'Construction waste' },
  case: caseTerms.case,
  site: { zh: '工地', en: 'Site' },
  region: labelTerms.place,
  period: { zh: '所属月份', en: 'Month' },
  kind: { zh: '垃圾类别', en: 'Kind of waste' },
  whole: { zh: '全部类别', en: 'All kinds' },
  made: { zh: '产生量（t）', en: 'Made (t)' },
  reused: { zh: '资源化利用量（t）', en: 'Reused (t)' },
  disposed: { zh: '处置量（t）', en: 'Disposed of (t)' },
  stored: { zh: '现场存放量（t）', en: 'Stored (t)' },
  reuseShare: { zh: '资源化利用率', en: 'Share reused' },
  months: { zh: '已报月数', en: 'Months reported' },
  file: { zh: '月报（xlsx）', en: 'Monthly reports (xlsx)' },
  missing: { zh: '缺报月数', en: 'Months missing' },
});

export const siteWasteVocabulary = { 'site-waste': wasteTerms } satisfies Readonly<Record<string, Category>>;
