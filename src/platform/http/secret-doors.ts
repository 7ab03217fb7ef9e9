import type { Context, Hono } from 'hono';
import type { Access } from '#platform/access/access.ts';
import type { HttpEnv } from './needs.ts';

type DoorNeeds = {
  readonly access: Pick<Access, 'refuseGuesser' | 'wrongSecret'>;
  readonly peerOf: (c: Context<HttpEnv>) => string;
};

/** Where who holds a link is let in without an account. */
const byLink = ['/api/public/*', '/api/survey-links/*'];

/** What is told of a link that is none, has ended, or was taken back, all alike. */
const wrong: ReadonlySet<string> = new Set(['link-not-valid', 'link-gone', 'link-expired', 'survey-link-bad']);

/** Counts wrong links at every address that takes one, and refuses who guesses: see `Access.wrongSecret`. */
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

/** Counts wrong keys of the API, each by itself beside its address: a collector with an old one keeps nobody else out. */
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
