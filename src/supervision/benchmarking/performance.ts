import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { type Explanation, figureId, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { isVerified } from '#kernel/source-status.ts';
import { type Found } from '#platform/knowledge/facts.ts';
import { flowOf, type FlowAnswer } from './building-views.ts';
import { intensityOf } from './public/intensity.ts';
import { coefficientsFor, dayOfJudgement } from './public/known-rules.ts';
import type { BenchmarkingNeeds } from './needs.ts';
import { yearBuilding } from './public/year-buildings.ts';

/** Minimum coverage for a figure of the label to count (`savings.md` 6). */
const leastCoverage = 0.98;

/** What an item still requires: readings, the floor area, meters by item, a reference, or what its entry says. */
export type PerformanceNeed = 'readings' | 'floor-area' | 'item-meters' | 'reference' | 'measurement';

/** One item of a measured energy performance label. */
export type PerformanceItem = {
  /** `use-electricity`, `total`, `share-01A00`, `saving-rate`, `indoor-temperature` … */
  readonly item: string;
  readonly name: LocalizedText;
  readonly carrier: Carrier | null;
  /** The code of an energy item, for a share. */
  readonly energyItem: string | null;
  readonly value: number | null;
  readonly unit: string;
  readonly coverage: number | null;
  readonly state: 'computed' | 'needs';
  readonly need: PerformanceNeed | null;
  readonly needs: LocalizedText | null;
  readonly clause: string;
  readonly status: string;
  readonly figure: string | null;
};

export type PerformanceQuestion = {
  readonly building: string;
  readonly year: number;
  /** Reference that the building is compared with, kWh/m2 per year, all energy at calorific equivalent. */
  readonly reference?: number | undefined;
  readonly known: AsOf;
};

export type PerformanceAnswer = {
  readonly building: string;
  readonly year: number;
  readonly items: readonly PerformanceItem[];
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

type Entry = Found<'performance-item'>;
type Given = {
  readonly flow: FlowAnswer;
  readonly areaM2: number | null;
  readonly asked: PerformanceQuestion;
  readonly kgcePerKwh: number | null;
};

/**
 * Which items of an energy performance label measurements can answer for a year, and by name those that they cannot. Throws
 * `no-such-building`.
 */
export async function performanceOf(needs: BenchmarkingNeeds, scope: Scope, asked: PerformanceQuestion): Promise<PerformanceAnswer> {
  const { year, known } = asked;
  if (asked.reference !== undefined && !(asked.reference > 0))
    throw new Problem('bad-input', 'reference-bad', { reference: asked.reference });
  const [flow, shown] = await Promise.all([flowOf(needs, scope, asked), yearBuilding(needs, scope, asked)]);
  const entries = needs.knowledge.inForce('performance-item', { on: dayOfJudgement(year), ...known });
  const electricity = coefficientsFor(needs.knowledge, year, known).get('electricity')?.value ?? null;
  const given: Given = { flow, areaM2: shown.building.floorAreaM2, asked, kgcePerKwh: electricity };
  const items = entries.flatMap((entry) => itemsOf(entry, given));
  return {
    building: flow.building,
    year,
    items,
    indicative: entries.some(({ status }) => !isVerified(status)),
    findings: [...flow.findings],
  };
}

function itemsOf(entry: Entry, given: Given): PerformanceItem[] {
  if (entry.item === 'use') return given.flow.carriers.map((carrier) => useItem(entry, given, carrier));
  if (entry.item === 'total') return [totalItem(entry, given)];
  if (entry.item === 'share') return shareItems(entry, given);
  if (entry.item === 'saving-rate') return [savingItem(entry, given)];
  return [{ ...bare(entry, entry.item), ...wanted('measurement', entry.needs ?? null) }];
}

const nothing = { carrier: null, energyItem: null, value: null, unit: '', coverage: null, figure: null } as const;

function bare({ names, source, status }: Entry, item: string) {
  return { ...nothing, item, name: names, clause: `${source.document} ${source.clause}`, status };
}

const wanted = (need: PerformanceNeed, needs: LocalizedText | null) => ({ state: 'needs' as const, need, needs });
const computed = { state: 'computed' as const, need: null, needs: null };

function useItem(entry: Entry, { flow, areaM2, asked }: Given, { carrier, unit, nodes }: FlowAnswer['carriers'][number]): PerformanceItem {
  const whole = nodes.find(({ item }) => item === null)?.use ?? null;
  const told = { ...bare(entry, `use-${carrier}`), carrier, unit: `${unit}/m2`, coverage: whole?.coverage ?? 0 };
  if (whole === null || whole.value === null || whole.coverage < leastCoverage) return { ...told, ...wanted('readings', null) };
  if (areaM2 === null) return { ...told, ...wanted('floor-area', null) };
  const figure = figureId({ kind: 'intensity', building: flow.building, year: asked.year, carrier, ...asked.known });
  return { ...told, ...computed, value: intensityOf(whole.value, areaM2), figure };
}

function totalItem(entry: Entry, { flow, areaM2, asked }: Given): PerformanceItem {
  const { value, coverage } = flow.total;
  const told = { ...bare(entry, 'total'), unit: 'kgce/m2', coverage };
  if (value === null || coverage < leastCoverage) return { ...told, ...wanted('readings', null) };
  if (areaM2 === null) return { ...told, ...wanted('floor-area', null) };
  const figure = figureId({ kind: 'intensity', building: flow.building, year: asked.year, carrier: 'total', ...asked.known });
  return { ...told, ...computed, value: intensityOf(value, areaM2), figure };
}

/** Shares of the items directly below a carrier. */
function shareItems(entry: Entry, { flow, asked }: Given): PerformanceItem[] {
  const found = flow.carriers.flatMap(({ carrier, nodes }) => {
    const whole = nodes.find(({ item }) => item === null)?.use;
    return nodes.flatMap(({ item, parent, use }): PerformanceItem[] => {
      if (item === null || parent !== null) return [];
      const told = { ...bare(entry, `share-${item}`), carrier, energyItem: item, unit: '', coverage: use.coverage };
      const isKnown = whole !== undefined && whole.value !== null && whole.value > 0 && use.value !== null;
      if (!isKnown || Math.min(use.coverage, whole.coverage) < leastCoverage) return [{ ...told, ...wanted('readings', null) }];
      const figure = figureId({ kind: 'performance', building: flow.building, year: asked.year, item: `share-${item}`, ...asked.known });
      return [{ ...told, ...computed, value: (use.value as number) / (whole.value as number), figure }];
    });
  });
  return found.length > 0 ? found : [{ ...bare(entry, 'share'), ...wanted('item-meters', null) }];
}

function savingItem(entry: Entry, given: Given): PerformanceItem {
  const { flow, areaM2, asked, kgcePerKwh } = given;
  const { value, coverage } = flow.total;
  const told = { ...bare(entry, 'saving-rate'), coverage };
  const { reference } = asked;
  if (reference === undefined) return { ...told, ...wanted('reference', null) };
  if (value === null || coverage < leastCoverage || kgcePerKwh === null) return { ...told, ...wanted('readings', null) };
  const measured = intensityOf(value / kgcePerKwh, areaM2);
  if (measured === null) return { ...told, ...wanted('floor-area', null) };
  const named = { building: flow.building, year: asked.year, item: 'saving-rate', reference };
  return { ...told, ...computed, value: 1 - measured / reference, figure: figureId({ kind: 'performance', ...named, ...asked.known }) };
}

/** Explains a share or the relative saving: dividend and divisor, with the figures of both. */
export async function explainPerformance(
  needs: BenchmarkingNeeds,
  scope: Scope,
  figure: string,
  question: FigureQuestion,
): Promise<Explanation> {
  const { building, year, item, reference, received, recorded } = question;
  if (typeof building !== 'string' || typeof year !== 'number' || typeof item !== 'string') throw unknownFigure(figure);
  const known = { received, recorded };
  const asked = { building, year, known, ...(typeof reference === 'number' && { reference }) };
  const [told, flow] = await Promise.all([performanceOf(needs, scope, asked), flowOf(needs, scope, asked)]);
  const found = told.items.find((one) => one.item === item);
  if (found === undefined) throw unknownFigure(figure);
  const total = told.items.find((one) => one.item === 'total');
  const carrier = flow.carriers.find((one) => one.carrier === found.carrier);
  const node = (code: string | null) => carrier?.nodes.find((one) => one.item === code)?.use;
  const used = (name: string, use: ReturnType<typeof node>) =>
    use === undefined
      ? []
      : [{ name, value: use.value, unit: carrier?.unit ?? '', source: { zh: '由计量得出', en: 'metered' }, figure: use.figure }];
  const inputs =
    found.energyItem === null
      ? [
          {
            name: 'total',
            value: total?.value ?? null,
            unit: 'kgce/m2',
            source: { zh: '单位面积综合能耗', en: 'energy use per area' },
            ...(typeof total?.figure === 'string' && { figure: total.figure }),
          },
          {
            name: 'reference',
            value: typeof reference === 'number' ? reference : null,
            unit: 'kWh/m2',
            source: { zh: '提问时给定', en: 'as given in the request' },
          },
        ]
      : [...used(found.energyItem, node(found.energyItem)), ...used(carrier?.carrier ?? '', node(null))];
  return {
    figure,
    result: {
      name: `performance ${item} ${building} ${year}`,
      value: found.value,
      unit: found.unit,
      ...(found.coverage !== null && { coverage: found.coverage }),
    },
    formula:
      found.energyItem === null
        ? {
            zh: '1 − 实测 ÷ 参考值；实测为综合能耗按电的当量系数折为 kWh',
            en: '1 − measured ÷ reference; measured: all energy in kWh by the coefficient of electricity',
          }
        : { zh: '分项用能 ÷ 该能源用能', en: 'use of the item ÷ use of its carrier' },
    clause: { zh: found.clause, en: found.clause },
    inputs,
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings: told.findings,
  };
}
