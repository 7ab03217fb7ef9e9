import type { Draw } from './cohorts.ts';
import type { Plan } from './facts.ts';

/** The measures of a plan as drawn by a sample, in columns: a thousand samples access them hundreds of millions of times. */
export type MeasuresDrawn = {
  readonly count: number;
  readonly carriers: number;
  /** Index of electricity among the carriers; -1 if nothing uses it. */
  readonly electricity: number;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Of a stock's area, each year. */
  readonly share: Float64Array;
  /** The same in the current year: 0 for measures not applied in it. */
  readonly due: Float64Array;
  /** The savings of a measure are those from its index here up to that of the next: carriers, and the share of each that is saved. */
  readonly savingsFrom: Int32Array;
  readonly savingCarrier: Int32Array;
  readonly saving: Float64Array;
  /** 1 for a measure that does more than save. */
  readonly doesMore: Uint8Array;
  /** -1 if nothing shifts from one carrier to another. */
  readonly shiftFrom: Int32Array;
  readonly shiftTo: Int32Array;
  readonly shiftRatio: Float64Array;
  /** kWh that a square metre generates itself; 0 if nothing uses electricity. */
  readonly pvKwh: Float64Array;
};

/** The measures of a plan with each amount as drawn. */
export function measuresDrawn({ measures, carriers, electricity }: Plan, draw: Draw): MeasuresDrawn {
  const savings = measures.map(({ saving }) => saving.flatMap((one, carrier) => (one === null ? [] : [{ carrier, part: draw(one) }])));
  const savingsFrom = new Int32Array(measures.length + 1);
  for (const [at, { length }] of savings.entries()) savingsFrom[at + 1] = (savingsFrom[at] as number) + length;
  const flat = savings.flat();
  return {
    count: measures.length,
    carriers: carriers.length,
    electricity,
    first: Int32Array.from(measures, ({ years }) => years[0]),
    last: Int32Array.from(measures, ({ years }) => years[1]),
    share: Float64Array.from(measures, ({ share }) => draw(share)),
    due: new Float64Array(measures.length),
    savingsFrom,
    savingCarrier: Int32Array.from(flat, ({ carrier }) => carrier),
    saving: Float64Array.from(flat, ({ part }) => part),
    doesMore: Uint8Array.from(measures, ({ shift, pv }) => (shift === null && pv === null ? 0 : 1)),
    shiftFrom: Int32Array.from(measures, ({ shift }) => shift?.from ?? -1),
    shiftTo: Int32Array.from(measures, ({ shift }) => shift?.to ?? -1),
    shiftRatio: Float64Array.from(measures, ({ shift }) => (shift === null ? 0 : draw(shift.ratio))),
    pvKwh: Float64Array.from(measures, ({ pv }) => (pv === null || electricity < 0 ? 0 : draw(pv))),
  };
}

/** Sets what is due in a year. @returns whether anything is */
export function setDue({ count, first, last, share, due }: MeasuresDrawn, year: number): boolean {
  let isDue = false;
  for (let at = 0; at < count; at += 1) {
    const now = year >= (first[at] as number) && year <= (last[at] as number) ? (share[at] as number) : 0;
    due[at] = now;
    isDue ||= now > 0;
  }
  return isDue;
}

/**
 * Subtracts the effect of a measure. @param done the share of the area that it was applied to @param from the index of the first carrier
 */
export function applyMeasure(measures: MeasuresDrawn, place: number, done: number, intensity: Float64Array, from: number): void {
  const { savingsFrom, savingCarrier, saving } = measures;
  const end = savingsFrom[place + 1] as number;
  for (let at = savingsFrom[place] as number; at < end; at += 1) {
    const slot = from + (savingCarrier[at] as number);
    intensity[slot] = (intensity[slot] as number) * (1 - done * (saving[at] as number));
  }
  shiftUse(measures, place, done, intensity, from);
}

/** The effects of a measure other than saving: use shifts to another carrier, and on-site generation is not purchased. */
export function shiftUse(measures: MeasuresDrawn, place: number, done: number, intensity: Float64Array, from: number): void {
  const { shiftFrom, shiftTo, shiftRatio, pvKwh, electricity } = measures;
  const source = shiftFrom[place] as number;
  if (source >= 0) {
    const goes = done * (intensity[from + source] as number);
    const target = from + (shiftTo[place] as number);
    intensity[from + source] = (intensity[from + source] as number) - goes;
    intensity[target] = (intensity[target] as number) + goes * (shiftRatio[place] as number);
  }
  const made = pvKwh[place] as number;
  if (made !== 0) intensity[from + electricity] = Math.max(0, (intensity[from + electricity] as number) - done * made);
}
