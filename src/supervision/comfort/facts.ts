import type { Finding } from '#kernel/finding.ts';

/** A stretch of each year, `11-15` to `03-15`: both days belong to it. */
export type DaysOfYear = { readonly from: string; readonly to: string };

/** When a place heats and cools, and by how much a room may be off, K. */
export type TemperatureSeason = {
  readonly region: string;
  readonly heating: DaysOfYear;
  readonly cooling: DaysOfYear;
  readonly tolerance: number;
};

export type SeasonKind = 'heating' | 'cooling';

/** What rooms may be cooled and heated to, degC, by the documents. */
export type TemperatureRule = {
  readonly id: string;
  readonly version: number;
  readonly coolingAtLeast: number;
  readonly heatingAtMost: number;
  readonly except: readonly string[];
  readonly source: { readonly document: string; readonly clause: string };
  readonly status: string;
  readonly indicative: boolean;
};

/** Why nothing of a building is judged: by its use, as exempt, without a temperature point, without seasons of its place. */
export const notJudged = ['use-not-ruled', 'exempt', 'no-points', 'season-not-set'] as const;

export type NotJudged = (typeof notJudged)[number];

/** Hours judged and outside, their `share`; `coverage`: of the hours that might be judged those measured; null where there are none. */
export type ControlSum = {
  readonly hours: number;
  readonly outside: number;
  readonly share: number | null;
  readonly coverage: number | null;
};

/** A point's; `mean` degC, of the judged hours. */
export type SpaceControl = ControlSum & {
  readonly space: string | null;
  readonly point: string;
  readonly equipment: string | null;
  readonly mean: number | null;
  /** Whether it is told when its heating or cooling ran. */
  readonly isRunningKnown: boolean;
};

export type BuildingControl = ControlSum & {
  readonly building: string;
  readonly zone: string;
  readonly reason?: NotJudged;
  /** degC; null where the stretch is in both seasons, or in neither. */
  readonly limit: number | null;
  readonly rule: Omit<TemperatureRule, 'except'> & { readonly tolerance: number | null; readonly seasons: SeasonKind[] };
  readonly figure: string;
  readonly spaces: SpaceControl[];
  readonly findings: readonly Finding[];
};

export type PlaceControl = {
  readonly region: string;
  /** degC; null where the stretch is in both seasons of the place, or in neither. */
  readonly limit: number | null;
  readonly rule: BuildingControl['rule'];
  /** The places right below, most outside first; what lies in the place itself under its own code. */
  readonly places: (ControlSum & { readonly code: string; readonly name: string; readonly buildings: number; readonly judged: number })[];
  readonly buildings: (ControlSum & {
    readonly code: string;
    readonly name: string;
    readonly region: string;
    /** Degrees, WGS 84. */
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly reason?: NotJudged;
    /** How many points there are. */
    readonly spaces: number;
    readonly isRunningKnown: boolean;
    readonly figure: string;
  })[];
  readonly findings: readonly Finding[];
};

/** A limit of what is healthy, as it stands in its document; in the unit of the quantity, as a mean over an hour or a day. */
export type IndoorLimit = {
  readonly id: string;
  readonly version: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly per: 'hour' | 'day';
  readonly season: SeasonKind | null;
  readonly source: { readonly document: string; readonly clause: string };
  readonly status: string;
  readonly indicative: boolean;
};

/** `share`: of the periods that were judged those inside the limits. */
export type IndoorShown = {
  readonly start: string;
  readonly end: string;
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly coverage: number | null;
  readonly share: number | null;
};

export type IndoorAnswer = {
  readonly building: string;
  readonly zone: string;
  /** All rooms of the building that something is measured in. */
  readonly rooms: string[];
  readonly quantities: {
    readonly quantity: IndoorQuantity;
    readonly unit: string;
    /** The one that held; null where none did, or one after another. */
    readonly limit: IndoorLimit | null;
    readonly limits: IndoorLimit[];
    readonly spaces: string[];
    readonly points: string[];
    readonly steps: IndoorShown[];
    readonly total: IndoorShown & { readonly figure: string };
  }[];
  /** Of these the hours are told. */
  readonly occupied: boolean;
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

export const indoorQuantities = ['temperature', 'humidity', 'co2', 'pm25'] as const;

export type IndoorQuantity = (typeof indoorQuantities)[number];

/** What a room is measured with; `accuracyK` in K, `verifiedUntil` the last local day of its verification. */
export type Instrument = { readonly number: string; readonly accuracyK: number; readonly verifiedUntil: string };

export type RoomMeasured = { readonly room: string; readonly temperature: number };

/** A measurement as it was written down; `client` is what the device calls it, so that it counts once. */
export type Measurement = {
  readonly client: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly instrument: Instrument;
  readonly rooms: readonly RoomMeasured[];
  readonly witness: string | null;
  readonly note: string | null;
};

/** `undecided`: by an instrument out of date; `not-judged`: on a day of neither season. */
export type RoomVerdict = 'inside' | 'outside' | 'undecided' | 'not-judged';

/** A measurement with what it was held against: `limit` degC, `margin` K beyond it that is allowed. */
export type JudgedMeasurement = Omit<Measurement, 'rooms'> & {
  readonly season: SeasonKind | null;
  readonly limit: number | null;
  readonly margin: number;
  readonly rule: Pick<TemperatureRule, 'id' | 'version' | 'source' | 'status' | 'indicative'>;
  readonly verdict: RoomVerdict;
  readonly rooms: readonly (RoomMeasured & { readonly verdict: RoomVerdict })[];
};

/** An order to mend it until a local day. */
export type RectifyOrder = { readonly due: string; readonly text: string | null };

/** What was imposed, as it was typed: `amount` yuan. */
export type Penalty = { readonly authority: string; readonly clause: string; readonly amount: string; readonly note: string | null };

export type InspectionAct =
  | { readonly kind: 'inspect'; readonly detail: JudgedMeasurement }
  | { readonly kind: 'recheck'; readonly detail: JudgedMeasurement }
  | { readonly kind: 'notice'; readonly detail: RectifyOrder }
  | { readonly kind: 'penalty'; readonly detail: Penalty }
  | { readonly kind: 'close'; readonly detail: { readonly note: string | null } };

/** Whatever comes after the first measurement. */
export type LaterAct = Exclude<InspectionAct, { readonly kind: 'inspect' }>;

export type ActKept = InspectionAct & { readonly n: number; readonly by: string; readonly recorded: Date };

/** `measured`: nothing else came of it yet. */
export type InspectionState = 'measured' | 'ordered' | 'rechecked' | 'penalised' | 'closed';

/** A photo of a measurement: `act` is that one's number, `room` which it shows, null where it was not said. */
export type InspectionPhoto = {
  readonly id: number;
  readonly act: number;
  readonly room: string | null;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly by: string;
  readonly recorded: Date;
};

export type Inspection = {
  readonly id: number;
  readonly building: string;
  readonly state: InspectionState;
  /** Of the last measurement. */
  readonly verdict: RoomVerdict;
  readonly season: SeasonKind | null;
  readonly due: string | null;
  readonly acts: readonly ActKept[];
  /** In the order in which they came. */
  readonly photos: readonly InspectionPhoto[];
};
