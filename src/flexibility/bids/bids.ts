import { type Lies } from '#kernel/trail.ts';
import type { OffersQuestion } from '#flexibility/flexibility/flexibility.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import { exact } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { comparedWith } from './comparison.ts';
import type { BidTerms } from './curve.ts';
import type { BidNeeds } from './needs.ts';
import { outcomeOf } from './outcome.ts';
import { headShown, presentBid } from './present.ts';
import * as store from './store.ts';

export type BidQuestion = OffersQuestion & BidTerms;

type ListQuestion = {
  readonly portfolio?: string | undefined;
  readonly limit: number;
  readonly offset: number;
  readonly knownAt?: string | undefined;
};

/**
 * A portfolio's offer to a programme, hour by hour, as steps of power at a price; kept as submitted.
 * @example await bids.of(scope, { portfolio: 'VPP-1', programme: 'dr', from: '2026-06-24T19:00', to: '2026-06-24T21:00', direction: 'up' })
 */
export function createBids(needs: BidNeeds) {
  const { postgres, now } = needs;
  const one = async (scope: Scope, number: number, known: AsOf): Promise<store.BidRow> => {
    const [found] = await store.bids(postgres, scope, { number }, known);
    if (found === undefined) throw new Problem('not-found', 'no-such-bid', { number });
    return found;
  };
  return {
    /** The location of a bid: that of its portfolio. */
    lies: async (number: number): Promise<Lies> => ({
      where: [`portfolio:${(await one(programScope, number, asOf(now(), undefined))).portfolio}`],
    }),
    /** Previews the offer without keeping it. Throws what `add` throws. */
    async of(scope: Scope, ask: BidQuestion) {
      return presentBid({ ...(await made(needs, scope, ask)), number: null, recorded: null, supersededBy: null });
    },
    /**
     * Keeps it. Throws `no-such-portfolio`, `no-such-programme`, `event-span`, `event-off-step`, `out-of-range`, `bid-nothing`,
     * `bid-begun`, and `bid-overlaps` if it covers only part of a bid in force.
     */
    add: (scope: Scope, ask: BidQuestion) => addBid(needs, scope, ask),
    /** A kept bid. Throws `no-such-bid`. */
    show: async (scope: Scope, number: number, knownAt?: string) => presentBid(await one(scope, number, asOf(now(), knownAt))),
    /** A page of the kept bids, latest first. Throws `bids-not-seen` for users who see only part of the buildings. */
    async list(scope: Scope, { knownAt, ...ask }: ListQuestion) {
      if (!store.seesBids(scope)) throw new Problem('not-allowed', 'bids-not-seen', {});
      const { rows, total } = await store.bidLines(postgres, scope, ask, asOf(now(), knownAt));
      return { bids: rows.map(headShown), total };
    },
    /**
     * What an event asks of members, compared with what was bid before it was called. Throws `no-such-response-event`, `no-bid-of-event`.
     */
    async compare(scope: Scope, code: string) {
      const event = await needs.flexibility.event(scope, code, asOf(now(), undefined));
      const then = { received: event.recorded, recorded: event.recorded };
      const { portfolio, programme, direction, starts, ends } = event;
      const found = await store.bids(postgres, scope, { portfolio, programme, direction, touching: { from: starts, to: ends } }, then);
      const bid = found.find((row) => row.supersededBy === null && row.starts <= starts && row.ends >= ends);
      if (bid === undefined) throw new Problem('not-found', 'no-bid-of-event', { event: code });
      return comparedWith(bid, event);
    },
  };
}

export type Bids = ReturnType<typeof createBids>;

type Made = Omit<store.NewBid, 'recorded'> & { readonly recorded: number };

async function made(needs: BidNeeds, scope: Scope, { margin, floor, ...ask }: BidQuestion): Promise<Made> {
  if (!store.seesBids(scope)) throw new Problem('not-allowed', 'bid-of-all', { portfolio: ask.portfolio });
  refusePrice('margin', margin);
  refusePrice('floor', floor);
  const offers = await needs.flexibility.offersOver(scope, ask);
  return {
    ...offers.known,
    portfolio: ask.portfolio,
    programme: ask.programme,
    direction: ask.direction,
    starts: offers.span.from,
    ends: offers.span.to,
    late: offers.span.from * 1000 < needs.now(),
    outcome: outcomeOf(offers, { margin, floor }),
  };
}

/** More than any market pays, yuan per kWh: a typing error. */
const mostPrice = 100_000;

function refusePrice(field: string, text: string | undefined): void {
  if (text === undefined) return;
  if (!/^\d{1,9}(?:\.\d{1,6})?$/u.test(text) || exact(text).compare(exact(String(mostPrice))) > 0)
    throw new Problem('bad-input', 'out-of-range', { field, value: text, min: 0, max: mostPrice });
}

async function addBid(needs: BidNeeds, scope: Scope, ask: BidQuestion) {
  if (ask.knownAt !== undefined) throw new Problem('bad-input', 'bid-of-now', {});
  const bid = await made(needs, scope, ask);
  if (bid.late && scope.role !== 'administrator') throw new Problem('not-allowed', 'bid-begun', {});
  if (bid.outcome.periods.every(({ steps }) => steps.length === 0))
    throw new Problem('cannot-do', 'bid-nothing', { portfolio: bid.portfolio });
  const number = await needs.flexibility.inEventTurn(async (on) => {
    const recorded = needs.now();
    await refusePart(on, bid, { received: recorded, recorded });
    return store.addBid(on, scope, { ...bid, recorded });
  });
  const detail = { portfolio: bid.portfolio, programme: bid.programme };
  await needs.audit(scope, { action: 'bid-add', subject: `bid:${number}`, detail });
  const known = asOf(needs.now(), undefined);
  const [kept] = await store.bids(needs.postgres, scope, { number }, known);
  return presentBid(kept as store.BidRow);
}

/** A bid either fully covers a bid in force, and supersedes it, or does not touch it. */
async function refusePart(on: Parameters<typeof store.bids>[0], { starts, ends, ...bid }: Made, now: AsOf): Promise<void> {
  const { portfolio, programme, direction } = bid;
  const touched = await store.bids(on, programScope, { portfolio, programme, direction, touching: { from: starts, to: ends } }, now);
  const part = touched.find((row) => row.supersededBy === null && !(starts <= row.starts && ends >= row.ends));
  if (part !== undefined) throw new Problem('conflict', 'bid-overlaps', { number: part.number });
}
