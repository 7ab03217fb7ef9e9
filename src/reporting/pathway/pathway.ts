import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Path, PathLimit, Plan } from './facts.ts';
import { limitsOf } from './limits.ts';
import type { PathwayNeeds } from './needs.ts';
import { type Added, carriersOf, planOf } from './plan.ts';
import { readPlan } from './plan-file.ts';
import type { WrittenPlan } from './plan-shape.ts';
import { type Quantiles, quantilesFrom } from './sample.ts';
import type { sampled } from './sample-worker.ts';
import { middleOf, walk } from './walk.ts';

/** A plan as submitted by a person, and what is requested of it. */
export type PathwayQuestion = {
  readonly name: string;
  readonly text: string;
  /** Years shown, both included; if omitted: all of the plan. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly samples: number;
  readonly seed: number;
  readonly known: AsOf;
};

export type Pathway = Path & {
  readonly plan: Plan;
  readonly name: string;
  readonly region: string | null;
  /** The year with the most carbon dioxide, the first of equals; null if no year is known. */
  readonly peak: { readonly year: number; readonly kg: number } | null;
  readonly limits: readonly (PathLimit & { readonly pathKg: number | null; readonly gapKg: number | null })[];
  readonly quantiles: readonly Quantiles[] | null;
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

/**
 * The path of a town's carbon dioxide to a later year: existing stock, additions and demolition, and measures applied to a share of it each
 * year.
 * @example await createPathways(needs).walk(scope, { name: 'plan.yaml', text, samples: 0, seed: 1, known })
 */
export function createPathways(needs: PathwayNeeds) {
  return {
    knownAt: needs.carbon.knownAt,
    /** Throws Problem `pathway-invalid` with everything that is wrong; `no-such-place`, `no-such-target`. */
    async walk(scope: Scope, asked: PathwayQuestion): Promise<Pathway> {
      const written = await readPlan(needs.workers, asked.name, asked.text);
      const { added, indicative, findings } = await addedTo(needs, scope, written, asked.known);
      const plan = planOf(written, carriersOf(written, added.stock), added);
      const path = walk(plan, middleOf(plan));
      const quantiles = asked.samples > 0 ? await samplesOf(needs, plan, asked) : null;
      const isShown = ({ year }: { readonly year: number }) => year >= (asked.from ?? plan.base) && year <= (asked.to ?? plan.to);
      const years = path.years.filter(isShown);
      return {
        years,
        exceeds: path.exceeds,
        plan,
        name: asked.name,
        region: written.region ?? null,
        peak: peakOf(years),
        limits: plan.limits.map((limit) => {
          const pathKg = path.years.find(({ year }) => year === limit.year)?.kg ?? null;
          return { ...limit, pathKg, gapKg: pathKg === null ? null : pathKg - limit.kg };
        }),
        quantiles: quantiles?.filter(isShown) ?? null,
        indicative,
        findings: [...findings, ...doubtsOf(written, plan, path)],
      };
    },
  };
}

export type Pathways = ReturnType<typeof createPathways>;

type Addition = { readonly added: Added; readonly indicative: boolean; readonly findings: readonly Finding[] };

/** What the program knows of the region of a plan in its base year. */
async function addedTo(needs: PathwayNeeds, scope: Scope, written: WrittenPlan, known: AsOf): Promise<Addition> {
  const { region, base, factors: given = {}, stock } = written;
  const asked = region === undefined ? null : { region, year: base, known };
  const measured = stock === 'measured' && asked !== null ? await needs.carbon.stockOf(scope, asked) : null;
  const uses = measured?.stock ?? [];
  const missing = carriersOf(written, uses).filter((carrier) => given[carrier] === undefined);
  const frozen = asked === null || missing.length === 0 ? null : await needs.carbon.frozenFactors({ ...asked, carriers: missing });
  const factors = new Map<Carrier, number>(frozen?.map(({ carrier, kg }) => [carrier, kg]));
  const limits = await limitsOf(needs, scope, written, known);
  const at = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'warning', evidence });
  return {
    added: { stock: uses, factors, limits },
    indicative: (measured?.indicative ?? false) || (frozen?.some((one) => one.indicative) ?? false),
    findings: [
      ...(measured?.findings ?? []),
      ...(factors.size === 0 ? [] : [at('factor-frozen', { carrier: [...factors.keys()].join(', '), year: base })]),
      ...missing.filter((carrier) => !factors.has(carrier)).map((carrier) => at('pathway-factor-missing', { carrier })),
    ],
  };
}

function peakOf(years: Path['years']): Pathway['peak'] {
  let peak: { year: number; kg: number } | null = null;
  for (const { year, kg } of years) if (kg !== null && (peak === null || kg > peak.kg)) peak = { year, kg };
  return peak;
}

/** What in a plan has no effect, or cannot be done. */
function doubtsOf({ measures }: WrittenPlan, { stock, growth }: Plan, { exceeds }: Path): Finding[] {
  const uses = new Set([...stock, ...growth].map(({ use }) => use));
  return [
    ...exceeds.map(({ use, year, shortM2 }): Finding => ({
      code: 'demolition-exceeds',
      severity: 'warning',
      evidence: { use, year, areaM2: shortM2 },
    })),
    ...measures.flatMap(({ id, uses: wanted }) =>
      wanted
        .filter((use) => !uses.has(use))
        .map((use): Finding => ({ code: 'measure-without-use', severity: 'warning', evidence: { measure: id, use } })),
    ),
  ];
}

/** Samples in threads of the pool, so that other requests do not wait. */
async function samplesOf({ workers }: PathwayNeeds, plan: Plan, asked: PathwayQuestion): Promise<Quantiles[]> {
  const { seed } = asked;
  // without spreads every sample is the same
  const samples = plan.spreads.length === 0 ? 1 : asked.samples;
  const module = new URL('./sample-worker.ts', import.meta.url);
  const share = Math.ceil(samples / workers.size);
  const from = Array.from({ length: workers.size }, (_, at) => at * share).filter((at) => at < samples);
  const parts = await Promise.all(
    from.map((first) => workers.run<typeof sampled>(module, 'sampled', { plan, seed, first, last: Math.min(samples, first + share) })),
  );
  return quantilesFrom(plan, parts);
}
