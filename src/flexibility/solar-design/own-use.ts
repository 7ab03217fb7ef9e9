/** Consecutive hours, kWh: what a building takes, and what arrays would generate; NaN if unknown. */
export type PairedHours = {
  /** Below 0 it exports to the grid and takes nothing. */
  readonly load: Float64Array;
  readonly made: Float64Array;
};

/**
 * For hours in which both are known: generation is either used immediately or exported, and load is either covered by that or imported. Wh.
 */
export type OwnHours = {
  /** The hours of the stretch, by index. */
  readonly at: readonly number[];
  readonly own: readonly number[];
  readonly surplus: readonly number[];
  readonly imported: readonly number[];
};

/** kWh, null if no hour is known; the number of hours in which both are known, and of all. */
export type OwnUse = {
  readonly hours: { readonly compared: number; readonly of: number };
  readonly loadKwh: number | null;
  readonly yieldKwh: number | null;
  readonly ownKwh: number | null;
  readonly exportKwh: number | null;
  readonly importKwh: number | null;
  /** The share of the yield that is used immediately; null if there is no yield. */
  readonly ownShare: number | null;
  /** The share of the building's load that comes from its roof; null if it has no load. */
  readonly coveredShare: number | null;
};

/** In whole Wh, so that own use plus export equals the yield, and own use plus import the load, exactly. */
export function ownHours({ load, made }: PairedHours): OwnHours {
  const hours = { at: [] as number[], own: [] as number[], surplus: [] as number[], imported: [] as number[] };
  for (let at = 0; at < load.length; at += 1) {
    const [taken, given] = [wh(load[at] as number), wh(made[at] as number)];
    if (Number.isNaN(taken + given)) continue;
    const own = Math.min(taken, given);
    hours.at.push(at);
    hours.own.push(own);
    hours.surplus.push(given - own);
    hours.imported.push(taken - own);
  }
  return hours;
}

const wh = (kwh: number): number => Math.max(0, Math.round(kwh * 1000));

/** Over all hours, or those of a month. @param of the number of hours in total */
export function ownUseOf(hours: OwnHours, of: number, isOf: (at: number) => boolean = () => true): OwnUse {
  let [own, surplus, imported, compared] = [0, 0, 0, 0];
  for (const [place, at] of hours.at.entries()) {
    if (!isOf(at)) continue;
    own += hours.own[place] as number;
    surplus += hours.surplus[place] as number;
    imported += hours.imported[place] as number;
    compared += 1;
  }
  const [given, taken] = [own + surplus, own + imported];
  const kwh = (sum: number): number | null => (compared === 0 ? null : sum / 1000);
  return {
    hours: { compared, of },
    loadKwh: kwh(taken),
    yieldKwh: kwh(given),
    ownKwh: kwh(own),
    exportKwh: kwh(surplus),
    importKwh: kwh(imported),
    ownShare: given === 0 ? null : part(own / given),
    coveredShare: taken === 0 ? null : part(own / taken),
  };
}

const part = (share: number): number => Math.round(share * 1e6) / 1e6;
