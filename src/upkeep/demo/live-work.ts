import type { Role } from '#kernel/scope.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import type { ProgramOutput } from '#cli/command-context.ts';

/** What is made live in the demo: until when (ms, a whole hour), how many days back, how many rooms in each building. */
export type LivePlan = {
  readonly until: number;
  readonly days: number;
  readonly rooms: number;
  readonly buildings: readonly string[];
};

export type LiveWork = {
  readonly at: ProgramOutput;
  /** A directory for the files to be imported. */
  readonly directory: string;
  /** Where parcels are stored. */
  readonly parcels: string;
  readonly plan: LivePlan;
  /** Runs the rules that are switched on up to now. */
  readonly judge: () => Promise<unknown>;
  /** Creates an account with the demo's password, unless it exists. */
  readonly openAccount: (account: { readonly name: string; readonly role: Role; readonly organisation: string }) => Promise<void>;
};

/** The origin of numbers in the plans of the demo. */
export const madeUp = `${demoMark.zh}为演示编造，不是实测`;

/** The first buildings are live: their meters continue, and they have devices. */
export const liveBuildings = 3;
