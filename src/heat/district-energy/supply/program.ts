import { type DemandKind, demandKinds, type Store, type Supply } from '../plan-file/shape.ts';
import { yearlyPerKw, yearlyPerKwh } from './annual-cost.ts';
import { type Builder, createBuilder, type Terms } from './builder.ts';
import type { Phase, Programme, Sum } from './facts.ts';

/** A plant in a phase: the columns of its size, of whether it is built (if that costs), and of what it gives in each hour. */
type PlantColumns = { readonly supply: Supply; readonly size: number; readonly built: number | null; readonly gives: readonly number[] };
type StoreColumns = { readonly store: Store; readonly size: number; readonly out: readonly number[]; readonly into: readonly number[] };

export type PhaseColumns = {
  readonly phase: Phase;
  readonly plants: readonly PlantColumns[];
  readonly stores: readonly StoreColumns[];
  /** Each sum of a year. */
  readonly sums: Readonly<Record<Sum, Terms>>;
  /** What is left unmet, by kind; only if that is allowed. */
  readonly unmet: readonly { readonly carrier: DemandKind; readonly columns: readonly number[] }[];
};

type LimitRow = { readonly limit: Sum; readonly phase: number; readonly row: number; readonly amount: number; readonly scale: number };

/** The programme of a supply: sizes grow from phase to phase, and every hour's load is met. Powers are in units of `unit` kW. */
export type Frame = {
  readonly builder: Builder;
  readonly unit: number;
  readonly phases: readonly PhaseColumns[];
  /** The rows of limits, for their prices. */
  readonly limits: readonly LimitRow[];
  readonly mosts: readonly { readonly code: string; readonly isStore: boolean; readonly row: number; readonly amount: number }[];
};

/** @param shortAllowed loads may be left unmet, and nothing else is limited: to find what is lacking */
export function frameOf(programme: Programme, shortAllowed = false): Frame {
  const unit = unitOf(programme);
  const builder = createBuilder();
  const phases: PhaseColumns[] = [];
  for (const phase of programme.phases) phases.push(addPhase(builder, programme, { phase, unit, before: phases.at(-1), shortAllowed }));
  const limits = shortAllowed ? [] : phases.flatMap((columns, at) => limitRows(builder, programme, columns, at));
  return { builder, unit, phases, limits, mosts: mostRows(builder, phases.at(-1), unit) };
}

/** The greatest load is 100 units. */
function unitOf({ phases }: Programme): number {
  const most = Math.max(0, ...phases.flatMap(({ loads }) => [...loads.values()].map((load) => Math.max(...load))));
  return most === 0 ? 1 : most / 100;
}

type PhaseFrame = {
  readonly phase: Phase;
  readonly unit: number;
  readonly before: PhaseColumns | undefined;
  readonly shortAllowed: boolean;
};

function addPhase(builder: Builder, programme: Programme, { phase, unit, before, shortAllowed }: PhaseFrame): PhaseColumns {
  const plants = programme.supplies.map((supply) => addPlant(builder, programme, supply, unit));
  const stores = programme.stores.map((store) => addStore(builder, programme, store));
  for (const [at, { size }] of plants.entries()) growsFrom(builder, size, before?.plants[at]?.size);
  for (const [at, { size }] of stores.entries()) growsFrom(builder, size, before?.stores[at]?.size);
  const hours = programme.days.length * 24;
  const unmet = shortAllowed
    ? demandKinds.map((carrier) => ({ carrier, columns: Array.from({ length: hours }, () => builder.column()) }))
    : [];
  const columns = { phase, plants, stores, unmet, sums: sumsOf(programme, plants, stores, unit) };
  for (const carrier of demandKinds) balance(builder, columns, carrier, { hours, unit });
  return columns;
}

function growsFrom(builder: Builder, size: number, before: number | undefined): void {
  if (before !== undefined)
    builder.row(
      [
        [size, 1],
        [before, -1],
      ],
      0,
      Infinity,
    );
}

function addPlant(builder: Builder, { days }: Programme, supply: Supply, unit: number): PlantColumns {
  const size = builder.column();
  const built = supply.yuanPerYear > 0 ? builder.choice() : null;
  const most = supply.mostKw ?? Infinity;
  if (built !== null)
    builder.row(
      [
        [size, 1],
        [built, -most / unit],
      ],
      -Infinity,
      0,
    );
  const gives = days.flatMap(({ month }) =>
    Array.from({ length: 24 }, (_, hour) => {
      const share = supply.available?.[month]?.[hour] ?? 1;
      const column = builder.column();
      builder.row(
        [
          [column, 1],
          [size, -share],
        ],
        -Infinity,
        0,
      );
      return column;
    }),
  );
  return { supply, size, built, gives };
}

