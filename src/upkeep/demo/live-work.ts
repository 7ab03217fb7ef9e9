import type { Role } from '#kernel/scope.ts';
import type { ProgramOutput } from '#cli/command-context.ts';

/** What is to be made live in the demo: until when (ms, a whole hour), so many days back, so many rooms in each building. */
export type LivePlan = {
  readonly until: number;
  readonly days: number;
  readonly rooms: number;
  readonly buildings: readonly string[];
};

export type LiveWork = {
  readonly at: ProgramOutput;
  /** A directory for the files that are brought in. */
  readonly directory: string;
  /** Where parcels are laid down. */
  readonly parcels: string;
  readonly plan: LivePlan;
  /** Has the rules that are on judged up to now. */
  readonly judge: () => Promise<unknown>;
  /** Opens an account with the password of the demo, unless it is there. */
  readonly openAccount: (account: { readonly name: string; readonly role: Role; readonly organisation: string }) => Promise<void>;
};

/** The first buildings are live: their meters go on, and devices speak there. */
export const liveBuildings = 3;
