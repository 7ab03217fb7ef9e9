import { headingTerms } from '#kernel/heading-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { heatSupplyFieldTerms } from '#heat/heat-inputs/vocabulary.ts';
import { heatBillTerms } from '#heat/heat-billing/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';

/** Terms of heat notes. */
export const heatNoteTerms = category({
  number: { zh: '热费单号', en: 'Note' },
  kind: { zh: '单据类别', en: 'Kind of note' },
  point: settlementPointFieldTerms.code,
  day: { zh: '开单日期', en: 'Issued on' },
  due: { zh: '最迟缴费日', en: 'Pay by' },
  account: heatBillTerms.account,
  quantity: heatBillTerms.quantity,
  difference: { zh: '本单金额', en: 'Amount of this note' },
  unchanged: { zh: '金额未变的用热人', en: 'Accounts unchanged' },
  notes: { zh: '本次单据数', en: 'Notes of this close' },
  issuedTotal: { zh: '本次单据合计', en: 'All notes of this close' },
  total: { zh: '各户应缴合计', en: 'Total of all bills' },
  issued: { zh: '已开单合计', en: 'Issued so far' },
  now: { zh: '按现有资料应缴', en: 'Payable by current data' },
  causes: { zh: '变动来自', en: 'Cause of the change' },
  paid: { zh: '已缴日期', en: 'Paid on' },
  payment: { zh: '已缴金额', en: 'Payment' },
  reference: { zh: '缴费凭证', en: 'Reference' },
  balance: { zh: '未缴余额', en: 'Balance' },
  overdueSince: { zh: '逾期自', en: 'Overdue since' },
  formula: {
    zh: '应缴热费减去此前各单之和',
    en: 'the current bill less all earlier notes',
  },
  before: { zh: '此前的单据', en: 'Earlier note' },
  bill: { zh: '开单时的应缴热费', en: 'Bill when the note was issued' },
});

/** The names of the lines of a note. */
export const noteLineTerms = {
  basic: heatBillTerms.basicCharge,
  metered: heatBillTerms.meteredCharge,
  area: heatBillTerms.areaCharge,
  stopped: heatBillTerms.stoppedCharge,
  cold: heatBillTerms.cold,
  cap: heatBillTerms.cap,
} as const;

/** The kind of a note. */
export const heatNoteKindTerms = category({
  bill: { zh: '热费账单', en: 'bill' },
  difference: { zh: '差额账单', en: 'difference' },
});

/** What changed between a note and the current bill. */
export const heatCauseTerms = category({
  readings: { zh: '热量表读数', en: 'readings' },
  facts: { zh: '户况资料', en: 'facts of the household' },
  tariff: { zh: '热价内容', en: 'the tariff' },
  decision: { zh: '人工裁定', en: 'a decision' },
  certificate: { zh: '检定证书情况', en: 'a certificate' },
  temperature: { zh: '气温资料', en: 'outdoor temperatures' },
  others: { zh: '同结算点的其他户', en: 'other households of its point' },
  first: { zh: '尚未开单', en: 'no note yet' },
});

/** Terms of the report on a heating season. */
export const heatReportTerms = category({
  point: settlementPointFieldTerms.code,
  building: settlementPointFieldTerms.building,
  method: settlementPointFieldTerms.method,
  households: headingTerms.households,
  area: { zh: '收费面积（m²）', en: 'Area charged (m²)' },
  supplied: { zh: '购入热量（GJ）', en: 'Heat bought (GJ)' },
  delivered: { zh: '结算点计得热量（GJ）', en: 'Heat delivered to points (GJ)' },
  counted: { zh: '各户表合计（GJ）', en: 'By meters of households (GJ)' },
  network: { zh: '管网热损失（GJ）', en: 'Lost in the network (GJ)' },
  loss: { zh: '楼内热损失（GJ）', en: 'Lost in the building (GJ)' },
  buildingLoss: { zh: '读数齐全的结算点楼内热损失（GJ）', en: 'Lost in buildings whose meters were all read (GJ)' },
  charged: { zh: '已开单热费（元）', en: 'Charged (yuan)' },
  byArea: { zh: '同样天数按面积（元）', en: 'The same days by area (yuan)' },
  cheaper: { zh: '低于按面积的账单', en: 'Bills lower than by area' },
  dearer: { zh: '高于按面积的账单', en: 'Bills higher than by area' },
  substituted: { zh: '估算热量（GJ）', en: 'Estimated (GJ)' },
  arrears: { zh: '欠缴热费（元）', en: 'Owed (yuan)' },
  overdue: { zh: '逾期用热人', en: 'Accounts overdue' },
});

