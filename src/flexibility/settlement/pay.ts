import { apportion } from '#kernel/apportion.ts';
import { exact, type Exact, inUnits } from '#kernel/exact-number.ts';
import { centsOf } from '#kernel/money.ts';

/** What a programme pays for a response (`flexibility.md` 5). Numbers are decimal text; yuan per kWh, or per kW over the event. */
export type Pay = {
  readonly unit: 'kWh' | 'kW';
  readonly price: string;
  /** Below this share of the commitment nothing is paid, and a shortfall begins. */
  readonly floor?: string | undefined;
  /** Nothing is paid beyond this share of it. */
  readonly ceiling?: string | undefined;
  /** Yuan for the shortfall below the floor. */
  readonly penalty?: string | undefined;
};

/** A member with a valid response. */
export type Settled = {
  readonly building: string;
  /** 0.0001 kWh; negative if it did the opposite. */
  readonly response: bigint;
  readonly committedKw: Exact;
  /** Its share of the payment for its response, decimal text from 0 to 1. */
  readonly share: string;
};

/** Cents. */
export type MemberMoney = { readonly building: string; readonly amount: bigint; readonly penalty: bigint; readonly money: bigint };

export type Paid = {
  readonly committedKwh: Exact;
  /** 0.0001 kWh. */
  readonly response: bigint;
  readonly countedKwh: Exact;
  readonly shortKwh: Exact;
  /** Cents; `net` is amount minus penalty, `aggregator` what is left of it after the members' parts. */
  readonly amount: bigint;
  readonly penalty: bigint;
  readonly net: bigint;
  readonly aggregator: bigint;
  readonly members: readonly MemberMoney[];
};

const [zero, tenThousand] = [exact('0'), exact('10000')];
const larger = (a: Exact, b: Exact): Exact => (a.compare(b) < 0 ? b : a);

/**
 * What an event earns and how it is divided: counted energy at the price, the shortfall at the penalty, each to the cent; the members'
 * parts by their response and their shortfall, to the cent by largest remainder, ties by code.
 * @param hours the length of the event
 */
export function payOf(pay: Pay, hours: Exact, settled: readonly Settled[]): Paid {
  const response = settled.reduce((all, one) => all + one.response, 0n);
  const energy = exact(response).div(tenThousand);
  const committedKwh = settled.reduce((all, { committedKw }) => all.add(committedKw.mul(hours)), zero);
  const floor = committedKwh.mul(exact(pay.floor ?? '0'));
  const countedKwh = countedOf(pay, energy, committedKwh, floor);
  const shortKwh = larger(floor.sub(energy), zero);
  const per = pay.unit === 'kW' ? hours : exact('1');
  const amount = centsOf(exact(pay.price).mul(countedKwh).div(per));
  const penalty = centsOf(
    exact(pay.penalty ?? '0')
      .mul(shortKwh)
      .div(per),
  );
  const members = shareOut(pay, hours, settled, { amount, penalty });
  const net = amount - penalty;
  return {
    committedKwh,
    response,
    countedKwh,
    shortKwh,
    amount,
    penalty,
    net,
    aggregator: members.reduce((left, { money }) => left - money, net),
    members,
  };
}

function countedOf({ ceiling }: Pay, energy: Exact, committed: Exact, floor: Exact): Exact {
  if (energy.compare(zero) <= 0 || energy.compare(floor) < 0) return zero;
  const most = ceiling === undefined ? energy : committed.mul(exact(ceiling));
  return most.compare(energy) < 0 ? most : energy;
}

function shareOut(
  pay: Pay,
  hours: Exact,
  settled: readonly Settled[],
  { amount, penalty }: Pick<Paid, 'amount' | 'penalty'>,
): MemberMoney[] {
  const floor = exact(pay.floor ?? '0');
  const response = (one: Settled): Exact => exact(one.response).div(tenThousand);
  const shared = (sum: bigint, weight: (one: Settled) => Exact): bigint[] =>
    apportion(
      sum,
      settled.map((one) => ({ key: one.building, weight: larger(weight(one), zero) })),
    );
  const amounts = shared(amount, response);
  const penalties = shared(penalty, (one) => floor.mul(one.committedKw).mul(hours).sub(response(one)));
  return settled.map(({ building, share }, at) => {
    const [own, taken] = [amounts[at] as bigint, penalties[at] as bigint];
    return { building, amount: own, penalty: taken, money: inUnits(exact(share).mul(exact(own - taken)), 0) };
  });
}
