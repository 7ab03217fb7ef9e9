import type { Scope } from '#kernel/scope.ts';
import type { Progress } from './progress.ts';

/** The input of a job's work. */
export type JobWork = {
  /** The job's id. */
  readonly job: string;
  /** The requester, with their rights at the time the job is started. */
  readonly scope: Scope;
  /** The input it was started with: JSON. */
  readonly input: Readonly<Record<string, unknown>>;
  /** 1 the first time; more if a program ended in the middle of it. */
  readonly attempt: number;
  /** Reports progress; cheap to call often. */
  readonly progress: Progress;
  /** Aborted when the job is cancelled: remaining work is skipped, and its reason is thrown. */
  readonly signal: AbortSignal;
};

/**
 * A kind of long-running work, as registered by the slice that does it.
 * @example jobs: { fit: { run: ({ scope, input }) => fit(scope, input), resume: 'again', attempts: { most: 3, pauseMs: 60_000 } } }
 */
export type JobKind = {
  readonly run: (work: JobWork) => Promise<unknown>;
  /** Whether a job whose program ended is restarted. */
  readonly resume: 'again' | 'never';
  /** The maximum number of starts, including the first, and the pause after a program ended. Then it is given up. */
  readonly attempts?: { readonly most: number; readonly pauseMs: number };
};

export type JobKinds = ReturnType<typeof createJobKinds>;

const once = { most: 1, pauseMs: 0 };
const usually = { most: 3, pauseMs: 10_000 };

/** The kinds of jobs that slices have registered. */
export function createJobKinds() {
  const known = new Map<string, JobKind>();
  return {
    add(name: string, kind: JobKind): void {
      if (known.has(name)) throw new Error(`two kinds of jobs are called ${name}`);
      known.set(name, kind);
    },
    find: (name: string): JobKind | undefined => known.get(name),
    /** @throws Error if no slice has registered it: a programming error */
    named(name: string): JobKind {
      const found = known.get(name);
      if (found === undefined) throw new Error(`no kind of jobs is called ${name}`);
      return found;
    },
    attemptsOf: ({ resume, attempts }: JobKind) => (resume === 'never' ? once : (attempts ?? usually)),
  };
}
