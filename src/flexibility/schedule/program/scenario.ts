/** One number for each step. */
export type Series = Float64Array;

export type Bus = 'ac' | 'dc';

/** Every resource has a code, and a bus that it is on. */
type Named = { readonly code: string; readonly bus: Bus };

/** Generates power, which counts as negative. */
export type Pv = Named & { readonly kind: 'pv'; readonly available: Series; readonly curtail: boolean };

/** At `edge` (0 is the start) this much has to be stored; `at` in seconds. */
export type StorageTarget = { readonly edge: number; readonly at: number; readonly kwh: number };

/**
 * Time in which something is stored: for a battery the whole scenario, for a car each session. Steps from `first` up to `end`, exclusive;
 * none if no step is entirely inside.
 */
export type Spell = {
  readonly first: number;
  readonly end: number;
  /** Seconds, as given: a car may come and go between edges. */
  readonly from: number;
  readonly to: number;
  readonly startKwh: number;
  readonly maxKwh: Series;
  readonly targets: readonly StorageTarget[];
};

export type Storage = Named & {
  readonly kind: 'battery' | 'ev';
  readonly kw: Series;
  readonly dischargeKw: Series;
  readonly minKwh: Series;
  readonly chargeEfficiency: number;
  readonly dischargeEfficiency: number;
  /** The share of the energy stored at the start of a step that is left at its end. */
  readonly kept: number;
  /** Yuan per kWh discharged. */
  readonly wear: number;
  readonly spells: readonly Spell[];
};

/** A room: its temperature follows the outdoor temperature, its gains, and the heat supplied or removed. */
export type Hvac = Named & {
  readonly kind: 'hvac';
  readonly kw: Series;
  /** Heat per unit of power, negative if it is removed. */
  readonly heatPerKw: Series;
  /** K/kW. */
  readonly r: number;
  /** The share of a difference left after a step, and 1 minus that. */
  readonly left: number;
  readonly gone: number;
  readonly gain: Series;
  readonly outdoor: Series;
  readonly start: number;
  readonly low: Series;
  readonly high: Series;
};

export type Shed = Named & { readonly kind: 'shed'; readonly available: Series; readonly price: Series; readonly maxKwh: number | null };

/** Work to be done within steps `first` up to `end`; `whole`: in one run of `run` steps at its power. */
export type Shift = Named & {
  readonly kind: 'shift';
  readonly kw: number;
  readonly kwh: number;
  readonly first: number;
  readonly end: number;
  readonly run: number | null;
};

export type Resource = Pv | Storage | Hvac | Shed | Shift;

export const resourceKinds = ['pv', 'battery', 'ev', 'hvac', 'shed', 'shift'] as const;

/** What may be broken if not everything can be kept, the most important first (`flexibility.md` 4). */
export const limitClasses = ['state', 'site', 'target', 'comfort'] as const;
export type LimitClass = (typeof limitClasses)[number];

export const goals = ['cost', 'carbon', 'import'] as const;
export type Goal = (typeof goals)[number];

/** Steps whose peak import is charged once, such as those of a month: yuan/kW, and the peak before them. */
export type PeakPeriod = { readonly first: number; readonly end: number; readonly price: number; readonly soFarKw: number };

/** A scenario as read: every list as long as there are steps, every time an edge. kW, kWh, yuan, degC. */
export type Scenario = {
  /** Seconds since 1970. */
  readonly start: number;
  readonly stepMinutes: number;
  readonly steps: number;
  /** Infinity if there is no limit. */
  readonly importKw: Series;
  readonly exportKw: Series;
  readonly price: {
    readonly import: Series;
    readonly export: Series;
    /** Consecutive and without gaps; empty if peak import costs nothing. */
    readonly peaks: readonly PeakPeriod[];
    /** kg/kWh. */
    readonly carbon: Series;
    readonly carbonPrice: number;
  };
  readonly base: Series;
  readonly baseDc: Series;
  readonly converter: { readonly kw: Series; readonly toDc: number; readonly toAc: number } | null;
  readonly resources: readonly Resource[];
  readonly order: readonly Goal[];
  readonly priority: readonly LimitClass[];
};

/** Hours in a step. */
export const hoursOf = ({ stepMinutes }: { readonly stepMinutes: number }): number => stepMinutes / 60;
/** The time of an edge, in seconds. */
export const edgeOf = ({ start, stepMinutes }: { readonly start: number; readonly stepMinutes: number }, edge: number): number =>
  start + edge * stepMinutes * 60;
