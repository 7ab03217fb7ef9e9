import type { SpokenFinding } from './finding.ts';

/** A problem document received from a server. */
export class ProblemAnswer extends Error {
  override readonly name = 'ProblemAnswer';
  readonly document: ProblemBody;

  constructor(document: ProblemBody) {
    super(`${document.status} ${document.code}: ${document.detail}`);
    this.document = document;
  }
}

export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly findings: readonly SpokenFinding[];
};

/** Returns the response, or throws its problem. Also for paths outside the contract (uploads, downloads). */
export async function raise(answer: Response): Promise<Response> {
  if (answer.headers.get('content-type')?.startsWith('application/problem+json') !== true) return answer;
  throw new ProblemAnswer((await answer.json()) as ProblemBody);
}
