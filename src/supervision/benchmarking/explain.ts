import { carriers } from '#kernel/carrier.ts';
import { figureId, type ExplainedInput, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Measure } from './public/assess.ts';
import { regionsAbove, type YearOfBuilding, type YearUse } from './facts.ts';
import { intensityOf, totalOf } from './public/intensity.ts';
import { coefficientsFor, dayOfJudgement, rulesFor, sourceOf, sourceShown, type KnowledgeOf } from './public/known-rules.ts';
import { quotaOf, type QuotaPart } from './quota.ts';
import { metersText, periodFigure } from './public/use-figure.ts';
import { monthIn, periodOf } from './public/year-buildings.ts';
import { textIn } from '#kernel/localized-text.ts';

/** A building in a year with its use by carrier. */
export type Shown = { readonly facts: BuildingFacts; readonly building: YearOfBuilding; readonly uses: readonly YearUse[] };

/** A building in a year, or in one month of it. */
export type ShownQuestion = {
  readonly building: string;
  readonly year: number;
  readonly month?: string | undefined;
  readonly known: AsOf;
};

export type ExplainNeeds = {
  readonly shown: (scope: Scope, asked: ShownQuestion) => Promise<Shown>;
  readonly knowledge: KnowledgeOf;
  /** Explains a figure of use: its meters. */
  readonly explainUse: (scope: Scope, figure: string) => Promise<Explanation>;
};

type FigureParts = ShownQuestion & { readonly figure: string };

type Meters = Explanation['meters'];

