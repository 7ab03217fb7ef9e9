import { caseTerms, panelResultTerms } from '#casework/cases/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import type { CompareState } from './compare.ts';
import type { ReviewState } from './facts.ts';
import type { Way } from './known-use.ts';
import type { Duty } from './owed.ts';

/** How yearly energy is known. */
export const wayTerms = category<Way>({
  declared: { zh: '项目登记', en: 'Declared' },
  estimated: { zh: '按面积和用途估算', en: 'Estimated by area and use' },
  metered: { zh: '实际计量', en: 'Metered' },
});

/** How sure it is that a limit is reached. */
export const owedVerdictTerms = category({
  reached: { zh: '达到界限', en: 'At or above the limit' },
  open: { zh: '计量不全，可能达到', en: 'Incompletely metered, likely' },
});

export const dutyTerms = category<Duty>({
  due: { zh: '制度实施后建设', en: 'Built since reviews began' },
  before: { zh: '制度实施前建成', en: 'Built before reviews began' },
  unknown: { zh: '建设年份不明', en: 'Year not known' },
});

/** What became of a review; `none`: there is no case. */
export const reviewStateTerms = category<ReviewState | 'none'>({
  none: { zh: '无办件', en: 'No case' },
  'under-way': { zh: '审查中', en: 'Under way' },
  'not-passed': { zh: '未通过、撤回或失效', en: 'Not passed, withdrawn or lapsed' },
  passed: { zh: '已通过', en: 'Passed' },
  'passed-below': { zh: '已通过，审查值低于界限', en: 'Passed with figures below the limits' },
});

export const compareStateTerms = category<CompareState>({
  waiting: { zh: '验收未满两年', en: 'Less than two years since acceptance' },
  compared: { zh: '可比', en: 'Compared' },
  incomplete: { zh: '计量不全', en: 'Incompletely metered' },
  'not-measured': { zh: '没有计量', en: 'Not metered' },
});

/** Headings of the lists of energy reviews. */
export const energyReviewTerms = category({
  calculator: { zh: '测算界限', en: 'Calculator' },
  owed: { zh: '应审未审', en: 'Review required, not done' },
  compare: { zh: '审查值与实测', en: 'Reviewed and metered' },
  list: { zh: '节能审查年度清单', en: 'Yearly list of energy reviews' },
  case: caseTerms.case,
  kind: { zh: '对象', en: 'Subject' },
  code: labelTerms.code,
  name: labelTerms.name,
  place: labelTerms.place,
  organisation: labelTerms.organisation,
  use: labelTerms.use,
  areaM2: labelTerms.floorAreaM2,
  year: { zh: '年份', en: 'Year' },
  built: { zh: '立项或建成年份', en: 'Year begun or built' },
  verdict: labelTerms.verdict,
  decided: { zh: '依据', en: 'Basis' },
  declaredKwh: { zh: '登记电耗（kWh）', en: 'Declared (kWh)' },
  declaredTce: { zh: '登记能耗（tce）', en: 'Declared (tce)' },
  estimatedKwh: { zh: '估算电耗（kWh）', en: 'Estimated (kWh)' },
  meteredKwh: { zh: '计量电耗（kWh）', en: 'Metered (kWh)' },
  meteredTce: { zh: '计量能耗（tce，当量值）', en: 'Metered (tce, equivalent)' },
  coverage: { zh: '覆盖率（最低的能源）', en: 'Coverage (lowest carrier)' },
  duty: { zh: '审查义务', en: 'Duty' },
  review: { zh: '审查情况', en: 'Review' },
  acceptedOn: { zh: '节能验收日期', en: 'Accepted on' },
  period: { zh: '比较期间', en: 'Year compared' },
  building: labelTerms.building,
  project: labelTerms.project,
  whole: { zh: '整个项目', en: 'The whole project' },
  state: labelTerms.state,
  reviewedKwh: { zh: '审查电耗（kWh）', en: 'Reviewed (kWh)' },
  reviewedTce: { zh: '审查能耗（tce，当量值）', en: 'Reviewed (tce, equivalent)' },
  over: { zh: '实测较审查值', en: 'Metered above reviewed' },
  reviewer: { zh: '评审机构', en: 'Reviewing body' },
  rows: { zh: '栋（项）数', en: 'Buildings or projects' },
  compared: { zh: '可比数', en: 'Compared' },
  tooLow: { zh: '审查偏低', en: 'Reviewed too low' },
  tooHigh: { zh: '审查偏高', en: 'Reviewed too high' },
  number: { zh: '审查意见编号', en: 'Opinion' },
  decidedOn: { zh: '审查日期', en: 'Decided on' },
  outcome: { zh: '审查结论', en: 'Outcome' },
  kwh: { zh: '年用电量（kWh）', en: 'Electricity (kWh)' },
  tce: { zh: '年综合能耗（tce，当量值）', en: 'Energy (tce, equivalent)' },
  tceEqual: { zh: '年综合能耗（tce，等价值）', en: 'Energy (tce, equal value)' },
  conditions: { zh: '附加条件', en: 'Conditions' },
  acceptance: { zh: '节能验收编号', en: 'Acceptance' },
  together: labelTerms.total,
  file: { zh: '下载表格（xlsx）', en: 'Table (xlsx)' },
});

/** What a review of a year came to. */
export const outcomeTerms = category({
  passed: reviewStateTerms.passed,
  refused: { zh: panelResultTerms.fail.zh, en: 'Refused' },
});

export const energyReviewVocabulary = {
  'energy-review': energyReviewTerms,
  'energy-review-way': wayTerms,
  'energy-review-owed': owedVerdictTerms,
  'energy-review-duty': dutyTerms,
  'energy-review-state': reviewStateTerms,
  'energy-review-compared': compareStateTerms,
  'energy-review-outcome': outcomeTerms,
} satisfies Readonly<Record<string, Category>>;
