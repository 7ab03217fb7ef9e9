import { type Explanation, type ExplainedInput, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Scope } from '#kernel/scope.ts';
import { statusShown } from '#platform/knowledge/facts.ts';
import type { Estimate, EstimateQuestion, PackageEstimate } from './answer.ts';
import { explainMoney, isMoneyPart, thisEstimate } from './explain-money.ts';
import type { Measure } from './facts.ts';
import type { CarrierYear } from './gather.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';
import { leafTerms, retrofitEstimateTerms } from './vocabulary.ts';

const rules = (numbers: string): LocalizedText => ({
  zh: `改造测算规则 ${numbers}（docs/retrofit.md）`,
  en: `rules for retrofit estimates ${numbers} (docs/retrofit.md)`,
});

const savingFormula: LocalizedText = {
  zh: '各部分用能 × (1 − Π(1 − 节约比例))，按能源折标准煤求和；区间为 ∓√(Σ(折标系数·t)²·gᵀVg + z²·Σ(∂S/∂s·σ)²)',
  en: 'use × (1 − Π(1 − share)) of each part, in standard coal, added up; interval ∓√(Σ(coefficient·t)²·gᵀVg + z²·Σ(∂S/∂s·σ)²)',
};

const partFormula: LocalizedText = {
  zh: '各部分的节能量按作用其上的措施的 −ln(1 − 节约比例) 分摊，各措施之和即方案包的节能量',
  en: 'the saving of each part, divided by −ln(1 − share) among the measures on it; they add up to the saving of the package',
};

const afterFormula: LocalizedText = { zh: '改造前综合能耗 − 节能量', en: 'use before − saving' };

/** The estimate of one package, and its measures from the library. */
type Opened = { readonly estimate: Estimate; readonly of: PackageEstimate; readonly measures: ReadonlyMap<string, Measure> };

/**
 * The saving of a package, one level down: the measured use of each carrier with its parts and meters, and the share of each measure with
 * the clause that it comes from. For one measure, its part of that; for the year after, before less saving. Throws `figure-unknown`.
 */
export async function explainEstimate(
  needs: RetrofitEstimateNeeds,
  scope: Scope,
  told: { readonly estimate: Estimate; readonly measures: ReadonlyMap<string, Measure>; readonly asked: EstimateQuestion },
  { figure, question }: { readonly figure: string; readonly question: FigureQuestion },
): Promise<Explanation> {
  const { estimate } = told;
  const [of] = estimate.packages;
  if (of === undefined) throw unknownFigure(figure);
  const { part } = question;
  if (part !== undefined && part !== 'after' && !of.parts.some(({ measure }) => measure === part)) throw unknownFigure(figure);
  const { gathered, building, year, known } = estimate;
  const opened = await Promise.all(gathered.carriers.map((one) => needs.explain(scope, one.figure)));
  const meters = new Map(opened.flatMap((one) => one.meters.map((meter) => [meter.code, meter])));
  const counted = gathered.carriers.filter(({ leaves }) => leaves !== null);
  const bare = {
    figure,
    inputs: part === 'after' ? afterInputs(estimate, of) : inputsOf({ ...told, of }),
    meters: [...meters.values()],
    knownAt: formatInstant(known.received / 1000),
    findings: estimate.findings,
  };
  if (isMoneyPart(question['of'])) {
    const { value, unit, ...money } = explainMoney(question['of'], { ...told, of, sourceOf });
    const shown = { name: `${question['of']} ${of.package} ${building} ${year}`, value: value === null ? null : Number(value), unit };
    return { ...bare, ...money, result: shown, clause: rules('7') };
  }
  const result = (name: string, value: number | null) => ({
    name: `${name} ${building} ${year}`,
    value,
    unit: of.total.unit,
    ...(counted.length > 0 && { coverage: Math.min(1, ...counted.map(({ coverage }) => coverage)) }),
  });
  if (part === 'after')
    return { ...bare, result: result(`after ${of.package}`, of.after.value), formula: afterFormula, clause: rules('12') };
  if (part === undefined)
    return { ...bare, result: result(`saving ${of.package}`, of.total.value), formula: savingFormula, clause: rules('2–5') };
  const own = of.parts.find(({ measure }) => measure === part);
  return { ...bare, result: result(`saving ${part}`, own?.value ?? null), formula: partFormula, clause: rules('11') };
}

function afterInputs({ gathered: { total } }: Estimate, of: PackageEstimate): ExplainedInput[] {
  return [
    {
      name: 'total',
      value: total.value,
      unit: 'kgce',
      source: { zh: '计量，按当年系数折算', en: 'metered, by the coefficients of the year' },
      figure: total.figure,
    },
    { name: `saving ${of.package}`, value: of.total.value, unit: of.total.unit, source: thisEstimate, figure: of.total.figure },
  ];
}

const inputsOf = ({ estimate, of, measures }: Opened): ExplainedInput[] => [
  ...estimate.gathered.carriers.flatMap(carrierInputs),
  ...of.measures.map(({ measure, leaf, share }): ExplainedInput => ({
    name: `${measure} (${leaf ?? '—'})`,
    value: share,
    unit: '1',
    source: sourceOf(measures.get(measure)),
  })),
];

function carrierInputs({ carrier, unit, measured, figure, leaves }: CarrierYear): ExplainedInput[] {
  const fitted = (part: 'base' | 'heating' | 'cooling'): LocalizedText => ({
    zh: `${leafTerms[part].zh}，由计量数据的气温模型分出`,
    en: `${leafTerms[part].en}, by the model of its metered use by temperature`,
  });
  const slice = { zh: '分项计量或设备台账', en: 'sub-meters, or the list of equipment' };
  const parts = leaves?.parts ?? null;
  return [
    { name: carrier, value: measured, unit, source: { zh: '计量所得用量', en: 'metered' }, figure },
    ...(parts === null
      ? []
      : (['base', 'heating', 'cooling'] as const).map((name) => ({
          name: `${carrier} ${name}`,
          value: parts[name],
          unit,
          source: fitted(name),
        }))),
    ...(leaves?.slices ?? []).map(({ leaf, value }) => ({ name: leaf, value, unit, source: slice })),
    ...(leaves === null || leaves.kgce === null
      ? []
      : [
          {
            name: `${carrier} factor`,
            value: leaves.kgce,
            unit: `kgce/${unit}`,
            source: { zh: '当年有效的折标系数', en: 'the coefficient in force' },
          },
        ]),
  ];
}

/** The name of a measure, with document, clause, version and status of its values. */
function sourceOf(measure: Measure | undefined): LocalizedText {
  if (measure === undefined) return retrofitEstimateTerms.library;
  const { source, version, status, id, names } = measure;
  const { standing } = statusShown(status);
  const at = `${source.document} ${source.clause}`;
  return { zh: `${names.zh}：${at}（${id}@${version}，${standing.zh}）`, en: `${names.en}: ${at} (${id}@${version}, ${standing.en})` };
}
