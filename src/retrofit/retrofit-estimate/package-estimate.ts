import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseYuan } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import type { EstimateQuestion, MeasurePart, PackageEstimate } from './answer.ts';
import { withRequired } from './chosen.ts';
import { effectOf } from './effects.ts';
import type { Act, Measure } from './facts.ts';
import { gainVerdict } from './gain.ts';
import type { MoneyPart } from './explain-money.ts';
import type { Gathered } from './gather.ts';
import type { Rule } from './gain-rule.ts';
import { isIndicative } from './indicative.ts';
import { firstLeaf } from './leaves.ts';
import type { Library } from './library.ts';
import { costOf, netPresentValue, quantityOf, yuanText } from './money.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';
import { type Saving, savingOf } from './package-saving.ts';

/** A requested package; `custom`: measures named individually. */
export type Wanted = { readonly package: string; readonly measures: readonly string[] };

/** What all packages of one building have in common. */
export type Context = {
  readonly asked: EstimateQuestion;
  readonly known: AsOf;
  readonly library: Library;
  readonly gathered: Gathered;
  readonly rule: Rule;
  readonly factors: readonly { readonly carrier: Carrier; readonly kg: number; readonly indicative: boolean }[];
};

/** The estimate of one package, or of the measures that were named. */
export function packageOf(needs: RetrofitEstimateNeeds, context: Context, wanted: Wanted): PackageEstimate {
  const { known, library, gathered, rule } = context;
  const { facts } = gathered;
  const missing = new Set<string>();
  const project = new Map(Object.entries({ ...needs.obligations.factsOf(facts), work: 'retrofit' }));
  const holding = wanted.measures.filter((code) => {
    const { truth, needs: lacking } = needs.policy.weigh(library.measures.get(code)?.when ?? null, project, known.recorded);
    for (const fact of truth === null ? lacking : []) missing.add(fact);
    return truth === true;
  });
  const chosen = withRequired(holding, library.measures);
  const findings: Finding[] = [...chosen.findings];
  const { acts, measures } = actsOf(chosen.measures, gathered, missing, findings);
  const carriers = gathered.carriers.flatMap(({ leaves }) => (leaves === null ? [] : [leaves]));
  const summed = savingOf(carriers, acts);
  // if nothing is known of the measures, or no use was measured, it is not known that nothing is saved
  const saving = acts.length === 0 && (measures.length > 0 || carriers.length === 0) ? unknownOf(summed) : summed;
  findings.push(...saving.findings);
  const before = gathered.total.value;
  const shareOf = (kgce: number | null): number | null => (before === null || !(before > 0) || kgce === null ? null : kgce / before);
  const gain = { share: shareOf(saving.kgce), low: shareOf(saving.low), high: shareOf(saving.high), ...rule };
  const figureOf = figuresOf(context, wanted);
  const isWhole = gathered.isWhole && measures.every(({ share }) => share !== null);
  return {
    package: wanted.package,
    measures,
    works: chosen.measures.map((one) => workOf(one, gathered)),
    saving: saving.carriers,
    total: {
      value: saving.kgce,
      low: saving.low,
      high: saving.high,
      unit: 'kgce',
      figure: figureOf(),
    },
    gain: { ...gain, verdict: gainVerdict(gain, rule.required, isWhole) },
    ...moneyOf(context, chosen.measures, saving, missing),
    figures: moneyFigures(context, wanted),
    missing: [...missing].toSorted(),
    parts: chosen.measures.map((one, at) => partOf(one, saving, measures[at]?.share ?? null, figureOf(one.measure))),
    after: { ...afterOf(before, saving), figure: figureOf('after') },
    indicative: restsOnUnsure(context, chosen.measures, measures, saving),
    findings,
  };
}

/** The saving of a package whose measures have no known effect. */
function unknownOf({ carriers, ...saving }: Saving): Saving {
  return { ...saving, carriers: carriers.map((one) => ({ ...one, value: null })), kgce: null, low: null, high: null };
}

/** The money figures of a package, with prices, discount and years as requested, so that they always stay the same. */
function moneyFigures({ asked, known, gathered: { facts } }: Context, wanted: Wanted): PackageEstimate['figures'] {
  const { prices, discount, years } = asked;
  const given = Object.entries(prices ?? {}).map(([carrier, price]) => `${carrier}=${price}`);
  const figureOf = (of: MoneyPart): string =>
    figureId({
      kind: 'retrofit-estimate',
      building: facts.code,
      year: asked.year,
      ...namedIn(wanted),
      of,
      ...(of !== 'cost' && given.length > 0 && { prices: given.toSorted().join(',') }),
      ...(of === 'npv' && discount !== undefined && { discount }),
      ...(of === 'npv' && years !== undefined && { years }),
      ...known,
    });
  return { cost: figureOf('cost'), yuanPerYear: figureOf('yearly'), npvYuan: figureOf('npv') };
}

const namedIn = (wanted: Wanted) => (wanted.package === 'custom' ? { measures: wanted.measures.join(',') } : { package: wanted.package });

/** The figures of a package: its saving, or a part of it. */
const figuresOf =
  ({ asked, known, gathered: { facts } }: Context, wanted: Wanted) =>
  (part?: string): string =>
    figureId({
      kind: 'retrofit-estimate',
      building: facts.code,
      year: asked.year,
      ...namedIn(wanted),
      ...(part !== undefined && { part }),
      ...known,
    });

