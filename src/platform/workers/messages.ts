import type { Evidence, Finding } from '#kernel/finding.ts';
import type { ProblemKind } from '#kernel/problem.ts';
import type { Gate } from './gate.ts';
import type { Moved } from './moved.ts';

/** What a thread is started with, in `workerData`. */
export type ThreadNeeds = {
  readonly gate: Gate;
  /** With lower priority than all other work of the machine. */
  readonly background: boolean;
  /** The directory of the compile cache; null if there is none. */
  readonly compiled: string | null;
};

/** A function that a thread may run: its input and output must be structured-cloneable. */
export type ThreadFunction = (input: never) => unknown;

/** What the caller gets of it. */
export type ThreadResult<F extends ThreadFunction> = Awaited<ReturnType<F>> extends Moved<infer T> ? T : Awaited<ReturnType<F>>;

/** Which function of which module (a file URL) to run, with which input. */
export type ThreadRequest = { readonly module: string; readonly name: string; readonly input: unknown };

export type ThreadReply =
  | { readonly result: unknown }
  | {
      readonly problem: {
        readonly kind: ProblemKind;
        readonly code: string;
        readonly evidence: Evidence;
        readonly findings: readonly Finding[];
      };
    }
  /** An unforeseen error, as text. */
  | { readonly trouble: string };
