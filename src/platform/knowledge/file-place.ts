/** Parts of a procedure whose keys are names that other parts use. */
export const procedureParts = ['roles', 'fields', 'evidence', 'panels', 'numbers', 'states', 'limits', 'transitions'] as const;

export type ProcedurePart = (typeof procedureParts)[number];

/** A place in the file of a procedure: its meaning, and what it may contain. The check of the file agrees with it (a test). */
export type FilePlace = {
  readonly zh: string;
  readonly en: string;
  /** The keys that it may contain. */
  readonly keys?: FilePlaces;
  /** It is a map whose keys the file chooses; this describes each value. */
  readonly each?: FilePlace;
  /** The keys that the file chooses are names of this part. */
  readonly keysOf?: ProcedurePart;
  /** Its values are names of this part. */
  readonly names?: ProcedurePart;
  /** Its values are among these. */
  readonly values?: readonly string[];
};

export type FilePlaces = Readonly<Record<string, FilePlace>>;
