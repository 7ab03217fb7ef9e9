import type { Finding } from '#kernel/finding.ts';

/** A stretch of each year, `11-15` to `03-15`, both days included. */
export type DaysOfYear = { readonly from: string; readonly to: string };

/** When a place heats and cools, and the tolerance for rooms, K. */
export type TemperatureSeason = {
  readonly region: string;
  readonly heating: DaysOfYear;
  readonly cooling: DaysOfYear;
  readonly tolerance: number;
};

export type SeasonKind = 'heating' | 'cooling';

/** Limits for cooling and heating rooms, degC, from the documents. */
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

/** Why nothing of a building is judged: its use, an exemption, no temperature point, no seasons of its place. */
export const notJudged = ['use-not-ruled', 'exempt', 'no-points', 'season-not-set'] as const;

export type NotJudged = (typeof notJudged)[number];

/** Hours judged and outside, their `share`; `coverage`: the measured share of the hours that might be judged; null if there are none. */
export type ControlSum = {
  readonly hours: number;
  readonly outside: number;
  readonly share: number | null;
  readonly coverage: number | null;
};

/** For a point; `mean` degC, of the judged hours. */
export type SpaceControl = ControlSum & {
  readonly space: string | null;
  readonly point: string;
  readonly equipment: string | null;
  readonly mean: number | null;
  /** Whether it is known when its heating or cooling ran. */
  readonly isRunningKnown: boolean;
};

export type BuildingControl = ControlSum & {
  readonly building: string;
  readonly zone: string;
  readonly reason?: NotJudged;
  /** degC; null if the stretch is in both seasons, or in neither. */
  readonly limit: number | null;
  readonly rule: Omit<TemperatureRule, 'except'> & { readonly tolerance: number | null; readonly seasons: SeasonKind[] };
  readonly figure: string;
  readonly spaces: SpaceControl[];
  readonly findings: readonly Finding[];
};

export type PlaceControl = {
  readonly region: string;
  /** degC; null if the stretch is in both seasons of the place, or in neither. */
  readonly limit: number | null;
  readonly rule: BuildingControl['rule'];
  /** The places directly below, most outside first; what is in the place itself is listed under its own code. */
  readonly places: (ControlSum & { readonly code: string; readonly name: string; readonly buildings: number; readonly judged: number })[];
  readonly buildings: (ControlSum & {
    readonly code: string;
    readonly name: string;
    readonly region: string;
    /** Degrees, WGS 84. */
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly reason?: NotJudged;
    /** Number of points. */
    readonly spaces: number;
    readonly isRunningKnown: boolean;
    readonly figure: string;
  })[];
  readonly findings: readonly Finding[];
};

/** A healthy limit as stated in its document; in the unit of the quantity, as a mean over an hour or a day. */
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

/** `share`: of the judged periods, those inside the limits. */
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
  /** All rooms of the building with measurements. */
  readonly rooms: string[];
  readonly quantities: {
    readonly quantity: IndoorQuantity;
    readonly unit: string;
    /** The limit in force; null if there was none, or several one after another. */
    readonly limit: IndoorLimit | null;
    readonly limits: IndoorLimit[];
    readonly spaces: string[];
    readonly points: string[];
    readonly steps: IndoorShown[];
    readonly total: IndoorShown & { readonly figure: string };
  }[];
  /** Whether its occupied hours are known. */
  readonly occupied: boolean;
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

export const indoorQuantities = ['temperature', 'humidity', 'co2', 'pm25'] as const;

export type IndoorQuantity = (typeof indoorQuantities)[number];

/** The instrument used in a room; `accuracyK` in K, `verifiedUntil` the last local day of its verification. */
export type Instrument = { readonly number: string; readonly accuracyK: number; readonly verifiedUntil: string };

export type RoomMeasured = { readonly room: string; readonly temperature: number };

/** A measurement as recorded; `client` is the device's own id for it, so that it counts once. */
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

/** A measurement with what it was compared with: `limit` degC, `margin` K beyond it that is allowed. */
export type JudgedMeasurement = Omit<Measurement, 'rooms'> & {
  readonly season: SeasonKind | null;
  readonly limit: number | null;
  readonly margin: number;
  readonly rule: Pick<TemperatureRule, 'id' | 'version' | 'source' | 'status' | 'indicative'>;
  readonly verdict: RoomVerdict;
  readonly rooms: readonly (RoomMeasured & { readonly verdict: RoomVerdict })[];
};

/** An order to rectify it by a local day. */
export type RectifyOrder = { readonly due: string; readonly text: string | null };

/** The imposed penalty, as typed: `amount` yuan. */
export type Penalty = { readonly authority: string; readonly clause: string; readonly amount: string; readonly note: string | null };

export type InspectionAct =
  | { readonly kind: 'inspect'; readonly detail: JudgedMeasurement }
  | { readonly kind: 'recheck'; readonly detail: JudgedMeasurement }
  | { readonly kind: 'notice'; readonly detail: RectifyOrder }
  | { readonly kind: 'penalty'; readonly detail: Penalty }
  | { readonly kind: 'close'; readonly detail: { readonly note: string | null } };

/** Any act after the first measurement. */
export type LaterAct = Exclude<InspectionAct, { readonly kind: 'inspect' }>;

export type ActKept = InspectionAct & { readonly n: number; readonly by: string; readonly recorded: Date };

/** `measured`: nothing further has happened yet. */
export type InspectionState = 'measured' | 'ordered' | 'rechecked' | 'penalised' | 'closed';

/** A photo of a measurement: `act` is the measurement's number, `room` the room shown, null if not stated. */
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
  /** In the order received. */
  readonly photos: readonly InspectionPhoto[];
};
