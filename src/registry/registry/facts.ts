import type { Carrier, Ratio, Unit } from '#kernel/carrier.ts';

/**
 * What later slices need to know about a metering point, as known at some time. Instants are seconds UTC, days are `2026-03-01`, registers
 * are integers in 0.0001 of the device's unit.
 */
export type MeterFacts = {
  readonly id: number;
  readonly code: string;
  /** Its building, and that building's calendar; null if the building is unknown. */
  readonly building: string | null;
  readonly zone: string;
  readonly carrier: Carrier;
  /** Energy item, `01A00`; null: the carrier as a whole. */
  readonly item: string | null;
  readonly kind: 'register' | 'interval';
  /** Whether the kind was stated; if not, the first readings may determine it. */
  readonly kindStated: boolean;
  /** What a device counts: intake, both directions, or the building's own generation, which does not count as use. */
  readonly direction: 'import' | 'both' | 'generation';
  readonly capacityKw: number | null;
  readonly parent: number | null;
  /** The organisation that reads it. */
  readonly operator: string | null;
  readonly installed: string | null;
  readonly removed: string | null;
  /** The buildings it serves and the share of each; one with share 1 if nothing else is stated. Empty if it has no building. */
  readonly shares: readonly { readonly building: string; readonly share: number }[];
  /** The devices behind it, oldest first; the first has `since: -Infinity` and no `start`. */
  readonly devices: readonly DeviceFacts[];
};

export type DeviceFacts = {
  readonly since: number;
  readonly digits: number | null;
  readonly multiplier: Ratio;
  readonly unit: Unit;
  /** What the new device read at `since`. */
  readonly start: number | null;
  /** What this device read when the next one replaced it. */
  readonly end: number | null;
};

/** What later slices need to know about a building, as known at some time. */
export type BuildingFacts = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly zone: string;
  /** The main use of the building on a day, and its parts if there are several. */
  readonly uses: readonly Dated<readonly { readonly use: string; readonly areaM2: number | null }[]>[];
  readonly floorAreaM2: readonly Dated<number | null>[];
  /** The other fields, by their contract names, as of today. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Those of these fields that change over its life. */
  readonly dated: Readonly<Record<string, readonly Dated<unknown>[]>>;
};

/** The day on which a building was torn down, by the events of its life until a day; null if it still stood then. */
export function demolishedOn({ fields }: Pick<BuildingFacts, 'fields'>, until: string): string | null {
  const { lifeEvents: life } = fields as { readonly lifeEvents?: readonly { readonly kind: string; readonly day: string }[] | null };
  return life?.findLast(({ kind, day }) => kind === 'demolished' && day <= until)?.day ?? null;
}

/** The buildings that stood on a day or came later: one torn down by then is part of no total, list or duty from that day on. */
export const standingFrom = (buildings: readonly BuildingFacts[], day: string): readonly BuildingFacts[] =>
  buildings.some((one) => demolishedOn(one, day) !== null) ? buildings.filter((one) => demolishedOn(one, day) === null) : buildings;

/** A value from a local day on (null: from the beginning), oldest first. */
export type Dated<T> = { readonly from: string | null; readonly value: T };

/** Filters for meters or buildings; if several are given, all must match. */
export type Which = {
  readonly meters?: readonly string[];
  readonly buildings?: readonly string[];
  /** A place's code, which includes everything below it. */
  readonly region?: string;
  readonly carrier?: Carrier;
  /** Meters by their number in the reading store. */
  readonly ids?: readonly number[];
  /** With `buildings` or `meters`: also returns the children of what is found, wherever they are, because they are subtracted. */
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
