import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';
import { amountText, plainAmount } from './amount.ts';
import type { LimitState, PlanAnswer } from './answer.ts';
import { totalsOf } from './compare.ts';
import type { InstanceProject } from './facts.ts';
import type { PlanInstance } from './instance.ts';

/** The result of a plan with a given amount of money. */
export type CurvePoint = {
  /** Share of the money that the plan has; 1 is the same amount. */
  readonly share: number;
  /** What the limits of money allow together, and how much of it is used: yuan, decimal text. */
  readonly money: string;
  readonly used: string;
  readonly savingKgce: string;
  readonly costYuan: string;
  readonly best: number;
  readonly bound: number;
  readonly status: PlanAnswer['status'];
  readonly chosen: number;
  /** Weighted breaches of limits, hard and soft. */
  readonly breach: { readonly hard: number; readonly soft: number };
};

type Instance = PlanInstance['instance'];
type WrittenLimit = Readonly<Record<string, unknown>> & { readonly id: string; readonly resource?: unknown; readonly max?: unknown };

/** Whether a limit caps money: of a source, or the cost. */
const isMoney = ({ resource, max }: WrittenLimit): boolean =>
  max !== undefined && typeof resource === 'string' && (resource.startsWith('fund:') || resource === 'costYuan');

const limitsOf = (instance: Instance): readonly WrittenLimit[] => (instance['limits'] ?? []) as readonly WrittenLimit[];

/** The limits of an instance that cap the money. */
export const moneyLimits = (instance: Instance): string[] => limitsOf(instance).flatMap((one) => (isMoney(one) ? [one.id] : []));

/**
 * The same instance with another amount of money: each limit of money times `share`. The earlier plan is not held to: the curve is about
 * the money alone. Throws Problem `plan-no-money` if nothing limits the money.
 */
export function withMoney(instance: Instance, share: number): Instance {
  const { previous: _, previousPrices: ____, giveUp: __, exact: ___, ...rest } = instance;
  return { ...rest, limits: scaledMoney(limitsOf(instance), share) } as Instance;
}

/** The same limits, those of money times `share`. Throws Problem `plan-no-money` if nothing limits the money. */
function scaledMoney<Limit extends WrittenLimit>(limits: readonly Limit[], share: number): Limit[] {
  if (!limits.some(isMoney)) throw new Problem('cannot-do', 'plan-no-money', {});
  return limits.map((one) => (isMoney(one) ? { ...one, max: plainAmount(numberOf(one.max).mul(exactOf(share))) } : one));
}

/**
 * The limits of a scenario with those of money times `share`. What a document says of an amount is not said of another: a scaled limit
 * cites none, and notes how its amount came about. Throws Problem `plan-no-money` if nothing limits the money.
 */
export function limitsOfShare(limits: readonly WrittenLimit[], share: number): WrittenLimit[] {
  const scaled = scaledMoney(limits, share);
  if (share === 1) return scaled;
  return scaled.map((one) => {
    if (!isMoney(one)) return one;
    const { clause: _, quote: __, document: ___, note, ...rest } = one;
    return { ...rest, note: noteOf(note, share) };
  });
}

const changeOfMoney = '资金变化：原额';

/** How an amount came about, in the words of the plan's paper; of one that was scaled before, by all shares. */
function noteOf(before: unknown, share: number): string {
  const text = typeof before === 'string' ? before : '';
  const [had] = /^资金变化：原额(?: × [\d.]+)+/u.exec(text) ?? [];
  const rest = had === undefined && text !== '' ? `；${text}` : text.slice(had?.length ?? 0);
  return `${had ?? changeOfMoney} × ${plainAmount(exactOf(share))}${rest}`;
}

/** The result of the answer to such an instance. */
export function pointOf(
  share: number,
  { projects }: { readonly projects: readonly InstanceProject[] },
  of: PlanAnswer,
  money: string[],
): CurvePoint {
  const totals = totalsOf({ projects, chosen: of.chosen });
  const total = (resource: string): string => amountText(resource, totals.get(resource) ?? exact(0n));
  const held = of.limits.filter(({ id }) => money.includes(id));
  const { best, bound, status, chosen, breach } = of;
  const sum = (amount: (one: LimitState) => number): string =>
    amountText(
      'costYuan',
      held.reduce((all, one) => all.add(exactOf(amount(one))), exact(0n)),
    );
  return {
    share,
    money: sum((one) => one.amount),
    used: sum((one) => one.used),
    savingKgce: total('savingKgce'),
    costYuan: total('costYuan'),
    best,
    bound,
    status,
    chosen: chosen.length,
    breach: { hard: breach.hard, soft: breach.soft },
  };
}

const numberOf = (value: unknown): Exact => (typeof value === 'number' ? exactOf(value) : exact(String(value).trim()));
