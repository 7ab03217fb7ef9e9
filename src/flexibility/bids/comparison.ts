import type { EventRow } from '#flexibility/flexibility/flexibility.ts';
import { decimalText, exact, type Exact, inUnits, rounded } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { stepReached } from './curve.ts';
import { offeredKw, offerOf } from './outcome.ts';
import type { BidRow } from './store.ts';

const zero = exact('0');

/** What an event asks of members that did not decline, compared with what was bid: by bid period that it touches, and by member. */
export function comparedWith({ number, outcome }: BidRow, event: EventRow) {
  const touched = outcome.periods.filter(({ from, to }) => from < event.ends && to > event.starts);
  const members = event.members.filter(({ answer }) => answer !== 'out');
  const asked = members.reduce((all: Exact, { kw }) => all.add(exact(kw)), zero);
  const told = members.map(({ building, kw }) => {
    const offers = touched.map(({ steps }) => offerOf(steps, building));
    // an event asks the same amount of a member in all its periods
    const least = offers.reduce((a, b) => (b < a ? b : a), offers[0] ?? 0n);
    return { building, committedKw: Number(kw), bidKw: Number(decimalText(least, 1)), aboveKw: aboveOf(exact(kw), decimalText(least, 1)) };
  });
  const above = told.filter(({ aboveKw }) => aboveKw > 0).map(({ building }) => building);
  const findings: Finding[] =
    above.length === 0
      ? []
      : [{ code: 'event-above-bid', severity: 'warning', evidence: { members: above.length, buildings: above.slice(0, 20).join(' ') } }];
  return {
    event: event.code,
    bid: number,
    zone: outcome.zone,
    committedKw: Number(rounded(asked, 6)),
    periods: touched.map(({ from, to, steps }) => ({
      start: formatInstant(from),
      end: formatInstant(to),
      bidKw: offeredKw(steps),
      aboveKw: aboveOf(asked, steps.at(-1)?.upToKw ?? '0'),
      /** Of the step that the committed power reaches; null if it exceeds all of them. */
      price: stepReached(steps, rounded(asked, 6))?.price ?? null,
    })),
    members: told,
    findings,
  };
}

const aboveOf = (kw: Exact, offered: string): number => {
  const over = kw.sub(exact(offered));
  return over.compare(zero) > 0 ? Number(decimalText(inUnits(over, 6), 6)) : 0;
};
