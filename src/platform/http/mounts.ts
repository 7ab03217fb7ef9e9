import type { Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { Problem } from '#kernel/problem.ts';
import { refuseTwiceInJson } from '#kernel/twice-in-json.ts';
import type { Access } from '#platform/access/access.ts';
import type { Mount, MountedAnswer, MountedRequest } from '#kernel/mount.ts';
import { withWholeBody, type BodyNeeds } from './inputs/body.ts';
import type { ConcurrencyLimit } from './concurrency-limit.ts';
import { refuseUnsound } from './inputs/input-check.ts';
import type { HttpEnv } from './needs.ts';
import type { StoreWatchdog } from './store-watchdog.ts';

export type MountNeeds = BodyNeeds & {
  readonly mounts: readonly Mount[];
  readonly limit: ConcurrencyLimit;
  readonly watchdog: StoreWatchdog;
  readonly access: Pick<Access, 'refuseGuesser' | 'wrongSecret'>;
  readonly peerOf: (c: Context<HttpEnv>) => string;
};

/**
 * Protocols in addition to the API. As in the API, a body arrives complete and at a minimum rate before a slot is taken for the request.
 */
export function mountProtocols(app: Hono<HttpEnv>, needs: MountNeeds): void {
  for (const mount of needs.mounts) {
    app.use(`${mount.prefix}/*`, compress());
    app.all(`${mount.prefix}/*`, async (c) => {
      c.set('route', `${mount.prefix}/*`);
      let answer: Response | undefined;
      await needs.watchdog.during(async () => {
        answer = await answered(needs, mount, c);
      });
      return answer as Response;
    });
  }
}

async function answered(needs: MountNeeds, mount: Mount, c: Context<HttpEnv>): Promise<Response> {
  const address = needs.peerOf(c);
  const { request, bytes, give } = await withWholeBody(c.req.raw, mount.most, address, needs);
  try {
    refuseUnsound({ path: decoded(c.req.path), query: Object.fromEntries(new URL(c.req.url).searchParams) });
    const text = bytes === 0 ? '' : await request.text();
    const leave = await needs.limit.enter('light', address, c.req.raw.signal);
    try {
      // an expired token is not a guess: only a secret exchanged for a token is judged
      const asked = requestOf(c, mount, text, address);
      const { at, door: called, claimant } = mount.secret;
      const door = asked.path === at ? { door: called, address, claimant: claimant(asked) } : null;
      const { status, body, headers } = await (door === null ? mount.answer(asked) : judged(needs, mount, asked, door));
      return new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
      });
    } finally {
      leave();
    }
  } finally {
    give();
  }
}

type Door = Parameters<Access['wrongSecret']>[0];

/** The response of an entry point that takes a secret: a guesser is refused in the protocol's own format. */
async function judged({ access }: MountNeeds, mount: Mount, asked: MountedRequest, door: Door): Promise<MountedAnswer> {
  try {
    await access.refuseGuesser(door);
    const answer = await mount.answer(asked);
    if (answer.status === 401) await access.wrongSecret(door);
    return answer;
  } catch (error) {
    if (error instanceof Problem && error.kind === 'too-many') return mount.secret.tooMany(Number(error.evidence['seconds']));
    throw error;
  }
}

/** A path that cannot be decoded matches nothing. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

function requestOf(c: Context<HttpEnv>, mount: Mount, text: string, address: string): MountedRequest {
  const { method, url, headers } = c.req.raw;
  return {
    method: method === 'HEAD' ? 'GET' : method,
    // a trailing slash makes no difference
    path: c.req.path.slice(mount.prefix.length).replace(/\/$/u, ''),
    query: new URL(url).searchParams,
    header: (name) => headers.get(name),
    text: () => text,
    json: () => soundJson(text),
    address,
  };
}

function soundJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    refuseTwiceInJson(text);
    refuseUnsound(value);
    return value;
  } catch (error) {
    throw error instanceof SyntaxError ? new Problem('bad-input', 'not-json') : error;
  }
}
