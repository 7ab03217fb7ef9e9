import { addressHeader } from '#platform/access/access.ts';
import type { Access, Caller } from '#platform/access/access.ts';
import { Problem } from '#kernel/problem.ts';
import { publicScope } from '#kernel/scope.ts';
import type { Trusts } from './proxies.ts';
import { copyRequest } from './inputs/copy-request.ts';

export type CallerNeeds = {
  readonly access: Pick<Access, 'callerOf'>;
  readonly origins: () => readonly string[];
};

/** Throws if a browser sends the request on behalf of another site. Without an Origin it is not a browser, or a plain page load. */
export function refuseForeign(request: Request, origins: readonly string[]): void {
  const origin = request.headers.get('origin');
  if (origin !== null && !origins.includes(origin)) throw new Problem('not-allowed', 'foreign-origin');
  if (origin === null && request.headers.get('sec-fetch-site') === 'cross-site' && request.method !== 'GET') {
    throw new Problem('not-allowed', 'foreign-origin');
  }
}

/** The caller. Throws Problem: `not-signed-in`, `wrong-key`, `foreign-origin`. */
export async function callerOf(needs: CallerNeeds, request: Request): Promise<Caller> {
  if (request.headers.has('cookie')) refuseForeign(request, needs.origins());
  const caller = await needs.access.callerOf(request.headers);
  if (caller === null) throw new Problem('not-signed-in', 'not-signed-in');
  return caller;
}

/** The caller, or an anonymous one, who can see only what was disclosed. A wrong key is still refused. */
export async function callerOrNobody(needs: CallerNeeds, request: Request): Promise<Caller> {
  if (request.headers.has('cookie')) refuseForeign(request, needs.origins());
  return (await needs.access.callerOf(request.headers)) ?? nobody;
}

const nobody: Caller = { scope: publicScope, mustFirst: null, cookies: [], by: 'nobody' };

/** The caller's own address: the peer's, or the one reported by a trusted proxy. */
export function addressOf(headers: Headers, peer: string | undefined, trusts: Trusts): string {
  const direct = (peer ?? '127.0.0.1').replace(/^::ffff:/u, '');
  if (!trusts(direct)) return direct;
  const chain = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return chain.findLast((address) => !trusts(address)) ?? direct;
}

/** The request with the caller's true address in the header that sign-in reads, overwriting any value from the caller. */
export function withAddress(request: Request, address: string): Request {
  const headers = new Headers(request.headers);
  headers.set(addressHeader, address);
  return copyRequest(request, { headers });
}
