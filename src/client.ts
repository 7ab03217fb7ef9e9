import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract } from './contract.ts';
import type { Contract } from './contract.ts';
import { raise } from '#kernel/problem-answer.ts';

/** The contract as functions. Instants and days are strings; errors are a `ProblemAnswer`. */
export type Client = JsonifiedClient<ContractRouterClient<Contract>>;

export type ClientNeeds = {
  /** Base URL of the program, without `/api`; any value if `fetch` is the program itself. */
  readonly url: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly headers: () => Record<string, string> | Promise<Record<string, string>>;
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
