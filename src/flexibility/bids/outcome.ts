import type { Offers } from '#flexibility/flexibility/flexibility.ts';
import type { Finding } from '#kernel/finding.ts';
import { exact, inUnits } from '#kernel/exact-number.ts';
import { type BidOffer, type BidStep, type BidTerms, stepsOf } from './curve.ts';

/** The content of a bid. Boundaries are s UTC, power and prices decimal text. */
export type BidOutcome = {
  readonly zone: string;
  readonly step: Offers['step'];
  readonly hours: number;
  readonly margin: string | null;
  readonly floor: string | null;
  readonly periods: readonly {
    readonly from: number;
    readonly to: number;
    readonly steps: readonly BidStep[];
    /** Members with consent and price whose capability is unknown; absent in bids kept before this was recorded. */
    readonly unknown?: number;
  }[];
  readonly findings: readonly Finding[];
};

type Member = Offers['members'][number];

/** Who can be in a bid at all: members with consent and their own price. */
const stands = ({ consent, price }: Member): boolean => consent !== null && price !== null;

/** Whole 0.1 kW of a member in a period: its capability, up to its own limit; nothing while it is already in an event. */
function offered({ able, busy, maxKw }: Member, at: number): bigint {
  if (busy[at] === true) return 0n;
  const kw = (able[at]?.weight ?? 0n) / 1000n;
  // rounded down to 0.1 kW, as in dispatch
  const most = maxKw === null ? null : BigInt(Math.floor(maxKw * 10 + 1e-9));
  return most !== null && most < kw ? most : kw;
}

/** Members' offers as steps of each period, and offers that are in no step, with the reason. */
export function outcomeOf({ zone, step, hours, periods, members }: Offers, terms: BidTerms): BidOutcome {
  const own = members.filter(stands);
  return {
    zone,
    step,
    hours,
    margin: terms.margin ?? null,
    floor: terms.floor ?? null,
    periods: periods.map(({ from, to }, at) => ({
      from,
      to,
      steps: stepsOf(
        own.map((one): BidOffer => ({ building: one.building, kw: offered(one, at), price: one.price ?? '0' })),
        terms,
      ),
      unknown: own.filter(({ able, busy }) => busy[at] !== true && able[at]?.known !== true).length,
    })),
    findings: findingsOf(members, periods.length),
  };
}

/** At most this many codes of omitted members are listed; the total count is returned as well. */
const mostNamed = 20;

function findingsOf(members: readonly Member[], periods: number): Finding[] {
  const left = (code: string, some: readonly Member[], severity: Finding['severity'] = 'warning'): Finding[] => {
    if (some.length === 0) return [];
    const buildings = some.slice(0, mostNamed).map(({ building }) => building);
    return [{ code, severity, evidence: { members: some.length, buildings: buildings.join(' ') } }];
  };
  const own = members.filter(stands);
  return [
    ...left(
      'bid-member-no-consent',
      members.filter(({ consent }) => consent === null),
    ),
    ...left(
      'bid-member-no-price',
      members.filter(({ consent, price }) => consent !== null && price === null),
    ),
    ...left(
      'bid-member-unknown',
      own.filter(({ able }) => able.every(({ known }) => !known)),
    ),
    ...left(
      'bid-member-unknown-partly',
      own.filter(({ able }) => able.some(({ known }) => known) && able.some(({ known }) => !known)),
    ),
    ...left(
      'bid-member-in-event',
      own.filter(({ busy }) => busy.includes(true)),
    ),
    ...(periods > 1
      ? left(
          'bid-member-prepared',
          own.filter(({ prepared }) => prepared),
          'info',
        )
      : []),
  ];
}

/** The total of all steps of a period, kW. */
export const offeredKw = (steps: readonly BidStep[]): number => Number(steps.at(-1)?.upToKw ?? 0);

/** A member's offer in a period, whole 0.1 kW. */
export function offerOf(steps: readonly BidStep[], building: string): bigint {
  const found = steps.flatMap(({ members }) => members.filter((one) => one.building === building));
  return found.reduce((all, { kw }) => all + inUnits(exact(kw), 1), 0n);
}
