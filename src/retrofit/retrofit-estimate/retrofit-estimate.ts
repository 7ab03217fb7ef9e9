import { setImmediate as turn } from 'node:timers/promises';
import { yearOf } from '#supervision/benchmarking/benchmarking.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { type Explainer, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Estimate, EstimateQuestion } from './answer.ts';
import { type Batch, createBatch, type Foreseen } from './batch.ts';
import { withRequired } from './chosen.ts';
import { citing } from './cited.ts';
import { explainEstimate } from './explain.ts';
import { gainRule } from './gain-rule.ts';
import { gather, type Gathered } from './gather.ts';
import { type Library, libraryOn, packageNamed } from './library.ts';
import { measureValueVerbs } from './measure-values.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';
import { originOf } from './origin.ts';
import { packageOf, type Wanted } from './package-estimate.ts';
import { potentialOf } from './potential.ts';

export type { Estimate, EstimateQuestion, PackageEstimate } from './answer.ts';
export { isEstimateFigure } from './origin.ts';

/**
 * What measures would save of a building's measured use, with an interval.
 * @example await createRetrofitEstimates(needs).estimate(scope, { building: 'B001', year: 2025, packages: ['homes'] })
 */
export function createRetrofitEstimates(needs: RetrofitEstimateNeeds) {
  const explainers: Readonly<Record<string, Explainer>> = { 'retrofit-estimate': (...asked) => opened(needs, ...asked) };
  return {
    /** Throws `no-such-building`, `no-such-package`, `no-such-measure`, `measures-exclude`, `price-bad`. */
    estimate(scope: Scope, asked: EstimateQuestion): Promise<Estimate> {
      const known = needs.metering.knownAt(asked.knownAt);
      return estimateWithin(needs, scope, { ...asked, known }, createBatch(needs, scope, { known, knownAt: asked.knownAt }));
    },
    /**
     * Estimates many buildings as known at one time. Shared inputs are read once; for foreseen buildings, facts, equipment and day rows are
     * read a few hundred at a time. Other calls run between one and the next. Throws as `estimate`.
     * @returns a function that estimates one building
     */
    batch(scope: Scope, known: AsOf, foreseen?: Foreseen): (asked: Omit<EstimateQuestion, 'knownAt'>) => Promise<Estimate> {
      const knownAt = new Date(known.received).toISOString();
      const batch = createBatch(needs, scope, { known, knownAt }, foreseen);
      return async (asked) => {
        const told = await estimateWithin(needs, scope, { ...asked, knownAt, known }, batch);
        // with everything read ahead, nothing here waits for a store
        await turn();
        return told;
      };
    },
    explainers,
    /** The measures and packages in force in a place on a day. Throws `no-such-place`. */
    async measures(asked: { readonly region?: string | undefined; readonly on: string; readonly knownAt?: string | undefined }) {
      const regions = asked.region === undefined ? null : await needs.policy.regionsOf(asked.region);
      const known = needs.metering.knownAt(asked.knownAt);
      const { measures, packages } = libraryOn(needs, { on: asked.on, known, regions });
      return { measures: [...measures.values()], packages: [...packages.values()] };
    },
    /** What the figure of an estimate was calculated from; null for any other figure, and for a building that the scope does not see. */
    origin: (scope: Scope, figure: string) => originOf(needs, scope, figure),
    /** How sources of measures are cited, as known now. */
    citing: () => citing(needs),
    values: measureValueVerbs(needs),
  };
}

export type RetrofitEstimates = ReturnType<typeof createRetrofitEstimates>;

type Pinned = EstimateQuestion & { readonly known: AsOf };

async function estimateWithin(needs: RetrofitEstimateNeeds, scope: Scope, asked: Pinned, batch: Batch): Promise<Estimate> {
  const { year, known } = asked;
  const facts = await batch.facts(asked.building, year);
  const reading = Promise.all([
    gather(needs, scope, asked, facts, batch),
    batch.risingOf({ facts, use: yearOf(facts, year).use }, year),
    batch.factors(facts.region, year),
  ]);
  reading.catch(() => undefined);
  const regions = await batch.regions(facts.region);
  const library = libraryOn(needs, { on: `${year}-12-31`, known, regions });
  const wanted = wantedOf(library, asked);
  // checked before anything is read: measures that exclude each other fit no building
  for (const one of wanted) withRequired(one.measures, library.measures);
  const [gathered, rising, factors] = await reading;
  const rule = gainRule(needs, gathered, regions, known);
  const packages = wanted.map((one) => packageOf(needs, { asked, known, library, gathered, rule, factors }, one));
  const potential = potentialOf(needs, gathered, { year, known, regions, rising });
  return {
    building: facts.code,
    year,
    basis: basisOf(gathered),
    gathered,
    packages,
    potential: potential.told,
    indicative: potential.isIndicative || packages.some(({ indicative }) => indicative),
    known,
    findings: [...gathered.findings, ...packages.flatMap(({ findings }) => findings), ...potential.findings],
  };
}

/** Explains a figure of an estimate, as known then. Throws `figure-unknown`. */
async function opened(needs: RetrofitEstimateNeeds, ...[scope, figure, question]: Parameters<Explainer>): ReturnType<Explainer> {
  const { building, year, package: code, measures, received, recorded } = question;
  if (typeof building !== 'string' || typeof year !== 'number') throw unknownFigure(figure);
  const known = { received, recorded };
  const asked = {
    building,
    year,
    ...(typeof measures === 'string' ? { measures: measures.split(',') } : { packages: [String(code)] }),
    ...moneyAsked(question),
    knownAt: new Date(received).toISOString(),
    known,
  };
  const batch = createBatch(needs, scope, { known, knownAt: asked.knownAt });
  const estimate = await estimateWithin(needs, scope, asked, batch);
  const regions = await batch.regions(estimate.gathered.facts.region);
  const library = libraryOn(needs, { on: `${year}-12-31`, known, regions });
  return explainEstimate(needs, scope, { estimate, measures: library.measures, asked }, { figure, question });
}

/** The inputs encoded in a money figure. */
function moneyAsked({ prices, discount, years }: FigureQuestion): Pick<EstimateQuestion, 'prices' | 'discount' | 'years'> {
  const given = typeof prices === 'string' ? prices.split(',').map((one) => one.split('=')) : [];
  return {
    prices: Object.fromEntries(given) as NonNullable<EstimateQuestion['prices']>,
    ...(typeof discount === 'string' && { discount }),
    ...(typeof years === 'number' && { years }),
  };
}

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
