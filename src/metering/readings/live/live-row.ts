import type { Jump } from './jumps.ts';
import type { TailRow } from './tails.ts';

/** How the readings of a message fared; all of them were received at one instant (ms). `jumps`: what registers cannot have risen to. */
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
