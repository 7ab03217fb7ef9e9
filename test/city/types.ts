import type { Carrier } from '#kernel/carrier.ts';

export type CityOptions = {
  readonly seed: number;
  readonly buildings: number;
  /** How many of them have a quarter-hourly main meter for electricity. */
  readonly meteredBuildings: number;
  /** Local days; `to` is not included. */
  readonly from: string;
  readonly to: string;
  readonly directory: string;
  /** Default false: no dirt anywhere. */
  readonly dirt?: boolean;
  /** How many metered buildings are retrofitted in the second year, with known effect; default none. */
  readonly retrofits?: number;
  /** The layout of the quarter-hourly readings: `mixed` (default: registers long, intervals wide), or all in one layout. */
  readonly layout?: 'mixed' | 'long' | 'wide';
  /** How many quarter-hourly meters a file contains; default 250. */
  readonly metersPerFile?: number;
};

/** The options of the matching `import` command, under the names used there. Lists of pairs are records. */
export type ImportOptions = {
  readonly column?: Readonly<Record<string, string>>;
  readonly set?: Readonly<Record<string, string>>;
  /** By field: the text in the file, and the code that it stands for. */
  readonly value?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly coordinates?: 'wgs84' | 'gcj02' | 'bd09';
  readonly layout?: 'long' | 'wide' | 'months';
  readonly timeColumn?: string;
  readonly meterColumn?: string;
  readonly valueColumn?: string;
  readonly zone?: string;
  readonly kind?: 'interval' | 'register';
  readonly interval?: '15min' | '1h' | '1month';
  readonly marks?: 'start' | 'end';
  readonly unit?: string;
  readonly carrier?: Carrier;
  readonly year?: number;
  /** When it became known; an instant. */
  readonly received?: string;
  readonly station?: string;
  readonly format?: 'csv' | 'epw';
};

export type FileKind = 'places' | 'organisations' | 'buildings' | 'meters' | 'readings' | 'weather';

export type CityFile = {
  readonly kind: FileKind;
  readonly path: string;
  readonly options: ImportOptions;
  /** Readings (cells that are not empty) in a file of readings. */
  readonly readings?: number;
};

/** A `meter swap` that belongs to the files. */
export type Swap = {
  readonly meter: string;
  readonly at: string;
  readonly oldFinal: number;
  readonly newStart: number;
  readonly received: string;
};

export type City = {
  /** In the order in which they are imported. */
  readonly files: readonly CityFile[];
  readonly swaps: readonly Swap[];
  /** Next year's building list, with edits: for tests of merging. Not part of `files`. */
  readonly later: readonly CityFile[];
  readonly truth: Truth;
};

export type Truth = {
  readonly buildings: ReadonlyMap<string, TrueBuilding>;
  readonly meters: ReadonlyMap<string, TrueMeter>;
  /** The same building twice in the registry: `code` should be merged into `of`. */
  readonly duplicates: readonly { readonly code: string; readonly of: string }[];
  readonly dirt: readonly Dirt[];
  /** Rows of the building list that cannot be imported; `row` counts the header as 1. */
  readonly rejected: readonly { readonly row: number; readonly column: string }[];
  /** What next year's list changes. */
  readonly edits: readonly Edit[];
  readonly readings: number;
  readonly retrofits: readonly TrueRetrofit[];
};

/** A retrofit and its actual saving: what its meter would have counted more from that day to the end of the city. */
export type TrueRetrofit = {
  readonly building: string;
  readonly name: string;
  /** The county. */
  readonly region: string;
  readonly meter: string;
  readonly work: 'lighting' | 'chiller' | 'controls';
  /** The first local day with the retrofit. */
  readonly from: string;
  readonly kwh: number;
};

export type TrueBuilding = {
  readonly use: string;
  /** Its county. */
  readonly region: string;
  /** The code of the development zone, for a building that names it as its region. */
  readonly zone: string | null;
  readonly floorArea: number;
  /** Its electricity as drawn, kWh/m2 a with electric heating; the years of a metered building deviate from it with the weather. */
  readonly kwhPerM2: number;
};

export type TrueMeter = {
  readonly building: string | null;
  readonly carrier: Carrier;
  readonly unit: string;
  readonly kind: 'interval' | 'register';
  readonly item: string | null;
  readonly parent: string | null;
  readonly multiplier: number;
  readonly shares: string | null;
  /** Use that the rules must give from the files, by calendar year; if the files cover a year only in part, that part counts. */
  readonly years: Readonly<Record<string, number>>;
  /** False if dirt removed or added something: then `years` is the actual use, and the files say otherwise. */
  readonly exact: boolean;
};

export type DirtKind =
  | 'gap'
  | 'stuck'
  | 'zero-reads'
  | 'rollover'
  | 'swap'
  | 'spike'
  | 'late'
  | 'corrected-month'
  | 'shared-meter'
  | 'empty-summer';

/** One piece of dirt. Instants are UTC, half-open; `column` and `values` give details if there are any. */
export type Dirt = {
  readonly kind: DirtKind;
  readonly meter: string;
  readonly from: string;
  readonly to: string;
  /** Despite all of this, the rules recover the whole use. */
  readonly conserved: boolean;
  readonly values?: Readonly<Record<string, number | string>>;
};

export type Edit = { readonly code: string; readonly field: string; readonly from: string; readonly to: string };
