import type { Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import type { LimitUse, SolveAnswer, Status } from './answer.ts';
import { numberOf } from './decimal.ts';
import type { Solver } from './public/highs.ts';
import type { Instance } from './instance.ts';
import { abs, coefficientDecimals, modelOf, valueDecimals, type Model } from './model.ts';
import { follow, pricesOf, sumDecimals, widened } from './prices.ts';
import { chosenRows, limitRows, outRows } from './report.ts';
import { searchLarge } from './large.ts';
import { search, type Found } from './search.ts';

/** Option-years up to which an instance is solved to optimality; above, to the requested gap. */
const small = 2500;
/** Option-years above which the search by prices is tried before the whole model: the whole model gives no result there within a minute. */
const usualLarge = 40_000;
/** Option-years up to which the whole model is searched if the search by prices gave no result. */
const wholeToo = 40_000;
/** The share of the time reserved for the prices. */
const shareOfPrices = 0.2;

export type SolveOptions = {
  readonly gap: number;
  readonly seconds: number;
  /** ms, monotonic. */
  readonly clock: () => number;
  /** Option-years above which the search by prices is tried before the whole model. */
  readonly large?: number;
};

/** Solves an instance and proves the result. The clock only cuts the search short; it never chooses between plans. */
export function solveInstance(instance: Instance, solver: Solver, { gap, seconds, clock, large = usualLarge }: SolveOptions): SolveAnswer {
  const begun = clock();
  const secondsLeft = (): number => seconds - (clock() - begun) / 1000;
  const model = modelOf(instance);
  const asked = {
    solver,
    gap: model.choices.length <= small ? 0 : gap / 2,
    secondsLeft: () => secondsLeft() - seconds * shareOfPrices,
  };
  const found =
    (model.choices.length > large ? searchLarge(model, asked, gap, model.choices.length <= wholeToo) : null) ?? search(model, asked);
  const { plan, worth } = found;
  const prices =
    found.prices === undefined ? pricesOf(model, worth, solver, secondsLeft()) : follow(model, found.prices, widened(model, worth));
  const broken = worth.breach.some((by) => by > 0n);
  const best = numberOf(found.best, valueDecimals);
  const relaxation = numberOf(prices.relaxation, sumDecimals);
  const proven = !broken || found.proven;
  const most = boundOfAll(model, worth);
  const bound = proven ? boundOf(found, best, relaxation, broken, most) : Math.max(best, most);
  const gapLeft = (bound - best) / Math.max(Math.abs(bound), 1e-9);
  const limits = limitRows(model, plan, worth, prices);
  return {
    status: statusOf(broken, gapLeft, gap),
    objective: numberOf(worth.value, valueDecimals),
    best,
    bound,
    gap: gapLeft,
    relaxation,
    breach: { hard: plain(worth.hard), soft: plain(worth.soft), proven },
    chosen: chosenRows(model, plan, prices),
    out: outRows(model, plan, worth, prices),
    limits: withExact(model, limits, found, { ...asked, secondsLeft }),
    ...(found.changes !== null && { changes: found.changes }),
    seconds: Math.round(clock() - begun) / 1000,
    solver: solver.name,
    findings: [...unusedLimits(instance), ...(proven ? [] : [notKnown])],
  };
}

/** The upper bound on plans of least breach: as proven by the search or by the prices, whichever is less. */
function boundOf(found: Found, best: number, relaxation: number, broken: boolean, most: number): number {
  if (found.closed) return best;
  if (!Number.isFinite(found.bound)) return broken ? Math.max(best, most) : Math.max(best, relaxation);
  const searched = scaledDown(found.bound);
  // the solver sums in binary: its bound is widened by the possible loss
  const safe = searched + 1e-9 * Math.abs(searched);
  return Math.max(best, broken ? safe : Math.min(safe, relaxation));
}

/** The upper bound on all plans: each unit at its best, as if there were no limits. */
function boundOfAll(model: Model, worth: Found['worth']): number {
  const free = follow(
    model,
    model.limits.map(() => 0),
    widened(model, worth),
  );
  return numberOf(free.relaxation, sumDecimals);
}

const scaledDown = (value: number): number => value / 10 ** valueDecimals;

/** With breaches it is the best that was found; `breach.proven` says whether no plan has a smaller breach. */
function statusOf(broken: boolean, left: number, gap: number): Status {
  if (broken) return 'best-effort';
  if (left <= 1e-9) return 'optimal';
  return left <= gap ? 'within-gap' : 'stopped';
}

const plain = ({ s, n, d }: Exact): number => (Number(s) * Number(n)) / Number(d);

/** Solves again with the amount of a limit raised by a step, for the requested limits; null if either search was cut short. */
function withExact(model: Model, limits: readonly LimitUse[], found: Found, asked: Parameters<typeof search>[1]): LimitUse[] {
  const steps = new Map(model.instance.exact.map(({ limit, step }) => [limit, step]));
  return limits.map((limit) => {
    const step = steps.get(limit.id);
    if (step === undefined) return limit;
    const raised: Model = {
      ...model,
      instance: { ...model.instance, previous: null },
      limits: model.limits.map((one) => (one.id === limit.id ? raise(one, step * 1_000_000n) : one)),
    };
    const { best: again, finished } = search(raised, asked);
    const by = numberOf(step, 6);
    if (!found.finished || !finished) return { ...limit, exact: { step: by, objective: null, perUnit: null } };
    const more = numberOf(again - found.best, valueDecimals);
    return { ...limit, exact: { step: by, objective: numberOf(again, valueDecimals), perUnit: more / by } };
  });
}

function raise(limit: Model['limits'][number], by: bigint): Model['limits'][number] {
  const amount = limit.amount + by;
  const scale = amount !== 0n ? abs(amount) : limit.largest > 0n ? limit.largest : 10n ** BigInt(coefficientDecimals);
  return { ...limit, amount, scale };
}

/** The breaches were not proven to be necessary. */
const notKnown: Finding = { code: 'breach-not-proven', severity: 'warning', evidence: {} };

/** Limits on resources that no option has. */
function unusedLimits({ limits, projects }: Instance): Finding[] {
  const had = new Set(projects.flatMap(({ options }) => options.flatMap(({ amounts }) => [...amounts.keys()])));
  return limits
    .filter(({ resource }) => !had.has(resource))
    .map(({ id, resource }) => ({ code: 'limit-without-use', severity: 'warning', evidence: { limit: id, resource } }));
}
