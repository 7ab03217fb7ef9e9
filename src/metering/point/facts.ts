import type { PointQuantity, ReadUnit } from '#kernel/quantity.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';

/** Numbers of points in the reading store begin here; those of meters are below, those of a preview far above. */
export const firstPoint = 1_000_000_001;

const mostId = 2_147_483_647;

/** Whether a number in the reading store is that of a point. */
export const isPoint = (id: number): boolean => id >= firstPoint && id <= mostId;

/** The facts of a point that later slices need, as known at some time. */
export type PointFacts = {
  /** Its number in the reading store: points and meters share one sequence of numbers. */
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  /** The building it is in, and that building's calendar; null if the building is not known. */
  readonly building: string | null;
  readonly zone: string;
  /** Its values are instantaneous. */
  readonly kind: 'instant';
  readonly quantity: PointQuantity;
  /** The unit of values that name none. */
  readonly readIn: ReadUnit;
  /** The unit in which values are stored and returned: the quantity's own. */
  readonly unit: ReadUnit;
  readonly space: string | null;
  readonly equipment: string | null;
  readonly tag: string | null;
  /** How long a value holds at most, in seconds. */
  readonly hold: number;
  /** The plausible range, in 0.0001 of `unit`; null: no limit. */
  readonly low: number | null;
  readonly high: number | null;
};

/** A meter or a point: anything that has readings under a code. */
export type SeriesFacts = MeterFacts | PointFacts;

/** Selects points; if several conditions are given, all must hold. */
export type WhichPoints = {
  readonly points?: readonly string[];
  readonly buildings?: readonly string[];
  /** A place's code, including its whole subtree. */
  readonly region?: string;
  readonly quantity?: PointQuantity;
  readonly equipment?: string;
  readonly tag?: string;
  /** Points by their number in the reading store. */
  readonly ids?: readonly number[];
};
