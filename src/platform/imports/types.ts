import type { PoolClient } from 'pg';
import type { Finding, Language } from '#kernel/finding.ts';
import type { Job, Say } from '#platform/list-intake/job.ts';
import type { Scope } from '#kernel/scope.ts';
import type { ImportRow, State } from './store.ts';
import type { Profile, Suggestion } from './suggest.ts';

export type ImportRequest = {
  readonly kind: string;
  /** The id of an uploaded file; null without a file. */
  readonly file: string | null;
  readonly options: Readonly<Record<string, unknown>>;
  readonly preview?: boolean | undefined;
  /** false: the response is immediate, the work continues as a job. */
  readonly wait?: boolean | undefined;
};

/** The request for an import from a file; its work is that of its kind. */
export type FileRequest = ImportRequest & {
  readonly file: string;
  /** The requester's language: for the words in the file of rejected rows. */
  readonly language: Language;
};

/**
 * How a kind of file is imported. It receives the request as stored (JSON), so that an import whose program ended can be restarted.
 * @returns the result; it writes in a transaction of its own and calls `job.shown` in it
 */
export type Perform = (
  scope: Scope,
  given: { readonly file: string; readonly preview: boolean; readonly options: Readonly<Record<string, unknown>> },
  job: Job,
  say: Say,
) => Promise<Record<string, unknown>>;

/** Whether a file is of a kind and of no other, by all of its cells: one that has no header as lists have. */
export type Recognise = (path: string, name: string) => Promise<boolean>;

/** `job`: the job that does it, if no one waits for it. */
export type ImportRun = {
  readonly import: number;
  readonly job?: string;
  readonly state: State;
  readonly result: Record<string, unknown> | null;
};

/** An undo gets its transaction and what is undone. A list of findings with an error refuses it. */
export type Undo = (on: PoolClient, scope: Scope, row: ImportRow, now: number) => Promise<UndoOutcome>;

/** `after` runs when the undo is durable and before it is acknowledged. */
export type UndoOutcome = { readonly standing?: readonly Finding[]; readonly after?: () => Promise<void> };

export type Inspection = {
  readonly kind: string;
  /** All possible kinds of the file, most likely first; if there are several, a person must choose. */
  readonly kinds: readonly string[];
  /** The file's name. */
  readonly name: string;
  readonly sheet: string;
  /** All sheets, if there are several; `kind` and `header` null if a sheet contains no table. */
  readonly sheets: readonly { readonly name: string; readonly kind: string | null; readonly header: readonly string[] | null }[];
  readonly format: string;
  readonly encoding: string | null;
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly Suggestion[];
  readonly profiles: readonly Profile[];
  readonly fields: readonly {
    name: string;
    zh: string;
    en: string;
    required: boolean;
    units: readonly string[];
    choices: readonly string[];
  }[];
  readonly options: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
};
