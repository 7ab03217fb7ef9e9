import type { TailRow } from './tails.ts';

/** How the readings of a message fared; all of them were received at one instant (ms). */
export type Fate = { readonly import: number; received: number; accepted: number; repeated: number; revised: number };

/** A reading that passed the intake, and the message that it came with. */
export type LiveRow = TailRow & { readonly meter: number; readonly of: Fate };
