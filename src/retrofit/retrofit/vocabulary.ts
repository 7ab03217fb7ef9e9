import { contractTerms } from '#retrofit/contracts/vocabulary.ts';
import { auditTerms } from '#retrofit/energy-audit/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { pointFieldTerms } from '#metering/point/vocabulary.ts';
import { buildingValueTerms } from '#registry/registry/vocabulary.ts';

/** The states of a retrofit project (`retrofit.md` 4). */
export const retrofitStateTerms = category({
  found: { zh: '已摸排', en: 'Found' },
  surveyed: { zh: '已调查', en: 'Surveyed' },
  estimated: { zh: '已测算', en: 'Estimated' },
  planned: { zh: '已列计划', en: 'Planned' },
  contracted: { zh: '已签约', en: 'Contracted' },
  works: { zh: '施工中', en: 'Works under way' },
  accepted: { zh: '已验收', en: 'Accepted' },
  verified: { zh: '已核验节能量', en: 'Savings verified' },
  withdrawn: { zh: '已退出', en: 'Withdrawn' },
});

/** Fields of a retrofit project, as labelled in forms, tables and files (`retrofit.md` 4). */
export const retrofitFieldTerms = category({
  code: labelTerms.projectCode,
  name: { zh: '项目名称', en: 'Project name' },
  buildings: labelTerms.buildings,
  region: labelTerms.countyOrDistrict,
  state: labelTerms.state,
  area: { zh: '改造面积', en: 'Area retrofitted', unit: 'm2' },
  content: { zh: '改造内容', en: 'What is retrofitted' },
  cost: { zh: '总投资', en: 'Total cost' },
  saving: { ...auditTerms.saving, unit: 'kgce' },
  savingLow: { zh: '年节能量下限', en: 'Saving a year, at least', unit: 'kgce' },
  savingHigh: { zh: '年节能量上限', en: 'Saving a year, at most', unit: 'kgce' },
  document: labelTerms.basis,
  'fund:central': { zh: '中央资金', en: 'Central funds' },
  'fund:province': { zh: '省级资金', en: 'Provincial funds' },
  'fund:city': { zh: '市级资金', en: 'City funds' },
  'fund:county': { zh: '县级资金', en: 'County funds' },
  'fund:owner': { zh: '业主资金', en: 'Funds of the owner' },
  'fund:esco': buildingValueTerms.fund.private,
  year: { zh: '计划年度', en: 'Year of the plan' },
  safe: { zh: '结构安全', en: 'Structurally safe' },
  worth: { zh: '具备改造价值', en: 'Worth a retrofit' },
  block: { zh: '小区', en: 'Compound' },
  requires: { zh: '先行项目', en: 'Projects that come first' },
  tags: pointFieldTerms.tag,
  contract: contractTerms.contract,
  option: { zh: '改造方案', en: 'Option of the plan' },
  savings: { zh: '节能量核验数据', en: 'Figure of the savings' },
  estimate: { zh: '测算数据', en: 'Figures of the estimate' },
  reasons: { zh: '入库理由', en: 'Reasons' },
});

export type RetrofitField = keyof typeof retrofitFieldTerms;

/** Why a building is a candidate (`retrofit.md` 1). */
export const retrofitReasonTerms = category({
  quota: { zh: '超定额', en: 'Over quota' },
  ranking: { zh: '能耗强度排名靠前', en: 'High in the ranking' },
  duty: { zh: '文件要求', en: 'Required by a document' },
  equipment: { zh: '设备应更新', en: 'Equipment due for renewal' },
  complaint: { zh: '投诉', en: 'Complaint' },
});

/** Why a project is in the pool: the reasons above, or a list in which it was chosen. */
export const poolReasonTerms = category({
  ...retrofitReasonTerms,
  audit: auditTerms.audit,
  survey: { zh: '摸底调查', en: 'Survey' },
  chosen: { zh: '人工选入', en: 'Chosen by hand' },
});

/** Terms of the pool, on the command line and in the console. */
export const retrofitTerms = category({
  find: { zh: '查找改造对象', en: 'Find candidates' },
  progress: { zh: '改造进展', en: 'Progress of retrofits' },
  list: { zh: '改造项目清单', en: 'Retrofit projects' },
  stepDay: { zh: '这一步的日期', en: 'Day of the step' },
  funds: { zh: '资金合计', en: 'All sources' },
  intoPool: { zh: '加入项目库', en: 'Add to the pool' },
  percentile: {
    zh: '能耗强度在同类中的百分位达到此值即列入（0–100）',
    en: 'list buildings from this percentile of their use on (0–100)',
  },
  twice: { zh: '已在未完成项目中的也新增', en: 'Also buildings that are in an open project' },
  adds: { zh: '将新增', en: 'New project' },
  elsewhere: { zh: '已在项目中', en: 'In a project already' },
  verifiedRatio: { zh: '核验与测算之比', en: 'Verified over estimated' },
});

export const retrofitVocabulary = {
  retrofit: retrofitTerms,
  retrofitField: retrofitFieldTerms,
  retrofitState: retrofitStateTerms,
  retrofitReason: retrofitReasonTerms,
  poolReason: poolReasonTerms,
} as const satisfies Readonly<Record<string, Category>>;
