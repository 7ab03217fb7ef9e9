import type { Mounting } from '#registry/resources/vocabulary.ts';

/** An array of modules as used to calculate its yield. Units are those of `flexibility.md` 2. */
export type SolarArray = {
  readonly code: string;
  /** DC at standard test conditions. */
  readonly kw: number;
  /** Degrees from horizontal. */
  readonly tilt: number;
  /** Degrees: 0 north, 90 east. */
  readonly azimuth: number;
  readonly inverterKw: number;
  readonly mounting: Mounting;
  /** Change of power per kelvin. */
  readonly gamma: number;
  readonly loss: number;
  readonly albedo: number;
};

/** An array for which only power and orientation are required. */
export type ArrayFacts = Pick<SolarArray, 'code' | 'kw' | 'tilt' | 'azimuth'> & {
  readonly [Fact in 'inverterKw' | 'mounting' | 'gamma' | 'loss' | 'albedo']?: SolarArray[Fact] | null | undefined;
};

/**
 * Defaults, `flexibility.md` 3: losses of PVWatts 5 (A. P. Dobos, NREL/TP-6A20-62641, table 7) and albedo as in pvlib, VERIFIED; an
 * inverter with the power of the modules, an open rack.
 */
const usual = { loss: 0.1408, albedo: 0.2, mounting: 'open' } as const;

/** The temperature coefficient of a common module in PVWatts. RECALLED: results based on it are indicative. */
const recalledGamma = -0.0047;

export function completed({ inverterKw, mounting, gamma, loss, albedo, ...told }: ArrayFacts): SolarArray {
  return {
    ...told,
    inverterKw: inverterKw ?? told.kw,
    mounting: mounting ?? usual.mounting,
    gamma: gamma ?? recalledGamma,
    loss: loss ?? usual.loss,
    albedo: albedo ?? usual.albedo,
  };
}

/** Whether its yield is based on a constant that is only recalled. */
export const restsOnRecalled = ({ gamma }: ArrayFacts): boolean => gamma === undefined || gamma === null;

/** An array of the register, whose orientation may be unknown. */
export type ListedArray = Omit<ArrayFacts, 'tilt' | 'azimuth'> & { readonly tilt: number | null; readonly azimuth: number | null };

export const isPlaced = (one: ListedArray): one is ArrayFacts => one.tilt !== null && one.azimuth !== null;

/** A level array faces no direction. */
export const level = <One extends ListedArray>(one: One): One => (one.tilt === 0 ? { ...one, azimuth: one.azimuth ?? 180 } : one);
