import type { Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, termText, type Category } from '#kernel/vocabulary.ts';
import { retrofitFieldTerms } from '#retrofit/vocabulary.ts';

/** Why a project is not up for the choice (`retrofit.md` 6). */
export const planLeftTerms = category({
  unsafe: { zh: '结构不安全', en: 'Structurally unsafe' },
  demolished: { zh: '建筑已拆除', en: 'Pulled down' },
  'no-estimate': { zh: '没有造价或节能量估算', en: 'No estimate of cost and saving' },
  'not-financed': { zh: '资金不落实', en: 'Not financed' },
});

/** Why a project that is up for the choice is not in (`retrofit.md` 5). */
export const planOutTerms = category({
  pinned: { zh: '人工排除', en: 'Pinned out' },
  'no-option': { zh: '没有可行方案', en: 'No option' },
  'no-value': { zh: '对目标没有贡献', en: 'Adds nothing to the goal' },
  price: { zh: '单位效益不足', en: 'Gains less than it takes' },
  room: { zh: '剩余额度不足', en: 'No room is left' },
});

/** How a plan came out (`retrofit.md` 5). */
export const planStatusTerms = category({
  optimal: { zh: '最优', en: 'Optimal' },
  'within-gap': { zh: '在允许差距内', en: 'Within the gap' },
  stopped: { zh: '到时停止', en: 'Stopped' },
  'best-effort': { zh: '有约束未满足，已取最接近方案', en: 'Nearest plan: limits are broken' },
});

/** What plans of retrofits are told with. */
export const planTerms = category({
  plan: labelTerms.retrofitPlan,
  scenario: { zh: '情景', en: 'Scenario' },
  chosen: { zh: '列入项目', en: 'Projects in' },
  out: { zh: '未列入项目', en: 'Projects out' },
  left: { zh: '不参加比选的项目', en: 'Projects not up for the choice' },
  undecided: { zh: '未认定是否具备改造价值', en: 'Not decided whether worth it' },
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
  breach: { zh: '未满足量', en: 'Breach' },
  price: { zh: '边际价值', en: 'Price' },
  raiseBy: { zh: '放宽', en: 'Raise by' },
  adopted: { zh: '已批准', en: 'Adopted' },
  stale: { zh: '基础数据已变化', en: 'Stale' },
  moved: { zh: '变动内容', en: 'Moved' },
  onlyFirst: { zh: '仅甲方案有', en: 'In the first alone' },
  onlySecond: { zh: '仅乙方案有', en: 'In the second alone' },
  difference: { zh: '增减', en: 'Difference' },
  instance: { zh: '求解文件摘要（SHA-256）', en: 'SHA-256 of the file that was solved' },
  basis: { zh: '编制依据', en: 'Basis' },
  goals: { zh: '目标任务', en: 'Goals' },
  money: { zh: '资金安排', en: 'Money' },
  counties: { zh: '分县任务', en: 'Tasks by county' },
  season: { zh: '施工时段', en: 'Time of works' },
  projectTable: { zh: '项目表', en: 'Projects' },
  annexes: { zh: '附表', en: 'Annexes' },
  adoptOn: { zh: '计划批准日期', en: 'Day of adoption' },
  adoptDocument: { zh: '批准文号', en: 'Number of the document' },
  typed: { zh: '按填报数', en: 'As filled in' },
  curve: { zh: '资金与节能量曲线', en: 'Saving against money' },
  moneyShare: { zh: '资金为现有的', en: 'Share of the money' },
  moneyThere: { zh: '资金上限合计（元）', en: 'Money there is (yuan)' },
  moneyUsed: { zh: '其中用去（元）', en: 'Of it used (yuan)' },
  fresh: { zh: '与编制时一致。', en: 'Nothing moved since.' },
});

/** Amounts that plans are reckoned in. */
export const planResourceTerms = category({
  savingKgce: retrofitFieldTerms.saving,
  carbonKg: { zh: '年减碳量', en: 'Carbon dioxide saved a year', unit: 'kg' },
  npvYuan: { zh: '净现值', en: 'Net present value', unit: '元' },
  costYuan: retrofitFieldTerms.cost,
  area: retrofitFieldTerms.area,
  buildings: { zh: '楼栋数', en: 'Buildings' },
});

export const retrofitPlanVocabulary = {
  planLeft: planLeftTerms,
  planOut: planOutTerms,
  planStatus: planStatusTerms,
  retrofitPlan: planTerms,
  planResource: planResourceTerms,
} as const satisfies Readonly<Record<string, Category>>;

/** Who pays, in words; a source of a scenario's own by its name. */
export const sourceText = (source: string, language: Language = 'zh'): string => {
  const name = `fund:${source}`;
  return Object.hasOwn(retrofitFieldTerms, name) ? termText(retrofitFieldTerms, name, language) : source;
};

/**
 * A limit's name in words: those that the solver, crews and the forms of a scenario name; one that somebody named himself by that name.
 * @example limitText('requires:B:A:2027') // '2027 年止 B 须在 A 之后'
 */
export function limitText(id: string, language: Language = 'zh'): string {
  const [kind = '', one = '', two = '', three = '', four] = id.split(':');
  const zh = language === 'zh';
  const inYear = (year: string): string => (year === '' ? '' : ` ${year}`);
  if (kind === 'due') return zh ? `${one} 须在 2030 年前完成` : `${one} is done before 2030`;
  if (kind === 'pin') return zh ? `${one} 须列入` : `${one} is in`;
  if (kind === 'requires') return zh ? `${three} 年止 ${one} 须在 ${two} 之后` : `${one} not before ${two} by ${three}`;
  if (kind === 'money') return `${sourceText(one, language)}${inYear(two)}`;
  if (kind === 'floor') return `${resourceText(one, language)}${zh ? '下限' : ', at least'}${inYear(two)}`;
  if (kind !== 'crew') return id;
  return four === undefined
    ? `${one} ${resourceText(`crew:${two}`, language)}${inYear(three)}`
    : `${one} ${resourceText(`crew:${two}:off`, language)}${inYear(four)}`;
}

/** A way of doing a project in words: a package and its way of paying by the names that they were given. */
export const optionText = (option: string, language: Language = 'zh'): string =>
  option === 'typed' ? termText(planTerms, 'typed', language) : option;

/** An amount's name in words. @example resourceText('fund:county') // '县级资金' */
export function resourceText(resource: string, language: Language = 'zh'): string {
  if (resource.startsWith('fund:')) return sourceText(resource.slice(5), language);
  if (resource.startsWith('crew:')) {
    const [, trade = '', off] = resource.split(':');
    const days = language === 'zh' ? `${trade} 施工队日` : `crew days of ${trade}`;
    return off === undefined ? days : language === 'zh' ? `${days}（非供暖期）` : `${days} outside of the heating season`;
  }
  return termText(planResourceTerms, resource, language);
}
