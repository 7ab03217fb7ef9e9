import type { Jump } from './jumps.ts';
import type { TailRow } from './tails.ts';

/**
 * The outcome of the readings of a message; all of them were received at one instant (ms). `jumps`: values that registers cannot have risen
 * to.
 */
export type Outcome = {
  readonly import: number;
  received: number;
  accepted: number;
  repeated: number;
  revised: number;
  readonly jumps: (Jump & { readonly meter: number })[];
};

/** A reading that passed the intake, and the message that it came with. */
export type LiveRow = TailRow & { readonly meter: number; readonly of: Outcome };
