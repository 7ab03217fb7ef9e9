import type { Language } from './finding.ts';
import type { Scope } from './scope.ts';

/** The context of every procedure: who asks, in which language, from where. */
export type RequestContext = {
  readonly scope: Scope;
  readonly language: Language;
  /** The instant of the question, ms UTC, from the one clock. */
  readonly now: number;
  /** The address that the question comes from; none for the program's own. */
  readonly address?: string | undefined;
  /** The session that it comes by; none for keys and the local command line. */
  readonly session?: string | undefined;
};

/** The one clock: ms UTC. Tests give another. */
export type Clock = () => number;
