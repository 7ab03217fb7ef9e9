import type { Outside } from './outside.ts';

/**
 * How a procedure is asked for what lies outside the asker's scope. Every procedure of the contract has one; the answer must be 403, 404,
 * or hold nothing of what is outside.
 */
export type Probe =
  | {
      /** The input that names something outside, or asks for all there is. Files are sent by the asker. */
      readonly ask: (outside: Outside, send: Send) => unknown;
      /** What the answer must be where it may echo what was asked: for imports, that every row was rejected as `out-of-scope`. */
      readonly check?: (answer: Record<string, unknown>) => void;
    }
  /** Nothing that it tells belongs to a scope; why. */
  | { readonly open: string; readonly ask?: (outside: Outside, send: Send) => unknown };

/** Hands a file over as the asker; the answer names it. */
export type Send = (text: string) => Promise<string>;
