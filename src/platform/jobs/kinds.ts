import type { Scope } from '#kernel/scope.ts';
import type { Progress } from './progress.ts';

/** What a job is given. */
export type JobWork = {
  /** The job's id. */
  readonly job: string;
  /** Who it works for, with the rights that they have when it is begun. */
  readonly scope: Scope;
  /** What it was begun with: JSON. */
  readonly input: Readonly<Record<string, unknown>>;
  /** 1 the first time; more where a program ended in the midst of it. */
  readonly attempt: number;
  /** Tells how far it is; cheap to call often. */
  readonly progress: Progress;
  /** Aborted where it is cancelled: what can still be left undone is, and its reason is thrown. */
  readonly signal: AbortSignal;
};

/**
 * A kind of long work, as the slice that does it makes it known.
 * @example jobs: { fit: { run: ({ scope, input }) => fit(scope, input), resume: 'again', attempts: { most: 3, pauseMs: 60_000 } } }
 */
export type JobKind = {
  readonly run: (work: JobWork) => Promise<unknown>;
  /** Whether one whose program ended is begun again. */
  readonly resume: 'again' | 'never';
  /** How often it is begun at most, the first time counted, and with which pause after a program ended. Then it is given up. */
  readonly attempts?: { readonly most: number; readonly pauseMs: number };
};

export type JobKinds = ReturnType<typeof createJobKinds>;

const once = { most: 1, pauseMs: 0 };
const usually = { most: 3, pauseMs: 10_000 };

/** The kinds of jobs that slices have made known. */
export function createJobKinds() {
  const known = new Map<string, JobKind>();
  return {
    add(name: string, kind: JobKind): void {
      if (known.has(name)) throw new Error(`two kinds of jobs are called ${name}`);
      known.set(name, kind);
    },
    find: (name: string): JobKind | undefined => known.get(name),
    /** @throws Error where no slice has made it known: a fault of the program */
    named(name: string): JobKind {
      const found = known.get(name);
      if (found === undefined) throw new Error(`no kind of jobs is called ${name}`);
      return found;
    },
    attemptsOf: ({ resume, attempts }: JobKind) => (resume === 'never' ? once : (attempts ?? usually)),
  };
}
