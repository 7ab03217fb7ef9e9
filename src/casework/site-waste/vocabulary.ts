import { caseTerms } from '#casework/cases/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import type { OpenReason } from './site-intensity.ts';
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
  year: { zh: '绿色施工情况表', en: 'Green construction by place' },
  yearFile: { zh: '情况表（xlsx）', en: 'Table by place (xlsx)' },
  together: headingTerms.total,
  sites: { zh: '工地数', en: 'Sites' },
  areaM2: headingTerms.floorAreaM2,
  intensity: { zh: '排放量（t/万 m²，不含渣土、泥浆）', en: 'Waste (t per 10,000 m², without soil and slurry)' },
  limit: { zh: '上限（t/万 m²）', en: 'Limit (t per 10,000 m²)' },
  verdict: { zh: '与上限比较', en: 'Compared with the limit' },
  within: { zh: '未超上限', en: 'Within the limit' },
  over: { zh: '超上限', en: 'Over the limit' },
  open: { zh: '尚难判断', en: 'Not known yet' },
  reuseTarget: { zh: '利用率目标', en: 'Target of the share reused' },
  checked: { zh: '已检查工地', en: 'Sites checked' },
  smart: { zh: '智慧工地检查项', en: 'Smart-site items' },
});

/** Why it is not known how a site stands by the limit. */
export const wasteOpenTerms = category<OpenReason>({
  'no-limit': { zh: '没有上限', en: 'no limit is known' },
  area: { zh: '未填建筑面积', en: 'no floor area' },
  'no-report': { zh: '尚无月报', en: 'no report yet' },
  kinds: { zh: '月报未分类', en: 'reports without kinds' },
  months: { zh: '有月份未报', en: 'months missing' },
  prefab: { zh: '是否装配式不明', en: 'prefabricated or not is not stated' },
});

export const siteWasteVocabulary = { 'site-waste': wasteTerms, 'site-waste-open': wasteOpenTerms } satisfies Readonly<
  Record<string, Category>
>;