/** Explains intensities, totals and quotas, each from its inputs; the figures of use below them belong to metering. */
export function createExplanations(needs: ExplainNeeds) {
  return async (scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> => {
    const asked = figureParts(figure, question);
    const held = await needs.shown(scope, asked);
    if (question.kind === 'total') return total(needs, scope, asked, held);
    if (question.kind === 'quota') return quota(needs, scope, asked, held);
    return intensity(needs, scope, asked, held, measureOf(figure, question), question['in'] === 'kWh');
  };
}

async function intensity(
  needs: ExplainNeeds,
  scope: Scope,
  asked: FigureParts,
  held: Shown,
  measure: Measure,
  inKwh: boolean,
): Promise<Explanation> {
  const { building, uses } = held;
  const use = measure === 'total' ? null : (uses.find((one) => one.carrier === measure) ?? null);
  const sum = measure === 'total' ? totalOf(uses, coefficientsFor(needs.knowledge, asked.year, asked.known)) : null;
  const calorific =
    inKwh && use?.unit === 'm3'
      ? needs.knowledge.find('coefficient', 'calorific-value/gas', { on: dayOfJudgement(asked.year), ...asked.known })
      : null;
  const factor = calorific === null ? 1 : calorific.value / 3600;
  const value = sum ? sum.kgce : use?.value === null || use === null ? null : use.value * factor;
  const unit = sum ? 'kgce' : calorific ? 'kWh' : (use?.unit ?? '');
  const inputs: ExplainedInput[] = sum
    ? [{ name: 'total', value, unit, source: { zh: '各能源之和', en: 'sum over carriers' }, figure: pinned('total', asked) }]
    : use
      ? [useInput(use, asked, held)]
      : [];
  if (calorific) inputs.push({ name: calorific.id, value: calorific.value, unit: calorific.unit, source: sourceOf(calorific) });
  inputs.push(areaInput(building, held.facts));
  return {
    ...(await frame(needs, scope, asked, measure === 'total' ? uses : use ? [use] : [], held)),
    result: {
      name: `intensity ${building.code} ${measure} ${asked.month ?? asked.year}`,
      value: intensityOf(value, building.floorAreaM2),
      unit: `${unit}/m2`,
      coverage: sum?.coverage ?? use?.coverage ?? 0,
    },
    formula: calorific
      ? { zh: '用量 × 热值 ÷ 3600 ÷ 建筑面积', en: 'use × calorific value / 3600 / floor area' }
      : { zh: '用量 ÷ 建筑面积（按实测，不作折算）', en: 'use / floor area, as measured' },
    clause: null,
    inputs,
  };
}

async function total(needs: ExplainNeeds, scope: Scope, asked: FigureParts, held: Shown): Promise<Explanation> {
  const sum = totalOf(held.uses, coefficientsFor(needs.knowledge, asked.year, asked.known));
  const inputs = sum.parts.flatMap(({ use, coefficient }): ExplainedInput[] => [
    useInput(use, asked, held),
    { name: coefficient.id, value: coefficient.value, unit: coefficient.unit, source: coefficient.source },
  ]);
  return {
    ...(await frame(
      needs,
      scope,
      asked,
      sum.parts.map(({ use }) => use),
      held,
    )),
    result: { name: `total ${held.building.code} ${asked.month ?? asked.year}`, value: sum.kgce, unit: 'kgce', coverage: sum.coverage },
    formula: {
      zh: 'E = Σ 用量 × 折标准煤系数（当量值）；以 kWh 计的燃气 × 0.0036 GJ/kWh × 热力系数',
      en: 'E = Σ use × coefficient (calorific equivalent); gas given in kWh × 0.0036 GJ/kWh × the coefficient of heat',
    },
    clause: 'GB/T 2589-2020',
    inputs,
  };
}

async function quota(needs: ExplainNeeds, scope: Scope, asked: FigureParts, held: Shown): Promise<Explanation> {
  const { building, uses } = held;
  const judged = quotaOf(building, uses, regionsAbove(building), rulesFor(needs.knowledge, asked.year, asked.known));
  const [part] = judged.parts;
  const counted = judged.parts.flatMap(({ use }) => use ?? []);
  return {
    ...(await frame(needs, scope, asked, counted, held)),
    result: {
      name: `quota ${building.code} ${asked.year}: ${judged.verdict}`,
      value: part?.corrected ?? null,
      unit: part?.unit ?? '',
      coverage: part?.use?.coverage ?? 0,
    },
    formula: {
      zh: '实测值 = 用量 ÷ 建筑面积（住宅：户数）；修正值 = 实测值 × 各项修正系数；修正值 > 约束值即为超出',
      en: 'measured = use / floor area (dwellings: households); corrected = measured × corrections; over: corrected > constraint',
    },
    clause: part ? `${part.source.document} ${part.source.clause}` : null,
    inputs: [
      ...judged.parts.flatMap((one) => [
        ...(one.use ? [useInput(one.use, asked, held)] : []),
        ...(one.unit.endsWith('/m2') ? [areaInput(building, held.facts)] : householdInput(one.divisor)),
        ...quotaInputs(one),
      ]),
      ...judged.grounds.map((ground): ExplainedInput => ({
        name: ground.id,
        value: ground.status,
        unit: '',
        source: sourceShown(ground),
      })),
    ],
    findings: judged.findings,
  };
}

/** What all explanations share: the meters below, and as of when it is known. */
async function frame(
  needs: ExplainNeeds,
  scope: Scope,
  asked: FigureParts,
  uses: readonly YearUse[],
  held: Shown,
): Promise<Pick<Explanation, 'figure' | 'meters' | 'knownAt' | 'findings'>> {
  const below = await Promise.all(
    uses.filter((use) => use.meters > 0).map((use) => needs.explainUse(scope, useFigureOf(use, asked, held))),
  );
  return {
    figure: asked.figure,
    meters: below.flatMap((one): Meters => one.meters),
    knownAt: formatInstant(asked.known.received / 1000),
    findings: below.flatMap((one) => one.findings),
  };
}

function useInput(use: YearUse, asked: FigureParts, held: Shown): ExplainedInput {
  return {
    name: `use ${use.carrier}`,
    value: use.value,
    unit: use.unit,
    source: metersText(use.meters, use.coverage),
    figure: useFigureOf(use, asked, held),
  };
}

function useFigureOf({ carrier }: YearUse, asked: FigureParts, { facts }: Shown): string {
  return periodFigure(facts.code, facts.zone, carrier, periodOf(asked), asked.known);
}

function areaInput({ floorAreaM2 }: YearOfBuilding, facts: BuildingFacts): ExplainedInput {
  const zh = facts.floorAreaM2.map(({ from, value }) => `${from ?? '一开始'}起 ${value === null ? '未知' : `${value} m²`}`);
  const en = facts.floorAreaM2.map(({ from, value }) => `${value === null ? 'unknown' : `${value} m²`} from ${from ?? 'the beginning'}`);
  const source = {
    zh: `建筑档案：${zh.join('；') || '未填'}；按天数加权`,
    en: `registry: ${en.join('; ') || 'not given'}; weighted by days`,
  };
  return { name: 'floorArea', value: floorAreaM2, unit: 'm2', source };
}

function householdInput(households: number | null): ExplainedInput[] {
  return [{ name: 'households', value: households, unit: 'household', source: { zh: '建筑档案', en: 'registry' } }];
}

function pinned(kind: string, { building, year, month, known }: FigureParts): string {
  return figureId({ kind, building, year, ...(month !== undefined && { month }), ...known });
}

function figureParts(figure: string, question: FigureQuestion): FigureParts {
  const { kind, building, year, month, received, recorded } = question;
  if (typeof building !== 'string' || !isKeptYear(year)) throw new Problem('bad-input', 'figure-unknown', { figure });
  const known = { received, recorded };
  if (month === undefined) return { figure, building, year, known };
  const of = kind === 'quota' ? undefined : monthIn(year, month);
  if (of === undefined) throw new Problem('bad-input', 'figure-unknown', { figure });
  return { figure, building, year, month: of, known };
}

function measureOf(figure: string, { carrier }: FigureQuestion): Measure {
  if (carrier === 'total') return carrier;
  const found = carriers.find((one) => one === carrier);
  if (found === undefined) throw new Problem('bad-input', 'figure-unknown', { figure });
  return found;
}

/** The steps of one judgement, in the order they are made: measured, factors, corrected, limits. */
function quotaInputs({ measured, corrected, constraint, leading, unit, corrections, source }: QuotaPart): ExplainedInput[] {
  const table = sourceShown(source);
  return [
    { name: 'measured', value: measured, unit, source: { zh: '用量 ÷ 除数', en: 'use / divisor' } },
    ...corrections.map(({ symbol, factor, why, ground }): ExplainedInput => ({
      name: symbol,
      value: factor,
      unit: '',
      source: {
        zh: `${textIn(sourceShown(ground), 'zh')}；${why.field} = ${why.value} ${why.unit}，基准 ${why.base}`,
        en: `${textIn(sourceShown(ground), 'en')}; ${why.field} = ${why.value} ${why.unit}, base ${why.base}`,
      },
    })),
    { name: 'corrected', value: corrected, unit, source: { zh: '实测值 × 各项修正系数', en: 'measured × factors' } },
    { name: 'constraint', value: constraint, unit, source: table },
    { name: 'leading', value: leading, unit, source: table },
  ];
}