/** Terms of heat that a company buys, and of its path to the households. */
export const heatPurchaseTerms = category({
  number: { zh: '购热结算单号', en: 'Heat purchase statement' },
  supplier: heatSupplyFieldTerms.supplier,
  meter: heatSupplyFieldTerms.meter,
  month: headingTerms.month,
  quantity: { zh: '购热量（GJ）', en: 'Heat bought (GJ)' },
  price: heatSupplyFieldTerms.price,
  yuan: { zh: '购热费（元）', en: 'Cost of heat (yuan)' },
  step: { zh: '输送环节', en: 'Stage' },
  network: { zh: '热源到结算点（管网）', en: 'Plants to settlement points (network)' },
  building: { zh: '结算点到热用户（楼内）', en: 'Settlement points to homes (buildings)' },
  from: { zh: '送入热量（GJ）', en: 'Heat in (GJ)' },
  to: { zh: '送达热量（GJ）', en: 'Heat out (GJ)' },
  loss: { zh: '热损失（GJ）', en: 'Lost (GJ)' },
  share: { zh: '损失率（%）', en: 'Lost (%)' },
  months: { zh: '逐月购热', en: 'Heat bought by month' },
  statements: { zh: '购热结算单', en: 'Heat purchase statements' },
  formula: {
    zh: '各月购热量乘以当月首日的购热价，减去此前各单之和',
    en: 'the heat of each month at the price of its first day, less all earlier statements',
  },
});

/** How complete the readings of a season are. */
export const heatStateTerms = category({
  passed: { zh: '已过供暖天数', en: 'Days heated so far' },
  points: { zh: '结算点用表', en: 'Meters of settlement points' },
  homes: { zh: '各户的户表', en: 'Meters of households' },
  all: { zh: '应有读数', en: 'To be read' },
  whole: { zh: '读数齐全', en: 'Read on all days' },
  part: { zh: '缺部分天数', en: 'Read on some days' },
  none: { zh: '没有任何读数', en: 'No readings' },
  unmetered: { zh: '未登记热量表', en: 'Without a meter' },
  'no-meter': { zh: '查无此热量表', en: 'no such heat meter' },
  byArea: { zh: '按面积计费的热用户', en: 'Households by area' },
  unitsMissing: { zh: '缺少分摊值的热用户', en: 'Households without units' },
  withoutSeason: { zh: '所在地未设本采暖季的热量结算点', en: 'Settlement points in places without this season' },
  days: { zh: '缺读数的天数', en: 'Days without readings' },
  first: { zh: '缺读数自', en: 'Missing since' },
});

/** What bills of a season are compared with. */
export const heatComparisonTerms = category({
  'last-season': { zh: '与上一采暖季相比', en: 'Compared with the previous season' },
  'by-area': { zh: '与按面积相比', en: 'Compared with billing by area' },
  now: { zh: '本季应缴', en: 'This season' },
  last: { zh: '上季已开单', en: 'Issued for the previous season' },
  byArea: heatBillTerms.byArea,
  difference: { zh: '相差', en: 'Difference' },
  quantityBefore: { zh: '上季计费热量', en: 'Heat charged in the previous season' },
  households: { zh: '可比的热用户', en: 'Households that can be compared' },
  higher: { zh: '其中增加', en: 'of them higher' },
  lower: { zh: '其中减少', en: 'of them lower' },
});

export const heatNotesVocabulary = {
  heatNote: heatNoteTerms,
  heatNoteKind: heatNoteKindTerms,
  heatCause: heatCauseTerms,
  heatReport: heatReportTerms,
  heatPurchase: heatPurchaseTerms,
  heatComparison: heatComparisonTerms,
  heatState: heatStateTerms,
} as const satisfies Readonly<Record<string, Category>>;
