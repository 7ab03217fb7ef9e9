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

export type Inspection = {
  readonly id: number;
  readonly building: string;
  readonly state: InspectionState;
  /** Of the last measurement. */
  readonly verdict: RoomVerdict;
  readonly season: SeasonKind | null;
  readonly due: string | null;
  readonly acts: readonly ActKept[];
};
