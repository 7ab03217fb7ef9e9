import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';
import type { Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { category, termText, useTerms, type Category } from '#kernel/vocabulary.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import { tradeTerms } from '#retrofit/retrofit-estimate/vocabulary.ts';
import { retrofitFieldTerms } from '#retrofit/retrofit/vocabulary.ts';

/** Why a project is not available for selection (`retrofit.md` 6). */
export const planLeftTerms = category({
  unsafe: { zh: '结构不安全', en: 'Structurally unsafe' },
  demolished: inUseTerms['building-demolished'],
  'no-estimate': { zh: '没有造价或节能量测算', en: 'No estimate of cost and saving' },
  'not-financed': { zh: '资金不落实', en: 'Not financed' },
});

/** What to do about a project that is not available for selection. */
export const planLeftDoTerms = category({
  unsafe: { zh: '先消除安全隐患，再把“结构安全”改为是', en: 'Remove the hazard, then set “Structurally safe” to yes' },
  demolished: { zh: '将项目退出项目库', en: 'Withdraw it from the pool' },
  'no-estimate': {
    zh: '填写总投资和年节能量，或在情景里选测算方案包并写筹资办法',
    en: 'Fill in cost and saving, or choose packages and funding in the scenario',
  },
  'not-financed': { zh: '落实各方资金，使合计等于总投资', en: 'Secure the funds so that they add up to the total cost' },
});

/** Why a project that is available for selection is not in (`retrofit.md` 5). */
export const planOutTerms = category({
  pinned: { zh: '人工排除', en: 'Excluded by hand' },
  'no-option': { zh: '没有可行方案', en: 'No feasible option' },
  'no-value': { zh: '对目标没有贡献', en: 'Adds nothing to the goal' },
  price: { zh: '单位效益不足', en: 'Benefit too low' },
  room: { zh: '剩余额度不足', en: 'Not enough left of a limit' },
});

/** The outcome of a plan (`retrofit.md` 5). */
export const planStatusTerms = category({
  optimal: { zh: '最优', en: 'Optimal' },
  'within-gap': { zh: '在允许差距内', en: 'Within the gap' },
  stopped: { zh: '到时停止', en: 'Stopped' },
  'best-effort': { zh: '有约束未满足，已取最接近方案', en: 'Not all limits can be met: nearest plan' },
});

/** Terms of retrofit plans. */
export const planTerms = category({
  plan: labelTerms.retrofitPlan,
  scenario: { zh: '情景', en: 'Scenario' },
  chosen: { zh: '列入项目', en: 'Projects included' },
  out: { zh: '未列入项目', en: 'Projects not included' },
  left: { zh: '不参加比选的项目', en: 'Projects not considered' },
  undecided: { zh: '未认定是否具备改造价值', en: 'Not decided whether worth a retrofit' },
  option: retrofitFieldTerms.option,
  value: { zh: '贡献值', en: 'Value' },
  reduced: { zh: '净贡献', en: 'Reduced value' },
  best: { zh: '计划目标值', en: 'Objective' },
  bound: { zh: '目标值上界', en: 'Bound' },
  gap: { zh: '与上界的差距', en: 'Gap' },
  limit: { zh: '约束', en: 'Limit' },
  resource: { zh: '资源', en: 'Resource' },
  used: { zh: '计划用量', en: 'Used' },
  slack: labelTerms.rest,
  breach: { zh: '未满足量', en: 'Unmet amount' },
  price: { zh: '边际价值', en: 'Marginal value' },
  chance: { zh: '达到的可能', en: 'Chance' },
  raiseBy: { zh: '放宽', en: 'Raise by' },
  adopted: { zh: '已批准', en: 'Adopted' },
  stale: { zh: '基础数据已变化', en: 'Data changed' },
  moved: { zh: '项目变动', en: 'Changes' },
  onlyFirst: { zh: '仅甲方案有', en: 'Only in the first plan' },
  onlySecond: { zh: '仅乙方案有', en: 'Only in the second plan' },
  difference: { zh: '增减', en: 'Difference' },
  instance: { zh: '求解文件摘要（SHA-256）', en: 'SHA-256 of the solver file' },
  basis: { zh: '编制依据', en: 'Basis' },
  goals: { zh: '目标任务', en: 'Goals' },
  money: { zh: '资金安排', en: 'Funding' },
  counties: { zh: '分县任务', en: 'Tasks by county' },
  season: { zh: '施工时段', en: 'Construction period' },
  projectTable: { zh: '项目表', en: 'Projects' },
  annexes: { zh: '附表', en: 'Annexes' },
  adoptOn: { zh: '计划批准日期', en: 'Date of adoption' },
  adoptDocument: { zh: '批准文号', en: 'Number of the document' },
  typed: { zh: '按填报数', en: 'As filled in' },
  trade: { zh: '施工工种', en: 'Trade' },
  span: { zh: '可施工的非供暖期', en: 'Non-heating period for works' },
  offTaken: { zh: '非供暖期须用工日', en: 'Crew days needed outside the heating season' },
  offThere: { zh: '非供暖期可用工日', en: 'Crew days available outside the heating season' },
  doneBy: { zh: '最早完工', en: 'Earliest completion' },
  curve: { zh: '资金与节能量曲线', en: 'Saving against funds' },
  leaving: { zh: '仅甲方案有的合计', en: 'Only in the first plan, total' },
  joining: { zh: '仅乙方案有的合计', en: 'Only in the second plan, total' },
  moneyShare: { zh: '资金与现有之比', en: 'Funds relative to now' },
  moneyThere: { zh: '资金上限合计（元）', en: 'Limit of funds (yuan)' },
  moneyUsed: { zh: '其中用去（元）', en: 'Of which used (yuan)' },
  indicative: {
    zh: '所用数据中有未经核对或没有依据文件的，本计划为参考。',
    en: 'Some data are not verified or have no source document, so this plan is indicative.',
  },
  fresh: { zh: '与编制时一致。', en: 'No changes since it was made.' },
});

/** The limit that keeps in what is contracted or in works. */
export const contractedLimit = 'in:contracted';

/** Amounts that plans are calculated in. */
export const planResourceTerms = category({
  savingKgce: retrofitFieldTerms.saving,
  carbonKg: { zh: '年减碳量', en: 'Carbon dioxide saved a year', unit: 'kg' },
  npvYuan: { zh: '净现值', en: 'Net present value', unit: '元' },
  costYuan: retrofitFieldTerms.cost,
  area: retrofitFieldTerms.area,
  buildings: { zh: '楼栋数', en: 'Buildings' },
  contracted: { zh: '已签约、施工中的项目', en: 'Projects contracted or under construction' },
});

export const retrofitPlanVocabulary = {
  planLeft: planLeftTerms,
  planLeftDo: planLeftDoTerms,
  planOut: planOutTerms,
  planStatus: planStatusTerms,
  retrofitPlan: planTerms,
  planResource: planResourceTerms,
} as const satisfies Readonly<Record<string, Category>>;

/** The payer in words; a scenario's own source by its name. */
export const sourceText = (source: string, language: Language = 'zh'): string => {
  const name = `fund:${source}`;
  return Object.hasOwn(retrofitFieldTerms, name) ? termText(retrofitFieldTerms, name, language) : source;
};

/** Names of places, projects, packages and goals of documents; without a name, the code is used. */
export type Called = {
  readonly place?: (code: string) => string;
  readonly project?: (code: string) => string;
  readonly package?: (code: string) => string;
  /** A limit with a name of its own, such as the goal of a document. */
  readonly limit?: (id: string) => string | undefined;
};

const same = (code: string): string => code;

/**
 * A limit in words: those named by the solver, crews and the forms of a scenario; a custom limit by its own name.
 * @example limitText('requires:B:A:2027') // '截至 2027 年，B 须在 A 之后'
 */
export function limitText(id: string, language: Language = 'zh', called: Called = {}): string {
  const { place = same, project = same, limit } = called;
  const own = limit?.(id);
  if (own !== undefined) return own;
  const [kind = '', one = '', two = '', three = '', four] = id.split(':');
  const zh = language === 'zh';
  const inYear = (year: string): string => (year === '' ? '' : ` ${year}`);
  if (kind === 'due') return zh ? `${project(one)} 须在 2030 年前完成` : `${project(one)} must be completed before 2030`;
  if (kind === 'pin') return zh ? `${project(one)} 须列入` : `${project(one)} must be included`;
  if (kind === 'requires')
    return zh ? `截至 ${three} 年，${project(one)} 须在 ${project(two)} 之后` : `${project(one)} not before ${project(two)} by ${three}`;
  if (id === contractedLimit) return zh ? '已签约、施工中的项目须列入' : 'Projects contracted or under construction are included';
  if (kind === 'money') return `${sourceText(one, language)}${inYear(two)}`;
  if (kind === 'floor') return floorText(id, language, place);
  if (kind !== 'crew') return id;
  return four === undefined
    ? `${place(one)} ${resourceText(`crew:${two}`, language)}${inYear(three)}`
    : `${place(one)} ${resourceText(`crew:${two}:off`, language)}${inYear(four)}`;
}

/** A floor as named by the forms: its resource, years, places and kind. @example floorText('floor:area:2027:140302') */
function floorText(id: string, language: Language, place: (code: string) => string): string {
  const [, resource = '', rest = ''] = /^floor:((?:fund:|crew:)?[^:]*(?::off)?)(?::(.*))?$/u.exec(id) ?? [];
  const scope = rest.split(/ |(?<!use):/u).map((one) => tagText(place(one), language));
  const said = [language === 'zh' ? `${resourceText(resource)}下限` : `${resourceText(resource, language)}, at least`, ...scope];
  return said.filter((one) => one !== '').join(' ');
}

/** Classes of buildings by which limits are narrowed. */
const classTerms = category({
  residential: { zh: '住宅类', en: 'Homes' },
  public: { zh: '公建类', en: 'Public buildings' },
  'old-compound': buildingFieldTerms.oldCompound,
});

/** A tag in words: the class of a building, its use, an old compound; a custom tag by its own name. */
export const tagText = (tag: string, language: Language = 'zh'): string =>
  tag.startsWith('use:') ? termText(useTerms, tag.slice(4), language) : termText(classTerms, tag, language);

/**
 * An option in words: the package by its name, and its funding mode by the name that it was given.
 * @example optionText('homes/财政', 'zh', { package: () => '居住建筑改造' }) // '居住建筑改造／财政'
 */
export function optionText(option: string, language: Language = 'zh', { package: named = same }: Called = {}): string {
  if (option === 'typed') return termText(planTerms, 'typed', language);
  const at = option.indexOf('/');
  return at < 0 ? named(option) : `${named(option.slice(0, at))}${language === 'zh' ? '／' : ' / '}${option.slice(at + 1)}`;
}

/** A trade in words; a city's own trade by its own name. */
export const tradeText = (trade: string, language: Language = 'zh'): string => termText(tradeTerms, trade, language);

/** The name of an amount. @example resourceText('fund:county') // '县级资金' */
export function resourceText(resource: string, language: Language = 'zh'): string {
  if (resource.startsWith('fund:')) return sourceText(resource.slice(5), language);
  if (resource.startsWith('crew:')) {
    const [, trade = '', off] = resource.split(':');
    const named = tradeText(trade, language);
    const days = language === 'zh' ? `${named}施工队工日` : `crew days of ${named}`;
    return off === undefined ? days : language === 'zh' ? `${days}（非供暖期）` : `${days} outside the heating season`;
  }
  return termText(planResourceTerms, resource, language);
}

/** The unit of an amount; empty if it has none, such as a number of buildings. */
export function resourceUnit(resource: string, language: Language = 'zh'): string {
  if (resource.startsWith('crew:')) return language === 'zh' ? '工日' : 'days';
  if (resource.startsWith('fund:') || resource === 'costYuan' || resource === 'npvYuan') return language === 'zh' ? '元' : 'yuan';
  const { unit = '' } = (Object.hasOwn(planResourceTerms, resource) ? planResourceTerms[resource as 'area'] : {}) as { unit?: string };
  return unit;
}

/**
 * By how much a limit must be raised: never rounded down, so that the displayed figure can be typed in. Money to the cent.
 * @example raiseText(1234567.891, 'fund:county') // '1,234,567.90 元'
 */
export function raiseText(by: number, resource: string, language: Language = 'zh'): string {
  const unit = resourceUnit(resource, language);
  const digits = unit === '元' || unit === 'yuan' ? 2 : 6;
  const [whole = '0', rest = ''] = by.toFixed(9).split('.');
  const kept = BigInt(whole + rest.slice(0, digits)) + (/[1-9]/u.test(rest.slice(digits)) ? 1n : 0n);
  const text = String(kept).padStart(digits + 1, '0');
  const grouped = text.slice(0, -digits).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  const fraction = digits === 2 ? text.slice(-digits) : text.slice(-digits).replace(/0+$/u, '');
  return `${grouped}${fraction === '' ? '' : `.${fraction}`}${unit === '' ? '' : ` ${unitSign(unit)}`}`;
}
