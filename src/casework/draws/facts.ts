/** How many of a stratum are drawn: a share (decimal or fraction as text) with a minimum, or a number. */
export type StratumRule = { readonly rate: string; readonly atLeast?: number | undefined } | { readonly count: number };

/** How many people each drawn object gets, how many of them from each group, and how many objects one person may have. */
export type PeopleRule = {
  readonly each: number;
  readonly groups?: Readonly<Record<string, number>> | undefined;
  /**
   * The groups in the order in which they are filled: the names in an object have no order that survives canonical JSON. Older
   * announcements lack it; those were drawn in the order in which their text has the names.
   */
  readonly groupOrder?: readonly string[] | undefined;
  readonly most?: number | undefined;
};

/** What is announced before the chance is known. */
export type DrawPlan = {
  readonly name: string;
  readonly region: string;
  readonly objects: Readonly<Record<string, StratumRule>>;
  /** The strata in the order in which the reserve lists them; older announcements lack it, like `groupOrder`. */
  readonly strataOrder?: readonly string[] | undefined;
  readonly people?: PeopleRule | undefined;
  /** The public source of chance, in words: which lottery on which day. */
  readonly source: string;
  /** When its outcome can be known, as written in the plan. */
  readonly knownFrom: string;
  /** The procedure that a drawn object begins. */
  readonly begin?: string | undefined;
};

export type DrawObject = { readonly code: string; readonly name: string; readonly stratum: string; readonly organisation: string };

export type DrawPerson = {
  readonly code: string;
  readonly name: string;
  readonly organisation: string;
  readonly groups: readonly string[];
  /** Codes of organisations and objects that this person keeps out of. */
  readonly recuse: readonly string[];
};

/** The announcement, before it becomes text: what the draw is committed to. */
export type Announcement = {
  readonly draw: string;
  readonly plan: DrawPlan;
  readonly objects: readonly DrawObject[];
  readonly people: readonly DrawPerson[];
  /** SHA-256 of the secret, lowercase hex. */
  readonly commitment: string;
};

/** A drawn object with the codes of its people, replacements included. */
export type Drawn = { readonly code: string; readonly stratum: string; readonly key: string; readonly people: readonly string[] };

export type Reserve = Omit<Drawn, 'people'>;

/** An object, or one of its people, that was replaced by the next in order. */
export type Replacement = {
  readonly object: string;
  readonly person: string | null;
  /** The replacement. */
  readonly by: string;
  readonly why: string;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/** An object for which too few eligible people were left. */
export type PeopleShort = { readonly code: 'people-short'; readonly object: string };

export type DrawResult = {
  readonly seed: string;
  readonly drawn: readonly Drawn[];
  /** What was not drawn, in the order in which it replaces others, by stratum. */
  readonly reserve: readonly Reserve[];
  readonly findings: readonly PeopleShort[];
};
