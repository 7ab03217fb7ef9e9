/** Amounts by resource, exact decimal text: `savingKgce`, `costYuan`, `fund:county`, `crew:envelope` …. One that is not known is absent. */
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

/** A limit as a scenario has it; what stands beside the solver's own names (`clause`, `lapsed`) is for people. */
export type ScenarioLimit = Readonly<Record<string, unknown>> & { readonly id: string; readonly resource: string };

/** Where the money of a project comes from, in the order of a budget. */
export const fundSources = ['central', 'province', 'city', 'county', 'owner', 'esco'] as const;

/** One source of a way of paying: what it may take of what is left, or the rest. */
export type FundSource =
  | { readonly source: string; readonly rest: true }
  | { readonly source: string; readonly by: FundBasis; readonly amount: string; readonly max: string | null };

export const fundBases = ['perM2', 'share', 'yuan', 'savingYears'] as const;

/** Yuan a square metre; a share of the cost; yuan; years of what the savings are worth. */
export type FundBasis = (typeof fundBases)[number];

export type FundingMode = { readonly mode: string; readonly tags: readonly string[] | null; readonly sources: readonly FundSource[] };

/** How many crews of a trade a place has. */
export type Crew = { readonly region: string; readonly trade: string; readonly crews: string };

/** Month and day, both included; over New Year too. */
export type SeasonDays = { readonly from: string; readonly to: string };

/** A scenario, read. `solver` is what the solver reads of it, as it was given. */
export type Scenario = {
  readonly years: readonly number[];
  readonly objective: Readonly<Record<string, unknown>>;
  readonly solver: Readonly<Record<string, unknown>>;
  readonly limits: readonly ScenarioLimit[];
  readonly pins: readonly Pin[];
  readonly packages: readonly string[] | null;
  readonly funding: readonly FundingMode[];
  readonly crews: readonly Crew[];
  /** Yuan a unit, by carrier. */
  readonly prices: Readonly<Record<string, string>>;
  readonly discount: { readonly rate: number; readonly years: number } | null;
  readonly season: SeasonDays | null;
};

/** What a measure of a package takes of a trade. */
export type Effort = { readonly trade: string; readonly days: string; readonly outOfSeason: boolean };

/** A package of a project as it was estimated, its buildings together. What is not known is null. */
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

/** An estimate that somebody typed with a project. */
export type TypedEstimate = {
  readonly costYuan: string;
  readonly savingKgce: string;
  readonly low: string | null;
  readonly high: string | null;
  /** Yuan by source; empty where nobody has said. */
  readonly funds: Readonly<Record<string, string>>;
  readonly documented: boolean;
};

/** A project of the pool, as a plan takes it. */
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
  /** The option by which an adopted plan has it in. */
  readonly option: string | null;
  readonly typed: TypedEstimate | null;
};

export const leftReasons = ['unsafe', 'demolished', 'no-estimate', 'not-financed'] as const;

/** Why a project is not up for the choice at all. */
export type LeftReason = (typeof leftReasons)[number];
