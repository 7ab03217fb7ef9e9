import type { Language } from './finding.ts';
import type { Scope } from './scope.ts';

/** The context of every procedure: the requester, its language, its address. */
export type RequestContext = {
  readonly scope: Scope;
  readonly language: Language;
  /** The instant of the request, ms UTC, from the one clock. */
  readonly now: number;
  /** The address of the request; absent for the program's own. */
  readonly address?: string | undefined;
  /** The session of the request; absent for keys and the local command line. */
  readonly session?: string | undefined;
};

/** The one clock: ms UTC. Tests replace it. */
export type Clock = () => number;
