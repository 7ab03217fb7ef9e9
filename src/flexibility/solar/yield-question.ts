/** For arrays of a file, or those of a building; `hourly`: each hour as well. */
export type YieldQuestion = {
  /** JSON. */
  readonly text?: string | undefined;
  readonly building?: string | undefined;
  readonly station?: string | undefined;
  readonly hourly: boolean;
  readonly knownAt?: string | undefined;
};
