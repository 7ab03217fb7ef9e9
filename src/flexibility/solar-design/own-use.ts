/** Hours one after another, kWh: what a building takes, and what arrays would give; NaN is not known. */
export type PairedHours = {
  /** Below 0 it gives to the grid: it takes nothing. */
  readonly load: Float64Array;
  readonly made: Float64Array;
};

/** Of the hours of which both are known: what is given is used at once or exported, what is taken is that or imported. Wh. */
export type OwnHours = {
  /** Which hours of the stretch. */
  readonly at: readonly number[];
  readonly own: readonly number[];
  readonly surplus: readonly number[];
  readonly imported: readonly number[];
};

/** kWh, null where no hour is known; hours of which both are known, of all. */
export type OwnUse = {
  readonly hours: { readonly compared: number; readonly of: number };
  readonly loadKwh: number | null;
  readonly yieldKwh: number | null;
  readonly ownKwh: number | null;
  readonly exportKwh: number | null;
  readonly importKwh: number | null;
  /** Of the yield, what is used at once; null where there is none. */
  readonly ownShare: number | null;
  /** Of what the building takes, what comes from its roof; null where it takes nothing. */
  readonly coveredShare: number | null;
};

/** In whole Wh, so that own use and export are the yield, and own use and import the load, to the last. */
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

/** Of all hours, or of those that a month has. @param of how many hours there are in all */
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
