import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { JobKinds } from './kinds.ts';
import type { Job, JobStore } from './store.ts';

export type JobsNeeds = {
  readonly postgres: Pool;
  readonly now: () => number;
  /** Told of work that ends in something unforeseen. */
  readonly warn: (message: string, error: unknown) => void;
  /** The program ends: what fails now waits for the next. */
  readonly ending: AbortSignal;
  /** Writes the audit trail. */
  readonly audit: WriteTrail;
};

/** A job of this process, and what ends it. */
export type LiveJob = { readonly job: Job; readonly end: AbortController };

/** A job that has ended, and whose it is. */
export type EndedJob = Job & { readonly identity: string };

export type EndListener = (ended: EndedJob) => Promise<void>;

/** The rights that somebody has now, by what `Scope` calls them; null where they have none any more. */
export type RightsOf = (identity: string) => Promise<Scope | null>;

/** What the parts of this slice share. */
export type JobsInternals = JobsNeeds & {
  readonly store: JobStore;
  readonly kinds: JobKinds;
  /** This process among those that run jobs. */
  readonly enlist: () => ReturnType<JobStore['enlist']>;
  readonly live: Map<string, LiveJob>;
  /** Work under way that the next program takes up: the end of this one waits for it to be put back. */
  readonly going: Set<Promise<unknown>>;
  readonly watchers: Map<string, Set<() => void>>;
  /** Nobody is told of changes any more. */
  readonly over: AbortController;
  readonly endListeners: EndListener[];
  rightsOf: RightsOf;
  /** The program serves: jobs begun now outlive it, and those that wait are taken up. */
  serving: boolean;
  reporting: Promise<void>;
};
