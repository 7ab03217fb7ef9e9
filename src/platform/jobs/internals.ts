import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { JobKinds } from './kinds.ts';
import type { Job, JobStore } from './store.ts';

export type JobsNeeds = {
  readonly postgres: Pool;
  readonly now: () => number;
  /** Reports work that ends with an unforeseen error. */
  readonly warn: (message: string, error: unknown) => void;
  /** The program is shutting down: what fails now waits for the next one. */
  readonly ending: AbortSignal;
  /** Writes the audit trail. */
  readonly audit: WriteTrail;
};

/** A job of this process, and the controller that ends it. */
export type LiveJob = { readonly job: Job; readonly end: AbortController };

/** An ended job with its owner. */
export type EndedJob = Job & { readonly identity: string };

export type EndListener = (ended: EndedJob) => Promise<void>;

/** The current rights of an account or key, by its identity in `Scope`; null if it has none any more. */
export type RightsOf = (identity: string) => Promise<Scope | null>;

/** What the parts of this slice share. */
export type JobsInternals = JobsNeeds & {
  readonly store: JobStore;
  readonly kinds: JobKinds;
  /** Registers this process among those that run jobs. */
  readonly enlist: () => ReturnType<JobStore['enlist']>;
  readonly live: Map<string, LiveJob>;
  /** Running work that the next program takes up: shutdown waits until it is put back. */
  readonly going: Set<Promise<unknown>>;
  readonly watchers: Map<string, Set<() => void>>;
  /** Aborted when changes are no longer reported. */
  readonly over: AbortController;
  readonly endListeners: EndListener[];
  rightsOf: RightsOf;
  /** The program is serving: jobs started now outlive it, and waiting ones are taken up. */
  serving: boolean;
  reporting: Promise<void>;
};
