import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { SpokenFinding } from '#kernel/finding.ts';
import { contract } from './contract.ts';
import type { Contract } from './contract.ts';

/** The contract as functions. Instants and days are strings; what goes wrong is a `ProblemAnswer`. */
export type Client = JsonifiedClient<ContractRouterClient<Contract>>;

export type ClientNeeds = {
  /** Where the program is, without `/api`; anything will do where `fetch` is the program itself. */
  readonly url: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly headers: () => Record<string, string> | Promise<Record<string, string>>;
};

/** A problem document that a server answered with. */
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

/** A client of the program, over the network or in the same process. */
export function createClient(needs: ClientNeeds): Client {
  const link = new OpenAPILink(contract, {
    url: `${needs.url}/api`,
    headers: () => needs.headers(),
    fetch: async (request) => raise(await needs.fetch(request)),
  });
  return createORPCClient(link);
}

/** The answer itself, or its problem thrown. For addresses outside the contract (uploads, downloads) too. */
export async function raise(answer: Response): Promise<Response> {
  if (answer.headers.get('content-type')?.startsWith('application/problem+json') !== true) return answer;
  throw new ProblemAnswer((await answer.json()) as ProblemBody);
}
