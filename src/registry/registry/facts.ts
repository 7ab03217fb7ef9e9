import type { Carrier, Ratio, Unit } from '#kernel/carrier.ts';

/**
 * What later slices need to know of a metering point, as known at some time. Instants are seconds UTC, days are `2026-03-01`, registers are
 * integers in 0.0001 of the device's unit.
 */
export type MeterFacts = {
  readonly id: number;
  readonly code: string;
  /** The building it stands in, and that building's calendar; null where the building is not known. */
  readonly building: string | null;
  readonly zone: string;
  readonly carrier: Carrier;
  /** Energy item, `01A00`; null is the carrier as a whole. */
  readonly item: string | null;
  readonly kind: 'register' | 'interval';
  /** Whether anybody has said the kind; where nobody has, the first readings may. */
  readonly kindStated: boolean;
  /** What a device counts: what is taken in, what goes both ways, or what the building makes itself, which counts for no use. */
  readonly direction: 'import' | 'both' | 'generation';
  readonly capacityKw: number | null;
  readonly parent: number | null;
  /** The organisation that reads it. */
  readonly operator: string | null;
  readonly installed: string | null;
  readonly removed: string | null;
  /**
   * Which buildings it serves and how much of it each gets; one with share 1 where nothing else is said. Empty where it has no building.
   */
  readonly shares: readonly { readonly building: string; readonly share: number }[];
  /** The devices behind it, oldest first; the first has `since: -Infinity` and no `start`. */
  readonly devices: readonly DeviceFacts[];
};

export type DeviceFacts = {
  readonly since: number;
  readonly digits: number | null;
  readonly multiplier: Ratio;
  readonly unit: Unit;
  /** What the new device showed at `since`. */
  readonly start: number | null;
  /** What this device showed when the next one took its place. */
  readonly end: number | null;
};

/** What later slices need to know of a building, as known at some time. */
export type BuildingFacts = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly zone: string;
  /** The main use of the building on a day, and its parts where there are several. */
  readonly uses: readonly Dated<readonly { readonly use: string; readonly areaM2: number | null }[]>[];
  readonly floorAreaM2: readonly Dated<number | null>[];
  /** The other fields, by their contract names, as they stand today. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Of these fields, those that change in its life. */
  readonly dated: Readonly<Record<string, readonly Dated<unknown>[]>>;
};

/** A value from a local day on (null: from the beginning), oldest first. */
export type Dated<T> = { readonly from: string | null; readonly value: T };

/** Which meters or buildings are meant; several given: all must hold. */
export type Which = {
  readonly meters?: readonly string[];
  readonly buildings?: readonly string[];
  /** A place's code: its whole subtree. */
  readonly region?: string;
  readonly carrier?: Carrier;
  /** Meters by their number in the reading store. */
  readonly ids?: readonly number[];
  /** With `buildings` or `meters`: the children of what is found come too, wherever they stand, since they are taken off. */
  readonly withChildren?: boolean;
};

/** The columns of the registry that a list of buildings is sorted by. */
export const buildingSorts = [
  'code',
  'name',
  'region',
  'use',
  'organisation',
  'floorArea',
  'yearBuilt',
  'meters',
  'address',
  'heatedArea',
  'storeys',
  'occupants',
  'structure',
  'ownership',
  'stateOrgan',
  'greenStar',
  'heating',
  'airConditioning',
  'energyStandard',
] as const;

export type BuildingSort = (typeof buildingSorts)[number];
