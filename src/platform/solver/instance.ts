/** A subset of the choices: in all the years, in or below one of the regions, with one of the tags; null does not restrict. */
export type LimitScope = {
  readonly years: readonly number[] | null;
  readonly regions: readonly string[] | null;
  readonly tags: readonly string[] | null;
};

/** One way to do a project. Amounts in millionths, by resource. */
export type Option = {
  readonly id: string;
  readonly years: readonly number[] | null;
  readonly amounts: ReadonlyMap<string, bigint>;
  /** Half-widths of the 90 % interval. */
  readonly spread: ReadonlyMap<string, bigint>;
};

export type Project = {
  readonly id: string;
  readonly region: string | null;
  readonly tags: readonly string[];
  readonly block: string | null;
  readonly requires: readonly string[];
  readonly dueBy: number | null;
  readonly options: readonly Option[];
};

/** A limit as in the file; `amount` and `weight` in millionths. */
export type WrittenLimit = {
  readonly id: string;
  readonly resource: string;
  readonly bound: 'max' | 'min' | 'maxShare' | 'minShare';
  readonly amount: bigint;
  readonly scope: LimitScope;
  readonly of: LimitScope;
  readonly hard: boolean;
  readonly weight: bigint;
};

export type Pin = { readonly project: string; readonly in: boolean; readonly option: string | null; readonly year: number | null };

/** The problem to solve, parsed and checked, everything sorted, so that the order of the file's lists does not matter. */
export type Instance = {
  readonly years: readonly number[];
  readonly objective: ReadonlyMap<string, bigint>;
  readonly yearWeights: ReadonlyMap<number, bigint>;
  readonly projects: readonly Project[];
  readonly limits: readonly WrittenLimit[];
  readonly pins: readonly Pin[];
  readonly previous: readonly { readonly project: string; readonly option: string; readonly year: number }[] | null;
  /**
   * Of limits, as given by the previous plan: the starting point of a search. Nothing counts as proven unless it follows from them again.
   */
  readonly previousPrices: ReadonlyMap<string, number>;
  readonly giveUp: bigint;
  readonly exact: readonly { readonly limit: string; readonly step: bigint }[];
};
