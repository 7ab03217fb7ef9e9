import type { PoolClient } from 'pg';
import type { Finding, Language } from '#kernel/finding.ts';
import type { Job, Say } from '#platform/list-intake/job.ts';
import type { Scope } from '#kernel/scope.ts';
import type { ImportRow, State } from './store.ts';
import type { Profile, Suggestion } from './suggest.ts';

export type ImportRequest = {
  readonly kind: string;
  /** An uploaded file's id; null for what comes without one. */
  readonly file: string | null;
  readonly options: Readonly<Record<string, unknown>>;
  readonly preview?: boolean | undefined;
  /** false: the answer comes at once, the work goes on as a job. */
  readonly wait?: boolean | undefined;
};

/** What an import from a file is asked for with; its work is that of its kind. */
export type FileRequest = ImportRequest & {
  readonly file: string;
  /** Of who asks: the words in the file of rejected rows. */
  readonly language: Language;
};

/**
 * How a kind of file comes in. It is given what was asked for as it is kept (JSON), so that an import whose program ended can be begun
 * again.
 * @returns the result; it writes in a transaction of its own and calls `job.shown` in it
 */
export type Perform = (
  scope: Scope,
  given: { readonly file: string; readonly preview: boolean; readonly options: Readonly<Record<string, unknown>> },
  job: Job,
  say: Say,
) => Promise<Record<string, unknown>>;

/** `job`: by which it goes on, where nobody waits for it. */
export type ImportRun = {
  readonly import: number;
  readonly job?: string;
  readonly state: State;
  readonly result: Record<string, unknown> | null;
};

/** What an undo is given: its transaction, and what is undone. A list of findings with an error refuses it. */
export type Undo = (on: PoolClient, scope: Scope, row: ImportRow, now: number) => Promise<UndoOutcome>;

/** `after` runs when the undo is durable and before it is acknowledged. */
export type UndoOutcome = { readonly standing?: readonly Finding[]; readonly after?: () => Promise<void> };

export type Inspection = {
  readonly kind: string;
  /** All that the file may be, the likeliest first; where there are several a person must say which. */
  readonly kinds: readonly string[];
  /** The file's name. */
  readonly name: string;
  readonly sheet: string;
  /** All sheets, where there are several; `kind` and `header` null where a sheet holds no table. */
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
