import type { Evidence, Finding } from '#kernel/finding.ts';
import type { ProblemKind } from '#kernel/problem.ts';
import type { Moved } from './moved.ts';

/** A function that a thread may run: what goes in and what comes out must be structured-cloneable. */
export type ThreadFunction = (input: never) => unknown;

/** What the asker gets of it. */
export type ThreadResult<F extends ThreadFunction> = Awaited<ReturnType<F>> extends Moved<infer T> ? T : Awaited<ReturnType<F>>;

/** Which function of which module (a file URL) is to be run on what. */
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
  /** What nobody foresaw, as text. */
  | { readonly trouble: string };
