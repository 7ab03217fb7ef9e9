import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { type Explainer, figureId, unknownFigure } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseYuan } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Estimate, EstimateQuestion, PackageEstimate } from './answer.ts';
import { withRequired } from './chosen.ts';
import { effectOf } from './effects.ts';
import { explainEstimate } from './explain.ts';
import type { Act, Measure } from './facts.ts';
import { gainVerdict } from './gain.ts';
import { gather, type Gathered } from './gather.ts';
import { gainRule, type Rule } from './gain-rule.ts';
import { isIndicative } from './indicative.ts';
import { firstLeaf } from './leaves.ts';
import { type Library, libraryOn, packageNamed } from './library.ts';
import { costOf, netPresentValue, quantityOf, yuanText } from './money.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';
import { type Saving, savingOf } from './package-saving.ts';
import { potentialOf } from './potential.ts';

export type { Estimate, EstimateQuestion, PackageEstimate } from './answer.ts';

/**
 * What measures would save of what a building was measured to use, with an interval.
 * @example await createRetrofitEstimates(needs).estimate(scope, { building: 'B001', year: 2025, packages: ['homes'] })
 */
export function createRetrofitEstimates(needs: RetrofitEstimateNeeds) {
  /** Throws `no-such-building`, `no-such-package`, `no-such-measure`, `measures-exclude`, `price-bad`. */
  async function estimate(scope: Scope, asked: EstimateQuestion): Promise<Estimate> {
    const known = needs.metering.knownAt(asked.knownAt);
    const library = libraryOn(needs, `${asked.year}-12-31`, known);
    const wanted = wantedOf(library, asked);
    // said before anything is read: what excludes each other can be done to no building
    for (const one of wanted) withRequired(one.measures, library.measures);
    const gathered = await gather(needs, scope, { ...asked, known });
    const rule = await gainRule(needs, scope, gathered, known);
    const carriers = gathered.carriers.flatMap(({ leaves }) => (leaves === null ? [] : [leaves]));
    const factors = await needs.carbon.frozenFactors({
      region: gathered.facts.region,
      year: asked.year,
      known,
      carriers: carriers.map(({ carrier }) => carrier),
    });
    const packages = wanted.map((one) => packageOf(needs, { asked, known, library, gathered, rule, factors }, one));
    const potential = await potentialOf(needs, scope, gathered, asked.year, known);
    return {
      building: gathered.facts.code,
      year: asked.year,
      basis: basisOf(gathered),
      gathered,
      packages,
      potential: potential.told,
      indicative: potential.isIndicative || packages.some(({ indicative }) => indicative),
      known,
      findings: [...gathered.findings, ...packages.flatMap(({ findings }) => findings), ...potential.findings],
    };
  }

  const explainers: Readonly<Record<string, Explainer>> = {
    'retrofit-estimate': async (scope, figure, question) => {
      const { building, year, package: code, measures } = question;
      if (typeof building !== 'string' || typeof year !== 'number') throw unknownFigure(figure);
      const knownAt = new Date(question.received).toISOString();
      const told = await estimate(scope, {
        building,
        year,
        ...(typeof measures === 'string' ? { measures: measures.split(',') } : { packages: [String(code)] }),
        knownAt,
      });
      return explainEstimate(told, figure);
    },
  };

  return {
    estimate,
    explainers,
    /** The measures and packages in force on a day. A region is looked up, so that nobody asks of one that is not there. */
    async measures(
      scope: Scope,
      asked: { readonly region?: string | undefined; readonly on: string; readonly knownAt?: string | undefined },
    ) {
      if (asked.region !== undefined) await needs.policy.regionsOf(scope, asked.region);
      const { measures, packages } = libraryOn(needs, asked.on, needs.metering.knownAt(asked.knownAt));
      return { measures: [...measures.values()], packages: [...packages.values()] };
    },
  };
}

export type RetrofitEstimates = ReturnType<typeof createRetrofitEstimates>;

type Wanted = { readonly package: string; readonly measures: readonly string[] };

function wantedOf(library: Library, { packages, measures }: EstimateQuestion): Wanted[] {
  const codes = packages === undefined && measures === undefined ? [...library.packages.keys()] : (packages ?? []);
  const named = [...new Set(codes)].map((code): Wanted => {
    const found = packageNamed(library, code);
    return { package: code, measures: found.measures };
  });
  return measures === undefined ? named : [...named, { package: 'custom', measures: [...new Set(measures)].toSorted() }];
}

function basisOf({ carriers }: Gathered): Estimate['basis'] {
  const counted = carriers.filter(({ leaves }) => leaves !== null);
  if (counted.length === 0) return 'none';
  const split = counted.filter(({ leaves }) => leaves?.parts !== null).length;
  if (split === 0) return 'total';
  return split === carriers.length ? 'metered' : 'partly';
}

type Context = {
  readonly asked: EstimateQuestion;
  readonly known: AsOf;
  readonly library: Library;
  readonly gathered: Gathered;
  readonly rule: Rule;
  readonly factors: readonly { readonly carrier: Carrier; readonly kg: number; readonly indicative: boolean }[];
};

/** What one package does, or the measures that were named. */
function packageOf(needs: RetrofitEstimateNeeds, context: Context, wanted: Wanted): PackageEstimate {
  const { asked, known, library, gathered, rule, factors } = context;
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
  const saving = savingOf(carriers, acts);
  findings.push(...saving.findings);
  const before = gathered.total.value;
  const shareOf = (kgce: number | null): number | null => (before === null || !(before > 0) || kgce === null ? null : kgce / before);
  const gain = { share: shareOf(saving.kgce), low: shareOf(saving.low), high: shareOf(saving.high), ...rule };
  const isWhole = gathered.isWhole && measures.every(({ share }) => share !== null);
  return {
    package: wanted.package,
    measures,
    works: chosen.measures.map((one) => ({
      measure: one.measure,
      trade: one.trade,
      days: daysOf(one, gathered),
      outOfSeason: one.outOfSeason,
    })),
    saving: saving.carriers,
    total: {
      value: saving.kgce,
      low: saving.low,
      high: saving.high,
      unit: 'kgce',
      figure: figureId({
        kind: 'retrofit-estimate',
        building: facts.code,
        year: asked.year,
        ...(wanted.package === 'custom' ? { measures: wanted.measures.join(',') } : { package: wanted.package }),
        ...known,
      }),
    },
    gain: { ...gain, verdict: gainVerdict(gain, rule.required, isWhole) },
    ...moneyOf(context, chosen.measures, saving, missing),
    missing: [...missing].toSorted(),
    indicative:
      gathered.carriers.some(({ leaves, isCoefficientSure }) => leaves !== null && leaves.kgce !== null && !isCoefficientSure) ||
      chosen.measures.some((one, at) => isIndicative(one, measures[at] ?? { leaf: null, share: null }, gathered.known)) ||
      saving.carriers.some(({ carrier, value }) => value !== 0 && factors.some((one) => one.carrier === carrier && one.indicative)),
    findings,
  };
}

function daysOf({ effort, ...measure }: Measure, { quantities, devices }: Gathered): number | null {
  const quantity = effort === null ? null : quantityOf(effort.per, measure, quantities, devices);
  return effort === null || quantity === null ? null : effort.days * quantity;
}

/** What each measure does to the first of its leaves that is to be had. */
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
  let [yearly, carbonKg]: [ReturnType<typeof exact> | null, number | null] = [exact(0n), 0];
  for (const { carrier, value } of saving.carriers) {
    if (value === 0) continue;
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
