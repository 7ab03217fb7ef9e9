import { caseTerms } from '#casework/cases/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import type { Language } from '#kernel/finding.ts';
import { stateTerms } from '#kernel/state-terms.ts';
import { category, type Category, type Term } from '#kernel/vocabulary.ts';
import type { OpenReason, SiteIntensity } from './site-intensity.ts';

/** Waste of building sites, t. */
export const wasteTerms = category({
  waste: { zh: '建筑垃圾', en: 'Construction waste' },
  case: caseTerms.case,
  site: { zh: '工地', en: 'Site' },
  region: labelTerms.place,
  period: { zh: '所属月份', en: 'Month' },
  kind: { zh: '垃圾类别', en: 'Kind of waste' },
  kindless: { zh: '未填类别', en: 'No kind given' },
  whole: { zh: '全部类别', en: 'All kinds' },
  made: { zh: '产生量（t）', en: 'Generated (t)' },
  reused: { zh: '资源化利用量（t）', en: 'Reused (t)' },
  disposed: { zh: '处置量（t）', en: 'Disposed of (t)' },
  stored: { zh: '月末现场存放量（t）', en: 'Stored at the end of the month (t)' },
  reuseShare: { zh: '资源化利用率', en: 'Reuse rate' },
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
  indicative: { zh: '其中仅供参考', en: 'Of these indicative' },
  reuseTarget: { zh: '利用率目标', en: 'Reuse rate target' },
  checked: { zh: '已检查工地', en: 'Sites checked' },
  smart: { zh: '智慧工地检查项', en: 'Smart-site items' },
});

/** Why it is not known how a site stands by the limit. */
export const wasteOpenTerms = category<OpenReason>({
  'no-limit': { zh: '没有上限', en: 'no limit is known' },
  area: { zh: '未填建筑面积', en: 'no floor area' },
  'no-report': { zh: '尚无月报', en: 'no report yet' },
  kinds: { zh: '月报分类不全', en: 'reports not fully broken down by kind' },
  amounts: { zh: '有月份未填产生量', en: 'months without an amount' },
  months: { zh: '有月份未报', en: 'months missing' },
  prefab: { zh: '是否装配式不明', en: 'prefabricated or not is not stated' },
});

/** A kind of waste as it is shown; a row may name none. */
export const kindText = (kind: string, language: Language): string => (kind === '' ? wasteTerms.kindless[language] : kind);

type Compared = Pick<SiteIntensity, 'low' | 'high' | 'limit' | 'verdict' | 'indicative' | 'open'>;

/**
 * The waste of a site by its floor area as people read it: one number, or what it is at least and at most; null if it is not known.
 * @param number a number as the reader writes it
 */
export function intensityText({ low, high }: Pick<Compared, 'low' | 'high'>, number: (value: number) => string): string | null {
  if (low === null) return null;
  if (high === low) return number(Number(low));
  return `${number(Number(low))} … ${high === null ? '' : number(Number(high))}`.trimEnd();
}

/** @example limitText({ limit: 300, indicative: true }, 'zh', String) // '300（仅供参考）' */
export const limitText = (
  { limit, indicative }: Pick<Compared, 'limit' | 'indicative'>,
  language: Language,
  number: (value: number) => string,
): string | null => (limit === null ? null : `${number(limit)}${indicative ? aside(stateTerms.indicative, language) : ''}`);

/** How a site stands by the limit, whether that is indicative only, and otherwise everything that is missing for it. */
export function verdictText({ verdict, indicative, open }: Pick<Compared, 'verdict' | 'indicative' | 'open'>, language: Language): string {
  const said = wasteTerms[verdict][language];
  if (verdict !== 'open') return indicative ? `${said}${aside(stateTerms.indicative, language)}` : said;
  const reasons = open.map((reason) => wasteOpenTerms[reason][language]);
  if (reasons.length === 0) return said;
  return language === 'zh' ? `${said}：${reasons.join('、')}` : `${said}: ${reasons.join(', ')}`;
}

const aside = (term: Term, language: Language): string => {
  const said = term[language];
  return language === 'zh' ? `（${said}）` : ` (${said.charAt(0).toLowerCase()}${said.slice(1)})`;
};

export const siteWasteVocabulary = { 'site-waste': wasteTerms, 'site-waste-open': wasteOpenTerms } satisfies Readonly<
  Record<string, Category>
>;
