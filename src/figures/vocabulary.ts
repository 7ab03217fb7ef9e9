import { verdictTerms } from '#benchmarking/vocabulary.ts';
import { basisTerms, inventoryTerms } from '#carbon/vocabulary.ts';
import type { Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { carrierTerms, category, type Category } from '#kernel/vocabulary.ts';
import { buildingFieldTerms } from '#registry/vocabulary.ts';

/** Words that stand in the names of figures and of their inputs, with codes between. */
const figureNameTerms: Category = {
  ...carrierTerms,
  ...verdictTerms,
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
    after: { zh: '改造后用能', en: 'Use after' },
    cost: labelTerms.costYuan,
    yearly: { zh: '一年节约费用', en: 'Yuan saved a year' },
    npv: { zh: '净现值（折现后）', en: 'Net present value' },
    discount: { zh: '折现率', en: 'Discount' },
    years: { zh: '折算年数', en: 'Years' },
    custom: { zh: '自选', en: 'Chosen measures' },
  }),
};

/**
 * The name of a figure or input as people read it: words that we know in their language, codes as they are. Of a cell the name is the
 * heading of its file and stays.
 * @example spellFigureName('use A electricity', 'zh') // 用量 A 电
 */
export function spellFigureName(name: string, language: Language): string {
  return name.replaceAll(/(?<![\w/-])[A-Za-z]+(?![\w/-])/gu, (word) =>
    Object.hasOwn(figureNameTerms, word) ? (figureNameTerms[word]?.[language] ?? word) : word,
  );
}
