import { labels } from '#kernel/label-terms.ts';
import { textIn } from '#kernel/localized-text.ts';
import { percentText } from '#kernel/percent.ts';
import { useTerms } from '#kernel/vocabulary.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import { blank, sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import type { DistrictPlan } from './plans.ts';
import {
  districtBasisTerms,
  districtKindTerms,
  districtLimitTerms,
  districtObjectiveTerms,
  districtOversizeTerms,
  districtStatusTerms,
  districtTerms as terms,
} from './vocabulary.ts';

/** Further inputs of a paper: the name of the place, findings in words. */
export type PaperFacts = { readonly place: string; readonly findings: readonly string[] };

const text = (said: string): Block => ({ kind: 'text', text: said });
const amount = (value: number | null, decimals = 0): string =>
  value === null ? labels.zh.noData : paperNumber(Math.round(value * 10 ** decimals) / 10 ** decimals);

/** A planning paper: what is needed and how well that is known, what supplies it, what limits cost, and every source. */
export function planPaper(plan: DistrictPlan, { place, findings }: PaperFacts): Paper {
  return {
    title: '区域建筑能源规划',
    addressed: `${place}：${plan.plan}`,
    blocks: sectionBlocks([
      { title: '规划概要', blocks: [text(wholeText(plan))] },
      { title: terms.demand.zh, blocks: [text(demandText(plan)), demandTable(plan), peakTable(plan)] },
      { title: terms.supply.zh, blocks: plan.phases.map((phase) => supplyTable(phase)) },
      { title: terms.prices.zh, blocks: pricesBlocks(plan) },
      { title: terms.oversize.zh, blocks: oversizeBlocks(plan) },
      { title: '缺少的数据和假定', blocks: (findings.length === 0 ? [labels.zh.nothing] : findings).map(text) },
      { title: terms.inputs.zh, blocks: [inputsTable(plan)] },
    ]),
    signed: [`规划编制：${blank}`, `规划审核：${blank}`, `编制日期：${blank}`],
  };
}

function wholeText({ objective, status, yuan, carbonKg, importKwh, phases, typicalDays, measuredYear, sha256 }: DistrictPlan): string {
  const built = phases.map(({ year }) => `${year} 年`).join('、');
  return (
    `规划目标：${districtObjectiveTerms[objective].zh}；${districtStatusTerms[status].zh}。分期：${built}。` +
    `全部建成后每年费用 ${amount(yuan)} 元，碳排放 ${amount(carbonKg)} 千克，外购能源 ${amount(importKwh)} 千瓦时。` +
    `需求取 ${measuredYear} 年实测的逐时用量；供能方案按 ${typicalDays} 个典型日求解：各种用能峰值所在的日子等容量吃紧的日子按实测，其余各月的工作日和周末取平均。` +
    `规划文件的 SHA-256：${sha256}。`
  );
}

function demandText({ demands }: DistrictPlan): string {
  const counts = Map.groupBy(demands, ({ basis }) => basis);
  const said = [...counts].map(([basis, own]) => `${districtBasisTerms[basis].zh} ${own.length} 项`);
  return `各地块五种用能共 ${demands.length} 项：${said.join('，')}。`;
}

function demandTable({ demands }: DistrictPlan): Block {
  const rows = demands
    .filter(({ basis }) => basis !== 'none')
    .map((one) => [
      one.plot,
      useTerms[one.use].zh,
      districtKindTerms[one.carrier].zh,
      amount(one.areaM2),
      one.low === null ? amount(one.kwhPerM2, 1) : `${amount(one.kwhPerM2, 1)}（${amount(one.low, 1)}–${amount(one.high, 1)}）`,
      amount(one.kwh),
      one.source === ''
        ? `${districtBasisTerms[one.basis].zh}，${one.buildings} 栋`
        : `${districtBasisTerms[one.basis].zh}：${textIn(one.source, 'zh')}`,
    ]);
  return {
    kind: 'table',
    header: [terms.plot.zh, labels.zh.use, terms.kind.zh, '面积（m²）', 'kWh/m²（90% 区间）', 'kWh/年', terms.basis.zh],
    rows,
    widths: [0.1, 0.1, 0.1, 0.12, 0.2, 0.14, 0.24],
  };
}

function peakTable({ peaks }: DistrictPlan): Block {
  return {
    kind: 'table',
    header: [terms.kind.zh, '全年需求（kWh）', '峰值（kW）', '各地块峰值之和（kW）', terms.diversity.zh],
    rows: peaks.map((one) => [
      districtKindTerms[one.carrier].zh,
      amount(one.kwh),
      amount(one.peakKw),
      amount(one.sumOfPeaksKw),
      amount(one.diversity, 3),
    ]),
    widths: [0.2, 0.2, 0.2, 0.24, 0.16],
  };
}

function supplyTable({ year, plants }: DistrictPlan['phases'][number]): Block {
  return {
    kind: 'table',
    header: [`${year} 年起`, terms.size.zh, terms.added.zh, '全年供能量（kWh）', '年费用（元）'],
    rows: plants
      .filter(({ size }) => size > 1e-6)
      .map(({ code, size, added, kwh, yuan }) => [code, amount(size, 1), amount(added, 1), amount(kwh), amount(yuan)]),
    widths: [0.24, 0.2, 0.18, 0.19, 0.19],
  };
}

function pricesBlocks({ prices, objective }: DistrictPlan): Block[] {
  if (prices.length === 0) return [text('规划文件没有限额。')];
  const unit = { cost: '多少元', carbon: '多少千克排放', import: '多少千瓦时外购' }[objective];
  const rows = prices.map((one) => [
    [districtLimitTerms[one.limit].zh, one.code, one.year === null ? null : `${one.year} 年期`].filter((part) => part !== null).join('，'),
    amount(one.amount),
    amount(one.used),
    amount(one.perUnit, 4),
  ]);
  return [
    text(`每放宽一个单位，全部年份合计可以少${unit}；为零的限额没有起作用。`),
    { kind: 'table', header: [terms.limit.zh, terms.amount.zh, terms.used.zh, terms.perUnit.zh], rows, widths: [0.4, 0.2, 0.2, 0.2] },
  ];
}

function oversizeBlocks({ oversizes }: DistrictPlan): Block[] {
  const rows = oversizes.map(
    ({ carrier, by, kw, peakKw, moreYuan }) =>
      `${districtKindTerms[carrier].zh}${districtOversizeTerms[by].zh}应建 ${amount(kw)} kW，实际峰值 ${amount(peakKw)} kW（${percentText(kw / peakKw)}）；供能设施按此比例放大，每年多花 ${amount(moreYuan)} 元。`,
  );
  return rows.length === 0 ? [text('没有可比的容量。')] : rows.map(text);
}

function inputsTable({ inputs }: DistrictPlan): Block {
  return {
    kind: 'table',
    header: [terms.path.zh, labels.zh.code, terms.value.zh, terms.origin.zh],
    rows: inputs.map(({ path, code, value, origin }) => [path, code ?? '', String(value), origin]),
    widths: [0.32, 0.14, 0.16, 0.38],
  };
}
