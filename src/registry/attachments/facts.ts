/** A file as stored in the spool. `type` is determined from its bytes. */
export type KeptWith = {
  readonly spool: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** Who did something, and when. */
export type Who = { readonly by: string; readonly at: Date };

/** One revision of an entry's text. */
export type Revision = Who & { readonly id: number; readonly text: string; readonly takenBack: boolean };

/** A file or a note of a building, with its first and its last revision. */
export type Entry = {
  readonly id: number;
  /** The code it was written under. */
  readonly building: string;
  readonly file: KeptWith | null;
  /** `identity` is the account or key that wrote it, whatever its current name. */
  readonly made: Who & { readonly id: number; readonly identity: string };
  readonly now: Revision;
};

export { safeFileName } from './file-name.ts';
export { headBytes, safeType, safeTypes } from './file-type.ts';
