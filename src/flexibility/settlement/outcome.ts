import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { EventRow, MemberResponse } from '#flexibility/flexibility/flexibility.ts';
import { exact, rounded } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { type Pay, payOf } from './pay.ts';

/** A member in an issue. Energy is kWh with four decimals, money yuan with two, both as text; null if unknown. */
export type IssuedMember = {
  readonly building: string;
  readonly status: MemberResponse['status'];
  readonly committedKw: string;
  readonly baselineKwh: string | null;
  readonly actualKwh: string | null;
  readonly responseKwh: string | null;
  readonly amount: string;
  readonly penalty: string;
  readonly share: string;
  readonly money: string;
  /** Compared with the previous issue; null if there is none. */
  readonly difference: string | null;
  /** Days whose baseline was not adjusted although the rule asks for it; absent if there are none. */
  readonly unadjusted?: MemberResponse['unadjusted'];
  /** Opens its baseline. */
  readonly figure: string;
};

/** The content of an issue. */
export type Outcome = {
  readonly hours: string;
  readonly pay: Pay;
  readonly committedKwh: string;
  readonly responseKwh: string;
  readonly countedKwh: string;
  readonly amount: string;
  readonly penalty: string;
  readonly net: string;
  readonly aggregator: string;
  readonly difference: string | null;
  readonly members: readonly IssuedMember[];
  readonly indicative: boolean;
};

export type OutcomeQuestion = {
  readonly event: Pick<EventRow, 'starts' | 'ends'>;
  readonly pay: Pay;
  readonly responses: readonly MemberResponse[];
  /** Decimal text by building; absent for a building that is no longer a member. */
  readonly shares: ReadonlyMap<string, string>;
  readonly indicative: boolean;
  readonly before: Outcome | null;
};

const kwh = (units: bigint | null): string | null => (units === null ? null : rounded(exact(units).div(exact('10000')), 4));
const none = { amount: 0n, penalty: 0n, money: 0n };

/** The outcome of an event: pure, exact, and independent of the order of its inputs. */
export function outcomeOf({ event, pay, responses, shares, indicative, before }: OutcomeQuestion): Outcome {
  const hours = exact(BigInt(event.ends - event.starts)).div(exact('3600'));
  const settled = responses.filter(({ status, building }) => status === 'settled' && shares.has(building));
  const paid = payOf(
    pay,
    hours,
    settled.map(({ building, response, kw }) => ({
      building,
      response: response ?? 0n,
      committedKw: exact(kw),
      share: shares.get(building) ?? '0',
    })),
  );
  const money = new Map(paid.members.map((one) => [one.building, one]));
  const was = new Map(before?.members.map((one) => [one.building, one.money]) ?? []);
  const members = responses.map((one): IssuedMember => {
    const own = money.get(one.building) ?? none;
    return {
      building: one.building,
      status: one.status,
      committedKw: one.kw,
      baselineKwh: kwh(one.baseline),
      actualKwh: kwh(one.actual),
      responseKwh: kwh(one.response),
      amount: moneyOf(own.amount),
      penalty: moneyOf(own.penalty),
      share: shares.get(one.building) ?? '0',
      money: moneyOf(own.money),
      difference: before === null ? null : less(own.money, was.get(one.building) ?? '0.00'),
      ...(one.unadjusted.length > 0 && { unadjusted: one.unadjusted }),
      figure: one.figure,
    };
  });
  return {
    hours: rounded(hours, 6),
    pay,
    committedKwh: rounded(paid.committedKwh, 4),
    responseKwh: kwh(paid.response) as string,
    countedKwh: rounded(paid.countedKwh, 4),
    amount: moneyOf(paid.amount),
    penalty: moneyOf(paid.penalty),
    net: moneyOf(paid.net),
    aggregator: moneyOf(paid.aggregator),
    difference: before === null ? null : less(paid.net, before.net),
    members,
    indicative,
  };
}

const less = (cents: bigint, before: string): string => moneyOf(cents - centsOf(exact(before)));

/** A decimal number in normal form: `2`, `2.0` and `2.00` are the same. */
const valueOf = (text: string): string => {
  const { s, n, d } = exact(text);
  return `${s * n}/${d}`;
};

/** A price list with its numbers in normal form. */
export const payValue = ({ unit, ...numbers }: Pay) => ({
  unit,
  ...Object.fromEntries(Object.entries(numbers).map(([name, text]) => [name, text === undefined ? undefined : valueOf(text)])),
});

/** Identifies what a user has read before settling: the number of the issue, and its outcome. */
export const issueHash = (issue: number, outcome: Outcome): string => sha256(canonicalJson([issue, standsFor(outcome)]));

/**
 * The parts by which two issues are compared: everything except their references to each other and the ids that open them, with numbers in
 * normal form.
 */
export const standsFor = ({ members, difference: _whole, pay, ...rest }: Outcome) => ({
  ...rest,
  pay: payValue(pay),
  members: members.map(({ difference: _difference, figure: _figure, share, committedKw, ...own }) => ({
    ...own,
    share: valueOf(share),
    committedKw: valueOf(committedKw),
  })),
});
