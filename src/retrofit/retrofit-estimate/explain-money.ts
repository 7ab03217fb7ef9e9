import type { ExplainedInput, Explanation } from '#kernel/figure.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Estimate, EstimateQuestion, PackageEstimate } from './answer.ts';
import type { CostPer, Measure } from './facts.ts';
import { quantityOf } from './money.ts';

/** Which amount a money figure shows: its `of`. */
export type MoneyPart = 'cost' | 'yearly' | 'npv';

export const isMoneyPart = (text: unknown): text is MoneyPart => text === 'cost' || text === 'yearly' || text === 'npv';

type PackageMoney = {
  readonly estimate: Estimate;
  readonly of: PackageEstimate;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly asked: Pick<EstimateQuestion, 'prices' | 'discount' | 'years'>;
  readonly sourceOf: (measure: Measure | undefined) => LocalizedText;
};

/** One level down: the values of measures with their source and the quantity that their cost is per; savings and prices; both. */
export function explainMoney(
  part: MoneyPart,
  told: PackageMoney,
): Pick<Explanation, 'formula' | 'inputs'> & { readonly value: string | null; readonly unit: string } {
  const { cost, yuanPerYear, npvYuan } = told.of;
  if (part === 'cost') return { formula: costFormula, inputs: costInputs(told), value: cost.value, unit: 'yuan' };
  if (part === 'yearly') return { formula: yearlyFormula, inputs: yearlyInputs(told), value: yuanPerYear, unit: 'yuan/year' };
  return { formula: npvFormula, inputs: npvInputs(told), value: npvYuan, unit: 'yuan' };
}

const costFormula: LocalizedText = {
  zh: '各措施的单位造价 × 数量，逐项相加；有一项未知即未知',
  en: 'unit cost × quantity of each measure, added up; unknown if one of them is',
};
const yearlyFormula: LocalizedText = {
  zh: '各能源的年节约量 × 价格，逐项相加',
  en: 'yearly saving × price of each carrier, added up',
};
const npvFormula: LocalizedText = { zh: '−投资 + 年节约费用 × Σ(1 + 折现率)^−j', en: '−cost + yearly cost saving × Σ(1 + discount)^−j' };

const asAsked: LocalizedText = { zh: '按测算时所给', en: 'as given for the estimate' };
export const thisEstimate: LocalizedText = { zh: '本次测算', en: 'this estimate' };

const unitOf: Readonly<Record<CostPer, string>> = {
  floorArea: 'm2',
  heatedArea: 'm2',
  wallArea: 'm2',
  windowArea: 'm2',
  roofArea: 'm2',
  project: '1',
  capacity: 'kW',
  count: '1',
};

function costInputs({ estimate: { gathered }, of, measures, sourceOf }: PackageMoney): ExplainedInput[] {
  return of.measures.flatMap(({ measure: code }): ExplainedInput[] => {
    const measure = measures.get(code);
    const cost = measure?.cost ?? null;
    if (measure === undefined || cost === null) return [{ name: `${code} cost`, value: null, unit: 'yuan', source: sourceOf(measure) }];
    const { per, low, mid, high } = cost;
    const unit = `yuan/${unitOf[per]}`;
    const ends = [
      { name: `${code} cost`, value: mid },
      { name: `${code} cost low`, value: low },
      { name: `${code} cost high`, value: high },
    ];
    const isOfDevices = per === 'capacity' || per === 'count';
    const source: LocalizedText = isOfDevices
      ? { zh: '设备台账所列数量和容量', en: 'the list of equipment' }
      : { zh: '建筑台账所列面积', en: 'the register of buildings' };
    const quantity = { name: `${code} ${per}`, value: quantityOf(per, measure, gathered.quantities, gathered.devices) };
    return [...ends.map((one) => ({ ...one, unit, source: sourceOf(measure) })), { ...quantity, unit: unitOf[per], source }];
  });
}

function yearlyInputs({ of, asked }: PackageMoney): ExplainedInput[] {
  return of.saving.flatMap(({ carrier, unit, value }): ExplainedInput[] => [
    { name: `saving ${carrier}`, value, unit, source: thisEstimate, figure: of.total.figure },
    { name: `price ${carrier}`, value: asked.prices?.[carrier] ?? null, unit: `yuan/${unit}`, source: asAsked },
  ]);
}

function npvInputs({ of, asked }: PackageMoney): ExplainedInput[] {
  return [
    { name: 'cost', value: of.cost.value, unit: 'yuan', source: thisEstimate, figure: of.figures.cost },
    { name: 'yearly', value: of.yuanPerYear, unit: 'yuan/year', source: thisEstimate, figure: of.figures.yuanPerYear },
    { name: 'discount', value: asked.discount ?? null, unit: '1', source: asAsked },
    { name: 'years', value: asked.years ?? null, unit: 'year', source: asAsked },
  ];
}
