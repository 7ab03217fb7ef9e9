import type { Evidence, Finding } from './finding.ts';

/** The few kinds of problems; each has one HTTP status (RFC 9110) and is reported as a problem document (RFC 9457). */
export const problemStatus = {
  'bad-input': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'wrong-method': 405,
  'too-slow': 408,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'cannot-do': 422,
  'too-many': 429,
  broken: 500,
  busy: 503,
} as const;

export type ProblemKind = keyof typeof problemStatus;

/**
 * A problem that ends a request, with nothing left half done. `code` selects its text (`words.ts` of the slice), `evidence` fills it in;
 * `said` is how parts of it are called, for the text alone.
 */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly code: string;
  readonly evidence: Evidence;
  readonly findings: readonly Finding[];
  readonly said: Evidence;

  constructor(kind: ProblemKind, code: string, evidence: Evidence = {}, findings: readonly Finding[] = [], said: Evidence = {}) {
    super(`${kind}: ${code} ${JSON.stringify(evidence)}`);
    this.name = 'Problem';
    this.kind = kind;
    this.code = code;
    this.evidence = evidence;
    this.findings = findings;
    this.said = said;
  }
}

/** Runs a piece of work; a problem thrown there gets these findings in addition to its own. */
export function withFindings<T>(findings: readonly Finding[], work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    throw new Problem(cause.kind, cause.code, cause.evidence, [...cause.findings, ...findings], cause.said);
  }
}