/** A store is as full at the end of each typical day as at its beginning. */
function addStore(builder: Builder, { days }: Programme, store: Store): StoreColumns {
  const size = builder.column();
  const [out, into]: [number[], number[]] = [[], []];
  for (const _ of days) {
    const levels = Array.from({ length: 24 }, () => builder.column());
    for (const [hour, level] of levels.entries()) {
      const [give, take] = [builder.column(), builder.column()];
      out.push(give);
      into.push(take);
      const next = levels[(hour + 1) % 24] as number;
      builder.row(
        [
          [next, 1],
          [level, store.lossPerHour - 1],
          [take, -store.efficiency],
          [give, 1],
        ],
        0,
        0,
      );
      for (const [column, share] of [
        [level, 1],
        [give, store.kwPerKwh],
        [take, store.kwPerKwh],
      ] as const)
        builder.row(
          [
            [column, 1],
            [size, -share],
          ],
          -Infinity,
          0,
        );
    }
  }
  return { store, size, out, into };
}

type Hours = { readonly hours: number; readonly unit: number };

/** What is given covers the load, what plants take and what stores take; more than that may be given. */
function balance(builder: Builder, { phase, plants, stores, unmet }: PhaseColumns, carrier: DemandKind, { hours, unit }: Hours): void {
  const load = phase.loads.get(carrier);
  const takes = plants.some(({ supply }) => supply.from === carrier) || stores.some(({ store }) => store.carrier === carrier);
  if (load === undefined && !takes) return;
  const short = unmet.find((one) => one.carrier === carrier)?.columns;
  for (let at = 0; at < hours; at += 1) {
    const terms: [number, number][] = plants.flatMap(({ supply, gives }): [number, number][] => {
      const column = gives[at] as number;
      if (supply.carrier === carrier && supply.from === carrier) return [[column, 1 - 1 / (supply.ratio ?? 1)]];
      if (supply.carrier === carrier) return [[column, 1]];
      return supply.from === carrier ? [[column, -1 / (supply.ratio ?? 1)]] : [];
    });
    for (const { store, out, into } of stores) if (store.carrier === carrier) terms.push([out[at] as number, 1], [into[at] as number, -1]);
    if (short !== undefined) terms.push([short[at] as number, 1]);
    builder.row(terms, (load?.[at] ?? 0) / unit, Infinity);
  }
}

function sumsOf(programme: Programme, plants: readonly PlantColumns[], stores: readonly StoreColumns[], unit: number) {
  const { rate, days } = programme;
  const yuan: [number, number][] = [];
  const carbonKg: [number, number][] = [];
  const importKwh: [number, number][] = [];
  for (const { supply, size, built, gives } of plants) {
    yuan.push([size, yearlyPerKw(supply, rate) * unit]);
    if (built !== null) yuan.push([built, supply.yuanPerYear]);
    for (const [at, column] of gives.entries()) {
      const kwh = (days[Math.floor(at / 24)]?.weight ?? 0) * unit;
      if (supply.yuanPerKwh > 0) yuan.push([column, kwh * supply.yuanPerKwh]);
      if (supply.kgPerKwh > 0) carbonKg.push([column, kwh * supply.kgPerKwh]);
      if (supply.imported) importKwh.push([column, kwh]);
    }
  }
  for (const { store, size } of stores) yuan.push([size, yearlyPerKwh(store, rate) * unit]);
  return { yuan, carbonKg, importKwh };
}

function limitRows(builder: Builder, { limits }: Programme, { sums }: PhaseColumns, phase: number): LimitRow[] {
  return (Object.entries(limits) as [Sum, number | undefined][]).flatMap(([limit, amount]) => {
    if (amount === undefined) return [];
    const scale = scaleOf(sums[limit], amount);
    const terms = sums[limit].map(([column, times]): [number, number] => [column, times / scale]);
    return [{ limit, phase, amount, row: builder.row(terms, -Infinity, amount / scale), scale }];
  });
}

/** The divisor of a limit's row, so that its largest coefficient is one. */
export const scaleOf = (terms: Terms, amount: number): number =>
  Math.max(...terms.map(([, times]) => Math.abs(times)), terms.length === 0 ? Math.max(1, amount) : 0) || 1;

function mostRows(builder: Builder, last: PhaseColumns | undefined, unit: number): Frame['mosts'] {
  const plants = (last?.plants ?? []).flatMap(({ supply: { code, mostKw }, size }) =>
    mostKw === undefined ? [] : [{ code, isStore: false, amount: mostKw, row: builder.row([[size, 1]], -Infinity, mostKw / unit) }],
  );
  const stores = (last?.stores ?? []).flatMap(({ store: { code, mostKwh }, size }) =>
    mostKwh === undefined ? [] : [{ code, isStore: true, amount: mostKwh, row: builder.row([[size, 1]], -Infinity, mostKwh / unit) }],
  );
  return [...plants, ...stores];
}
