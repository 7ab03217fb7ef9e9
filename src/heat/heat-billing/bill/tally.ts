import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { Frame, Stay } from './stay.ts';
import { millionths } from '../public/whole-parts.ts';

/** A room that was measured as too cold on some days; its temperature determines the price reduction. */
export type ColdDays = { readonly from: number; readonly to: number; readonly temperature: string };

/** An account's part of a season: days, and sums of billed area (10⁻¹² m²) over days. */
export type Tally = {
  readonly account: string;
  metered: number;
  area: number;
  stopped: number;
  /** Over days that are charged. */
  meteredArea: bigint;
  areaArea: bigint;
  stoppedArea: bigint;
  /** Multiplied by the share of the reduction, in millionths. */
  coldArea: bigint;
  /** Over all days supplied, charged or not. */
  suppliedArea: bigint;
};

/**
 * A household's accounts over a season, in the order in which they first apply.
 * @param byArea 1 on days on which a supplied household is charged by area
 * @param coldShares the share of the reduction by day, in millionths; null if nothing was decided
 */
export function tallies(stays: readonly Stay[], frame: Frame, byArea: Uint8Array, coldShares: readonly bigint[] | null): Tally[] {
  const found = new Map<string, Tally>();
  for (const stay of stays) {
    if (stay.billed === 0n || stay.status === 'unconnected') continue;
    const tally = found.get(stay.account) ?? emptyTally(stay.account);
    found.set(stay.account, tally);
    addStay(tally, stay, frame, byArea);
    if (coldShares !== null && stay.status === 'supplied') addCold(tally, stay, frame, coldShares);
  }
  return [...found.values()];
}

const emptyTally = (account: string): Tally => ({
  account,
  metered: 0,
  area: 0,
  stopped: 0,
  meteredArea: 0n,
  areaArea: 0n,
  stoppedArea: 0n,
  coldArea: 0n,
  suppliedArea: 0n,
});

function addStay(tally: Tally, { from, to, status, billed }: Stay, { charged }: Frame, byArea: Uint8Array): void {
  const days = to - from;
  const chargedDays = Math.max(0, Math.min(to, charged.to) - Math.max(from, charged.from));
  if (status === 'stopped') {
    tally.stopped += days;
    tally.stoppedArea += billed * BigInt(chargedDays);
    return;
  }
  let [area, chargedArea] = [0, 0];
  for (let day = from; day < to; day += 1)
    if (byArea[day] === 1) {
      area += 1;
      if (day >= charged.from && day < charged.to) chargedArea += 1;
    }
  tally.area += area;
  tally.metered += days - area;
  tally.areaArea += billed * BigInt(chargedArea);
  tally.meteredArea += billed * BigInt(chargedDays - chargedArea);
  tally.suppliedArea += billed * BigInt(days);
}

function addCold(tally: Tally, { from, to, billed }: Stay, { charged }: Frame, shares: readonly bigint[]): void {
  for (let day = Math.max(from, charged.from); day < Math.min(to, charged.to); day += 1) tally.coldArea += billed * (shares[day] ?? 0n);
}

/**
 * The share of a price that is deducted by day, in millionths: that of the lowest limit above the temperature; if a day was decided twice,
 * the later decision counts. Null if the tariff has no reduction, or nothing was decided.
 */
export function coldShares({ cold }: Pick<HeatTariff, 'cold'>, decided: readonly ColdDays[], days: number): bigint[] | null {
  if (cold === undefined || decided.length === 0) return null;
  const rows = cold.table.map(({ below, share }) => ({ below: millionths(below), share: millionths(share) }));
  const ordered = rows.toSorted((a, b) => (a.below < b.below ? -1 : a.below > b.below ? 1 : 0));
  const shares: bigint[] = Array.from({ length: days }, () => 0n);
  for (const { from, to, temperature } of decided) {
    const measured = temperature.startsWith('-') ? -millionths(temperature.slice(1)) : millionths(temperature);
    const share = ordered.find(({ below }) => below > measured)?.share ?? 0n;
    for (let day = Math.max(0, from); day < Math.min(days, to); day += 1) shares[day] = share;
  }
  return shares;
}
