import { quantityOfUse, workOut, type Worked } from '#retrofit/contract-terms/amounts.ts';
import { quantityText, sumOf } from '#retrofit/contract-terms/decimals.ts';
import type { Days, Guarantee, Piece, PieceUse, Terms } from '#retrofit/contract-terms/facts.ts';
import { guaranteedPeriods, piecesOf } from '#retrofit/contract-terms/periods.ts';
import { stipulatedUse } from '#retrofit/contract-terms/stipulated.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope } from '#kernel/scope.ts';
import { placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { Base, PeriodSavings, Stretch } from '#retrofit/savings/savings.ts';
import type { PeriodTerms, Stood } from './facts.ts';
import type { ContractsNeeds } from './needs.ts';
import { holdsIn } from './versions.ts';

const china = createZone(placeZone) as Zone;

/** What is known of a boundary in a period. */
export type BoundaryKnown = {
  readonly boundary: string;
  readonly uses: readonly PieceUse[];
  /** Of a baseline: its model, and what was saved piece by piece; null if savings are agreed. */
  readonly base: Base | null;
  readonly saved: readonly PeriodSavings[];
  /** ms UTC at which the period is over at that place. */
  readonly over: number;
  readonly findings: readonly Finding[];
  /** Why it cannot be settled: too few days, no interval. */
  readonly lacks: readonly Finding[];
};

/** What is known of a period; `worked` is null if it is not known well enough, for the reasons in `lacks`. */
export type PeriodKnown = {
  readonly boundaries: readonly BoundaryKnown[];
  readonly worked: Worked | null;
  readonly over: number;
  readonly findings: readonly Finding[];
  readonly lacks: readonly Finding[];
  readonly hashes: readonly string[];
  readonly meters: readonly MeterFacts[];
};

type Context = {
  readonly savings: ContractsNeeds['savings'];
  readonly contract: Stood;
  readonly known: AsOf;
  readonly baseNamed: (name: string) => Promise<Base>;
  /** The days of a baseline read in one go; undefined if only one period is requested. */
  readonly stretchOf: (name: string) => Promise<Stretch | undefined>;
};

type Measured = (one: PeriodTerms) => Promise<readonly BoundaryKnown[]>;

/** Memoizes by name. */
function once<T>(make: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (name) => {
    const had = made.get(name) ?? make(name);
    made.set(name, had);
    return had;
  };
}

/**
 * The results of periods of a contract, as known at a time; each is calculated once. Runs with the program's own scope: the caller has
 * checked that the requester sees the contract.
 * @param ahead the days of many periods, read in one go if that many will be requested
 */
export function createKnown({ savings }: Pick<ContractsNeeds, 'savings'>, contract: Stood, known: AsOf, ahead?: Days) {
  const baseNamed = once((name) => savings.sealedBase(programScope, name));
  const stretchOf = once(async (name) =>
    ahead === undefined ? undefined : savings.stretch(programScope, await baseNamed(name), ahead, known),
  );
  const context: Context = { savings, contract, known, baseNamed, stretchOf };
  const held = new Map(holdsIn(contract).map((one) => [one.period.from, one]));
  const measuredFrom = once((first) => measurePeriod(context, held.get(first) as PeriodTerms));
  const measured: Measured = ({ period }) => measuredFrom(period.from);
  return {
    async period(one: PeriodTerms): Promise<PeriodKnown> {
      const boundaries = await measured(one);
      const guaranteed = await guaranteedQuantities(held, measured, one);
      const lacks = [...boundaries.flatMap((boundary) => boundary.lacks), ...guaranteed.lacks];
      const uses = boundaries.flatMap((boundary) => boundary.uses);
      return {
        boundaries,
        worked: lacks.length > 0 ? null : workOut(one.terms, one.period, uses, guaranteed.of),
        over: Math.max(...boundaries.map(({ over }) => over)),
        findings: boundaries.flatMap(({ findings }) => findings),
        lacks,
        hashes: [...new Set(boundaries.flatMap(({ base }) => base?.sealed?.hash ?? []))],
        meters: boundaries.flatMap(({ saved }) => saved[0]?.sum.sum.weights.map(({ meter }) => meter) ?? []),
      };
    },
  };
}

async function measurePeriod(context: Context, { period, terms }: PeriodTerms): Promise<BoundaryKnown[]> {
  const pieces = Map.groupBy(piecesOf(terms, period), ({ boundary }) => boundary);
  const found: BoundaryKnown[] = [];
  for (const boundary of terms.boundaries) {
    const own = pieces.get(boundary.name) ?? [];
    if ('stipulated' in boundary) {
      const uses = own.map((piece) => stipulatedUse(piece, boundary.stipulated));
      found.push(agreedOn(boundary.name, uses, period));
    } else found.push(await measureBoundary(context, boundary.baseline, terms, own, period));
  }
  return found;
}

async function measureBoundary(
  { savings, contract, known, baseNamed, stretchOf }: Context,
  baseline: string,
  terms: Terms,
  pieces: readonly Piece[],
  period: Days,
): Promise<BoundaryKnown> {
  const [{ boundary }] = pieces as readonly [Piece];
  const base = await baseNamed(baseline);
  const events = eventsOf(contract, boundary, period).map(({ happened }) => happened);
  const asked = { spans: pieces, events, confidence: terms.confidence, stretch: await stretchOf(baseline) };
  const saved = await savings.savedBy(programScope, base, asked, known);
  const uses = saved.map((one, at) => useOf(pieces[at] as Piece, one));
  const zone = saved[0]?.sum.zone ?? china;
  const findings = saved.flatMap((one) => one.findings).map((found) => ({ ...found, evidence: { boundary, ...found.evidence } }));
  const lacks = [...tooFew(terms, boundary, period, saved), ...withoutInterval(terms, boundary, uses)];
  return { boundary, uses, base, saved, over: endOf(zone, period), findings, lacks };
}

/** V of the guarantees that end with a period: the sum of all their periods, settled or not; unknown if one of them is. */
async function guaranteedQuantities(held: ReadonlyMap<string, PeriodTerms>, measured: Measured, { period, terms }: PeriodTerms) {
  const ending = terms.type === 'guaranteed' ? terms.guarantee.filter(({ to }) => to === period.to) : [];
  const sums = new Map<Guarantee, ReturnType<typeof sumOf>>();
  const lacks: Finding[] = [];
  for (const one of ending) {
    const texts: string[] = [];
    for (const { from, to } of guaranteedPeriods(terms, one) ?? []) {
      const other = held.get(from);
      const found = other === undefined ? undefined : (await measured(other)).find(({ boundary }) => boundary === one.boundary);
      if (other === undefined || found === undefined) {
        lacks.push({ code: 'guarantee-unknown', severity: 'error', evidence: { boundary: one.boundary, period: from, until: to } });
        continue;
      }
      if (from !== period.from) lacks.push(...found.lacks);
      texts.push(...found.uses.map((use) => quantityOfUse(other.terms, use)));
    }
    sums.set(one, sumOf(texts));
  }
  return { lacks, of: (one: Guarantee) => sums.get(one) as ReturnType<typeof sumOf> };
}

/** Events on a boundary that both parties agreed and that touch a period. */
export const eventsOf = ({ events }: Pick<Stood, 'events'>, boundary: string, { from, to }: Days) =>
  events.filter((one) => one.agreement.agreed && one.boundary === boundary && one.happened.from < to && one.happened.to > from);

const endOf = (zone: Zone, { to }: Days): number => zone.dayStart(parseDay(to) as number) * 1000;

const agreedOn = (boundary: string, uses: readonly PieceUse[], period: Days): BoundaryKnown => ({
  boundary,
  uses,
  base: null,
  saved: [],
  over: endOf(china, period),
  findings: [],
  lacks: [],
});

function useOf(piece: Piece, { told, said, days }: PeriodSavings): PieceUse {
  const counted = Array.from(said.counted.entries()).flatMap(([at, one]) => (one === 1 ? [dayText(days.from + at)] : []));
  const bound = (value: number | null | undefined): string | null => (value === null || value === undefined ? null : quantityText(value));
  return {
    ...piece,
    measured: quantityText(told.measured),
    adjustedBaseline: quantityText(told.adjustedBaseline),
    savings: quantityText(told.savings),
    low: bound(told.interval?.low),
    high: bound(told.interval?.high),
    counted,
  };
}

/** How many missing days are named. */
const named = 62;

function tooFew({ minCoverage }: Terms, boundary: string, { from, to }: Days, saved: readonly PeriodSavings[]): Finding[] {
  const sum = (of: (one: PeriodSavings) => number): number => saved.reduce((all, one) => all + of(one), 0);
  const [days, counted] = [sum(({ told }) => told.days), sum(({ told }) => told.counted)];
  if (counted > 0 && counted / days >= minCoverage) return [];
  const missing = saved.flatMap(({ said, days: span }) =>
    Array.from(said.counted.entries()).flatMap(([at, one]) => (one === 0 && span.excluded[at] === 0 ? [dayText(span.from + at)] : [])),
  );
  const list = `${missing.slice(0, named).join(', ')}${missing.length > named ? ' …' : ''}`;
  const coverage = days === 0 ? 0 : Math.round((counted / days) * 1e4) / 1e4;
  return [
    {
      code: 'coverage-too-low',
      severity: 'error',
      evidence: { boundary, period: from, until: to, counted, of: days, coverage, least: minCoverage, days: list },
    },
  ];
}

function withoutInterval({ basis }: Terms, boundary: string, uses: readonly PieceUse[]): Finding[] {
  const lacks = basis === 'lower' && uses.some(({ low, counted }) => low === null && counted.length > 0);
  return lacks ? [{ code: 'interval-missing', severity: 'error', evidence: { boundary } }] : [];
}