function workOf(one: Measure, gathered: Gathered): PackageEstimate['works'][number] {
  return { measure: one.measure, trade: one.trade, days: daysOf(one, gathered), outOfSeason: one.outOfSeason };
}

/** The year less the saving; the ends swap. */
function afterOf(before: number | null, { kgce, low, high }: Saving) {
  const less = (saved: number | null): number | null => (before === null || saved === null ? null : before - saved);
  return { value: less(kgce), low: less(high), high: less(low) };
}

/** Whether a coefficient, a factor or a value of a measure is neither verified nor the city's own. */
function restsOnUnsure(
  { gathered, factors }: Context,
  chosen: readonly Measure[],
  measures: PackageEstimate['measures'],
  saving: Saving,
): boolean {
  return (
    gathered.carriers.some(({ leaves, isCoefficientSure }) => leaves !== null && leaves.kgce !== null && !isCoefficientSure) ||
    chosen.some((one, at) => isIndicative(one, measures[at] ?? { leaf: null, share: null }, gathered.known)) ||
    saving.carriers.some(
      ({ carrier, value }) => value !== null && value !== 0 && factors.some((one) => one.carrier === carrier && one.indicative),
    )
  );
}

/** What a measure saves in combination with the others; unknown if its effect is unknown. */
function partOf(one: Measure, saving: Saving, share: number | null, figure: string): MeasurePart {
  const own = saving.shares.find(({ measure }) => measure === one.measure);
  return {
    measure: one.measure,
    name: one.names,
    value: share === null ? null : (own?.kgce ?? 0),
    carriers: own?.carriers ?? [],
    figure,
  };
}

function daysOf({ effort, ...measure }: Measure, { quantities, devices }: Gathered): number | null {
  const quantity = effort === null ? null : quantityOf(effort.per, measure, quantities, devices);
  return effort === null || quantity === null ? null : effort.days * quantity;
}

/** The effect of each measure on the first available of its leaves. */
function actsOf(measures: readonly Measure[], gathered: Gathered, missing: Set<string>, findings: Finding[]) {
  const carriers = gathered.carriers.flatMap(({ leaves }) => (leaves === null ? [] : [leaves]));
  const heated = firstLeaf(carriers, ['heating'])?.carriers ?? [];
  const acts: Act[] = [];
  const told: PackageEstimate['measures'][number][] = [];
  for (const one of measures) {
    const isConductance = one.effect !== null && 'conductance' in one.effect;
    const among = one.carrier === undefined ? carriers : carriers.filter(({ carrier }) => carrier === one.carrier);
    const on = isConductance ? firstLeaf(heated, ['heating']) : firstLeaf(among, one.of);
    const effect = effectOf(one, gathered.known, heated);
    for (const name of effect.missing) missing.add(name);
    findings.push(...effect.findings);
    if (on === null) missing.add(`${one.measure}.of`);
    const share = on === null ? null : effect.share;
    told.push({ measure: one.measure, leaf: on?.leaf ?? null, share, sigma: share === null ? 0 : effect.sigma });
    if (on === null || share === null) continue;
    const of = on.carriers.map(({ carrier }) => carrier);
    acts.push({ measure: one.measure, leaf: on.leaf, carriers: of, share, sigma: effect.sigma, isConductance });
  }
  return { acts, measures: told };
}

type Money = Pick<PackageEstimate, 'cost' | 'carbonKg' | 'yuanPerYear' | 'npvYuan'>;

function moneyOf({ asked, gathered, factors }: Context, measures: readonly Measure[], saving: Saving, missing: Set<string>): Money {
  const { cost, missing: lacking } = costOf(measures, gathered.quantities, gathered.devices);
  for (const name of lacking) missing.add(name);
  const isKnown = saving.kgce !== null;
  let [yearly, carbonKg]: [ReturnType<typeof exact> | null, number | null] = isKnown ? [exact(0n), 0] : [null, null];
  for (const { carrier, value } of saving.carriers) {
    if (value === null || value === 0) continue;
    const price = asked.prices?.[carrier];
    if (price === undefined) missing.add(`price:${carrier}`);
    yearly = price === undefined || yearly === null ? null : yearly.add(exactOf(value).mul(priceOf(price)));
    const factor = factors.find((one) => one.carrier === carrier);
    if (factor === undefined) missing.add(`carbon-factor:${carrier}`);
    carbonKg = factor === undefined || carbonKg === null ? null : carbonKg + value * factor.kg;
  }
  for (const { measure, life } of measures) if (life === null) missing.add(`${measure}.life`);
  const { discount, years } = asked;
  const npv =
    cost === null || yearly === null || discount === undefined || years === undefined
      ? null
      : netPresentValue(cost.value, yearly, discount, years);
  return {
    cost: {
      value: cost === null ? null : yuanText(cost.value),
      low: cost === null ? null : yuanText(cost.low),
      high: cost === null ? null : yuanText(cost.high),
    },
    carbonKg,
    yuanPerYear: yearly === null ? null : yuanText(yearly),
    npvYuan: npv === null ? null : yuanText(npv),
  };
}

const priceText = /^\d{1,9}(?:\.\d{1,6})?$/u;

function priceOf(text: string) {
  if (!priceText.test(text)) throw new Problem('bad-input', 'price-bad', { price: text.slice(0, 40) });
  return parseYuan(text) ?? exact(text);
}
