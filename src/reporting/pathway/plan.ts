import { carriers as allCarriers, type Carrier } from '#kernel/carrier.ts';
import type { Amount, FactorLine, PathLimit, PerCarrier, Plan, Spread, Stock } from './facts.ts';
import type { WrittenPlan } from './plan-shape.ts';

type Written = number | { readonly low: number; readonly high: number };

type WrittenPer = Readonly<Partial<Record<string, Written>>>;

/** What the program adds to a plan: the measured stock of a region, kg per unit of each carrier, and limits from their targets. */
export type Added = {
  /** Instead of `stock: measured`. */
  readonly stock: readonly { readonly use: string; readonly areaM2: number; readonly intensity: WrittenPer }[];
  /** Frozen at the base year, for carriers without factors in the plan. */
  readonly factors: ReadonlyMap<Carrier, number>;
  readonly limits: readonly PathLimit[];
};

/** The carriers that a plan mentions, in the general order. */
export function carriersOf({ stock, growth, measures }: WrittenPlan, measured: Added['stock']): Carrier[] {
  const named = new Set<string>();
  for (const { intensity } of [...(stock === 'measured' ? measured : stock), ...growth])
    for (const carrier of Object.keys(intensity)) named.add(carrier);
  for (const { shift } of measures) if (shift !== undefined) named.add(shift.from).add(shift.to);
  return allCarriers.filter((carrier) => named.has(carrier));
}

/** A plan ready for calculation. */
export function planOf(written: WrittenPlan, carriers: readonly Carrier[], added: Added): Plan {
  const spreads: Spread[] = [];
  const amount = (value: Written): Amount => (typeof value === 'number' ? value : { spread: spreads.push(value) - 1 });
  const per = (values: WrittenPer = {}): PerCarrier =>
    carriers.map((carrier) => {
      const value = values[carrier];
      return value === undefined ? null : amount(value);
    });
  const lines = written.factors ?? {};
  return {
    base: written.base,
    to: written.to,
    carriers,
    electricity: carriers.indexOf('electricity'),
    stock: (written.stock === 'measured' ? added.stock : written.stock.map(({ area, ...one }) => ({ ...one, areaM2: area }))).map(
      ({ use, areaM2, intensity }): Stock => ({ use, areaM2: amount(areaM2), intensity: per(intensity) }),
    ),
    growth: written.growth.map((one) => ({
      use: one.use,
      years: one.years,
      newM2: amount(one.new),
      demolishedM2: amount(one.demolished),
      intensity: per(one.intensity),
    })),
    measures: written.measures.map(({ id, uses, of, years, share, saving, shift, pv }) => ({
      id,
      uses,
      of,
      years,
      share: amount(share),
      saving: per(saving),
      shift:
        shift === undefined
          ? null
          : {
              from: carriers.indexOf(shift.from as Carrier),
              to: carriers.indexOf(shift.to as Carrier),
              ratio: amount(shift.ratio),
            },
      pv: pv === undefined ? null : amount(pv),
    })),
    factors: carriers.map((carrier): FactorLine | null => {
      const line = lines[carrier];
      if (line !== undefined) return line.map(([year, kg]) => [year, amount(kg)] as const);
      const frozen = added.factors.get(carrier);
      return frozen === undefined ? null : [[written.base, frozen]];
    }),
    spreads,
    limits: added.limits,
  };
}
