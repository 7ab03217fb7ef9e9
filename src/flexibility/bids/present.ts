import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { localClock } from './bid-text.ts';
import { offeredKw } from './outcome.ts';
import type { BidLine, BidRow } from './store.ts';

/** A bid being made, or as it was kept. */
type MadeBid = Omit<BidRow, 'number' | 'recorded' | 'actor'> & {
  readonly number: number | null;
  readonly recorded: number | null;
  readonly actor?: string;
};

export type BidShown = ReturnType<typeof presentBid>;

/** What a list shows of a bid, kept or being made. */
type Head = Omit<BidLine, 'number' | 'recorded' | 'actor'> & Pick<MadeBid, 'number' | 'recorded' | 'actor'>;

/** The subject of a bid, and how much it offers. */
export function headShown(told: Head) {
  const { number, portfolio, programme, direction, starts, ends, zone, late, recorded, supersededBy, actor, leastKw, mostKw } = told;
  return {
    number,
    portfolio,
    programme,
    direction,
    from: formatInstant(starts),
    to: formatInstant(ends),
    zone,
    /** When it was kept, and by whom. */
    made: recorded === null ? null : new Date(recorded).toISOString(),
    by: actor ?? null,
    late,
    supersededBy,
    /** Of the periods that offer least and most. */
    leastKw,
    mostKw,
  };
}

/** A bid with its steps: for each period, cheapest first, with the members behind them. */
export function presentBid(told: MadeBid) {
  const { outcome, received, late } = told;
  const kws = outcome.periods.map(({ steps }) => offeredKw(steps));
  const findings: Finding[] = [
    ...outcome.findings,
    ...emptyOf(outcome),
    ...(late && told.number !== null
      ? [{ code: 'bid-entered-late', severity: 'warning' as const, evidence: { number: told.number } }]
      : []),
  ];
  return {
    ...headShown({ ...told, zone: outcome.zone, leastKw: Math.min(...kws), mostKw: Math.max(...kws) }),
    step: outcome.step,
    hours: outcome.hours,
    margin: outcome.margin,
    floor: outcome.floor,
    knownAt: new Date(received).toISOString(),
    periods: outcome.periods.map(({ from, to, steps, unknown }) => ({
      start: formatInstant(from),
      end: formatInstant(to),
      kw: offeredKw(steps),
      unknown: unknown ?? null,
      steps: steps.map(({ price, kw, upToKw, members }) => ({
        price,
        kw: Number(kw),
        upToKw: Number(upToKw),
        members: members.map((one) => ({ building: one.building, kw: Number(one.kw), price: one.price })),
      })),
    })),
    findings,
  };
}

/** Periods in which nothing is offered: how many, and the first of them in the members' local time. */
function emptyOf({ periods, zone }: BidRow['outcome']): Finding[] {
  const empty = periods.filter(({ steps }) => steps.length === 0);
  const [first] = empty;
  if (first === undefined) return [];
  return [
    {
      code: 'bid-period-empty',
      severity: 'warning',
      evidence: { periods: empty.length, first: localClock(formatInstant(first.from), zone) },
    },
  ];
}
