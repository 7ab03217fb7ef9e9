import type { Outside } from './outside.ts';

/**
 * How a procedure is called for what is outside the requester's scope. Every procedure of the contract has a probe; the answer must be 403,
 * 404, or contain nothing from outside.
 */
export type Probe =
  | {
      /** The input that names something outside, or queries everything. Files are sent by the requester. */
      readonly ask: (outside: Outside, send: Send) => unknown;
      /** Further questions, where one procedure answers about several kinds of things. */
      readonly also?: readonly ((outside: Outside) => unknown)[];
      /** A check of an answer that may echo the input: for imports, that every row was rejected as `out-of-scope`. */
      readonly check?: (answer: Record<string, unknown>) => void;
      /** The code of a refusal that is the same for what is outside as for what is nowhere. */
      readonly refused?: string;
    }
  /** Nothing that it returns belongs to a scope; the reason. */
  | { readonly open: string; readonly ask?: (outside: Outside, send: Send) => unknown };

/** Uploads a file as the requester; the answer names it. */
export type Send = (text: string) => Promise<string>;
