import { type ExplainedInput, type Explanation, figureId, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { labels } from '#kernel/label-terms.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Scope } from '#kernel/scope.ts';
import { districtBasisTerms, districtKindTerms, districtTerms } from './vocabulary.ts';
import type { Demand } from './demand/facts.ts';
import type { DistrictPlanRow } from './district-plan-store.ts';

/** The id of the yearly demand of a plot in a plan. */
export const demandFigure = ({ name, answer, sha256 }: Pick<DistrictPlanRow, 'name' | 'answer' | 'sha256'>, demand: Demand): string =>
  figureId({
    kind: 'district-demand',
    plan: name,
    sha256,
    plot: demand.plot,
    carrier: demand.carrier,
    received: answer.known,
    recorded: answer.known,
  });

/** Explains a demand: area times what a square metre needs, and what that rests on. */
export async function explainDemand(
  seen: (scope: Scope, plan: string) => Promise<DistrictPlanRow>,
  scope: Scope,
  figure: string,
  question: FigureQuestion,
): Promise<Explanation> {
  const row = await seen(scope, String(question['plan']));
  const demand = row.answer.demands.find(({ plot, carrier }) => plot === question['plot'] && carrier === question['carrier']);
  if (demand === undefined || row.sha256 !== question['sha256'] || row.answer.known !== question.received) throw unknownFigure(figure);
  const { kwh, coverage, carrier, plot } = demand;
  return {
    figure,
    result: { name: `${districtKindTerms[carrier].zh} ${plot}`, value: kwh, unit: 'kWh', ...(coverage !== null && { coverage }) },
    formula: formulas[demand.basis],
    clause: { zh: '区域能源规划的需求（docs/heat.md 7）', en: 'demand of a district energy plan (docs/heat.md 7)' },
    inputs: inputsOf(demand, row.answer.measuredYear),
    meters: [],
    knownAt: new Date(row.answer.known).toISOString(),
    findings: [],
  };
}

const measured = {
  zh: '建筑面积 × 实测建筑单位面积全年用量的平均；区间为 t 分布的 90% 预测区间',
  en: 'floor area × mean yearly use per area of the measured buildings; the interval is the 90 % prediction interval of t',
};
const assumed = {
  zh: '建筑面积 × 负荷指标 × 各小时假定份额之和；指标为区间时取中值',
  en: 'floor area × load index × sum of the assumed shares of all hours; for a range of indices, its middle',
};
const formulas: Readonly<Record<Demand['basis'], { readonly zh: string; readonly en: string }>> = {
  'own-meters': measured,
  measured,
  figure: assumed,
  norm: assumed,
  none: { zh: '没有实测，也没有指标：不给数', en: 'neither measured nor stated: no value' },
};

function inputsOf(demand: Demand, year: number): ExplainedInput[] {
  const { areaM2, kwhPerM2, low, high, buildings, diversity, basis, source } = demand;
  const { zh, en } = districtBasisTerms[basis];
  const from =
    source === ''
      ? { zh: `${zh}，${year} 年，${buildings} 栋`, en: `${en}, ${year}, ${buildings} buildings` }
      : { zh: `${zh}：${textIn(source, 'zh')}`, en: `${en}: ${textIn(source, 'en')}` };
  const row = (name: string, value: number | null, unit: string): ExplainedInput[] =>
    value === null ? [] : [{ name, value, unit, source: from }];
  return [
    { name: labels.zh.floorArea, value: areaM2, unit: 'm²', source: { zh: '规划文件或台账', en: 'the file of the plan, or the registry' } },
    ...row(districtTerms.perM2.zh, kwhPerM2, 'kWh/m²'),
    ...row('预测区间下限', low, 'kWh/m²'),
    ...row('预测区间上限', high, 'kWh/m²'),
    ...row(districtTerms.diversity.zh, diversity, ''),
  ];
}
