import type { Context, Hono } from 'hono';
import type { Access } from '#platform/access/access.ts';
import type { HttpEnv } from './needs.ts';

type DoorNeeds = {
  readonly access: Pick<Access, 'refuseGuesser' | 'wrongSecret'>;
  readonly peerOf: (c: Context<HttpEnv>) => string;
};

/** Addresses that holders of a link can use without an account. */
const byLink = ['/api/public/*', '/api/survey-links/*'];

/** The identical answers to links that are invalid, expired or revoked. */
const wrong: ReadonlySet<string> = new Set(['link-not-valid', 'link-gone', 'link-expired', 'survey-link-bad']);

/** Counts wrong links at every address that takes one, and refuses guessers: see `Access.wrongSecret`. */
export function watchLinks(app: Hono<HttpEnv>, { access, peerOf }: DoorNeeds): void {
  for (const path of byLink)
    app.use(path, async (c, next) => {
      if (c.req.method === 'GET') return next();
      const from = { door: doorOf(c.req.path), address: peerOf(c) };
      await access.refuseGuesser(from);
      await next();
      if (wrong.has(c.get('problem') ?? '')) await access.wrongSecret(from);
      return undefined;
    });
}

/** Counts wrong API keys, each separately in addition to its address: a collector with an outdated one locks no one else out. */
export function watchKeys(
  app: Hono<HttpEnv>,
  { access, peerOf }: Pick<DoorNeeds, 'peerOf'> & { readonly access: Pick<Access, 'wrongSecret'> },
): void {
  app.use(async (c, next) => {
    await next();
    if (c.get('problem') !== 'wrong-key') return;
    await access.wrongSecret({ door: 'api-key', address: peerOf(c), claimant: c.req.header('authorization') ?? null });
  });
}

/** `case-link` of `/api/public/case-link/steps`. */
export const doorOf = (path: string): string => /^\/api\/(?:public\/)?([a-z-]+)/u.exec(path)?.[1] ?? 'link';
