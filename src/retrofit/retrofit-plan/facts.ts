/** Amounts by resource, exact decimal text: `savingKgce`, `costYuan`, `fund:county`, `crew:envelope` …. Unknown amounts are absent. */
export type Amounts = Readonly<Record<string, string>>;

/** A way in which a project can be done. */
export type InstanceOption = {
  readonly id: string;
  readonly years?: readonly number[];
  readonly amounts: Amounts;
  /** 90 % half-widths. */
  readonly spread?: Amounts;
};

export type InstanceProject = {
  readonly id: string;
  readonly region?: string;
  readonly tags?: readonly string[];
  readonly block?: string;
  readonly requires?: readonly string[];
  readonly dueBy?: number;
  readonly options: readonly InstanceOption[];
};

export type Pin = { readonly project: string; readonly in: boolean; readonly option?: string; readonly year?: number };

export type Chosen = { readonly project: string; readonly option: string; readonly year: number };

/** A limit of a scenario; fields other than the solver's own (`clause`, `lapsed`) are for people. */
export type ScenarioLimit = Readonly<Record<string, unknown>> & { readonly id: string; readonly resource: string };

/** Where the money of a project comes from, in the order of a budget. */
export const fundSources = ['central', 'province', 'city', 'county', 'owner', 'esco'] as const;

/** One source of a funding mode: the most that it may take of what is left, or the rest. */
export type FundSource =
  | { readonly source: string; readonly rest: true }
  | { readonly source: string; readonly by: FundBasis; readonly amount: string; readonly max: string | null };

export const fundBases = ['perM2', 'share', 'yuan', 'savingYears'] as const;

/** Yuan per square metre; a share of the cost; yuan; years of the value of the savings. */
export type FundBasis = (typeof fundBases)[number];

export type FundingMode = { readonly mode: string; readonly tags: readonly string[] | null; readonly sources: readonly FundSource[] };

/** Number of crews of a trade in a place. */
export type Crew = { readonly region: string; readonly trade: string; readonly crews: string };

/** Month and day, both included; may span New Year. */
export type SeasonDays = { readonly from: string; readonly to: string };

/** A parsed scenario. `solver` is the part that the solver reads, as given. */
export type Scenario = {
  readonly years: readonly number[];
  readonly objective: Readonly<Record<string, unknown>>;
  readonly solver: Readonly<Record<string, unknown>>;
  readonly limits: readonly ScenarioLimit[];
  readonly pins: readonly Pin[];
  readonly packages: readonly string[] | null;
  readonly funding: readonly FundingMode[];
  readonly crews: readonly Crew[];
  /** Yuan per unit, by carrier. */
  readonly prices: Readonly<Record<string, string>>;
  readonly discount: { readonly rate: number; readonly years: number } | null;
  readonly season: SeasonDays | null;
};

/** What a measure of a package needs of a trade. */
export type Effort = { readonly trade: string; readonly days: string; readonly outOfSeason: boolean };

/** A package estimated for a project, its buildings together. Null is unknown. */
export type PackageEstimate = {
  readonly package: string;
  readonly costYuan: string | null;
  readonly savingKgce: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly carbonKg: string | null;
  readonly yuanPerYear: string | null;
  readonly npvYuan: string | null;
  readonly efforts: readonly Effort[];
  readonly missing: readonly string[];
  readonly indicative: boolean;
};

/** An estimate that a person entered with a project. */
export type TypedEstimate = {
  readonly costYuan: string;
  readonly savingKgce: string;
  readonly low: string | null;
  readonly high: string | null;
  /** Yuan by source; empty if not stated. */
  readonly funds: Readonly<Record<string, string>>;
  readonly documented: boolean;
};

/** A project of the pool, as used by a plan. */
export type PlanProject = {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly state: string;
  readonly tags: readonly string[];
  readonly block: string | null;
  readonly requires: readonly string[];
  readonly areaM2: string | null;
  readonly buildings: number;
  readonly content: string | null;
  readonly safe: boolean | null;
  readonly worth: boolean | null;
  readonly demolished: boolean;
  /** The year that it is planned for. */
  readonly year: number | null;
  /** The option with which an adopted plan includes it. */
  readonly option: string | null;
  readonly typed: TypedEstimate | null;
};

export const leftReasons = ['unsafe', 'demolished', 'no-estimate', 'not-financed'] as const;

/** Why a project is not available for selection. */
export type LeftReason = (typeof leftReasons)[number];
