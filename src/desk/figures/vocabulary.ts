import { verdictTerms } from '#supervision/benchmarking/vocabulary.ts';
import { basisTerms, inventoryTerms } from '#reporting/carbon/vocabulary.ts';
import type { Language } from '#kernel/finding.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { carrierTerms, category, type Category } from '#kernel/vocabulary.ts';
import { strategyFactTerms, strategyTerms } from '#retrofit/commissioning/vocabulary.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';

/** Words in the names of figures and of their inputs, with codes in between. */
const figureNameTerms: Category = {
  ...carrierTerms,
  ...verdictTerms,
  ...strategyFactTerms,
  ...category({
    use: labelTerms.amount,
    below: { zh: '下级', en: 'below' },
    rest: labelTerms.rest,
    intensity: labelTerms.intensity,
    quota: labelTerms.quotaVerdict,
    floorArea: buildingFieldTerms.floorArea,
    total: { zh: '总量（折标准煤）', en: 'Total in standard coal' },
    percentile: labelTerms.percentile,
    count: { zh: '同类建筑数', en: 'peers' },
    excluded: { zh: '未参与排名', en: 'not ranked' },
    quartile: { zh: '四分位', en: 'Quartile' },
    median: labelTerms.median,
    households: buildingFieldTerms.households,
    measured: labelTerms.measured,
    corrected: { zh: '修正值', en: 'Corrected' },
    constraint: labelTerms.constraintValue,
    leading: labelTerms.leadingValue,
    over: { zh: '超出', en: 'over' },
    within: labelTerms.withinConstraint,
    readings: { zh: '计入的读数', en: 'Readings that count' },
    reading: labelTerms.reading,
    first: { zh: '首个读数', en: 'first reading' },
    last: { zh: '末个读数', en: 'last reading' },
    gap: { zh: '缺口', en: 'gap' },
    doubtful: { zh: '存疑读数', en: 'doubtful reading' },
    counted: labelTerms.counts,
    replaced: { zh: '已被更正', en: 'corrected since' },
    contradicts: { zh: '互相矛盾，未计入', en: 'contradicts another, not counted' },
    import: labelTerms.import,
    cell: { zh: '原文件所在行', en: 'Row of the file' },
    savings: labelTerms.savings,
    quantity: { zh: '数量', en: 'Quantity' },
    price: { zh: '单价', en: 'Price' },
    share: labelTerms.share,
    amount: labelTerms.money,
    entry: labelTerms.entry,
    carbon: inventoryTerms.inventory,
    kg: inventoryTerms.kg,
    factor: inventoryTerms.factor,
    certificatesKwh: inventoryTerms.certificatesKwh,
    estimated: inventoryTerms.estimatedPart,
    low: labelTerms.lowerEnd,
    high: labelTerms.upperEnd,
    others: labelTerms.otherBuildings,
    location: basisTerms.location,
    market: basisTerms.market,
    saving: labelTerms.savings,
    strategy: strategyTerms.strategy,
    hoursConcerned: strategyTerms.hours,
    hoursValued: strategyTerms.valued,
    hoursJudged: strategyTerms.judged,
    useJudged: strategyTerms.useJudged,
    wouldHaveSaved: strategyTerms.wouldHaveSaved,
    threshold: { zh: '判定阈值', en: 'threshold' },
    before: { zh: '改造前用能', en: 'Use before' },
    after: { zh: '改造后用能', en: 'Use after' },
    cost: labelTerms.costYuan,
    yearly: { zh: '一年节约费用', en: 'Yuan saved per year' },
    npv: { zh: '净现值（折现后）', en: 'Net present value' },
    discount: { zh: '折现率', en: 'Discount rate' },
    years: { zh: '折算年数', en: 'Years' },
    basicCharge: { zh: '基本热费项', en: 'Basic charge' },
    meteredCharge: { zh: '计量热费项', en: 'Charge for heat' },
    areaCharge: { zh: '面积热费项', en: 'Charge by area' },
    stoppedCharge: { zh: '停热收费项', en: 'Charge while stopped' },
    coldCharge: { zh: '室温减免项', en: 'Reduction for cold rooms' },
    capCharge: { zh: '封顶保底项', en: 'Cap or floor' },
    basicPrice: { zh: '基本热价单价', en: 'basic price' },
    meteredPrice: { zh: '计量热价单价', en: 'price of heat' },
    areaPrice: { zh: '面积热价单价', en: 'price by area' },
    meteredDays: { zh: '按表计费的天数', en: 'days metered' },
    areaDays: { zh: '按面积的天数', en: 'days by area' },
    stoppedDays: { zh: '停热的天数', en: 'days stopped' },
    nominalDays: { zh: '采暖季规定天数', en: 'Nominal days of the season' },
    heatCharged: { zh: '计费的热量', en: 'heat charged' },
    decision: { zh: '裁定', en: 'Decision' },
    coefficient: headingTerms.conversionFactor,
    lpg: { zh: '液化石油气', en: 'LPG' },
    biomass: { zh: '生物质', en: 'Biomass' },
    custom: { zh: '自选', en: 'Chosen measures' },
  }),
};

/**
 * The name of a figure or input as people read it: known words in their language, codes unchanged. The name of a cell is the heading in its
 * file and stays unchanged.
 * @example spellFigureName('use A electricity', 'zh') // 用量 A 电
 */
export function spellFigureName(name: string, language: Language): string {
  return name.replaceAll(/(?<![\w/-])[A-Za-z]+(?![\w/-])/gu, (word) =>
    Object.hasOwn(figureNameTerms, word) ? (figureNameTerms[word]?.[language] ?? word) : word,
  );
}
