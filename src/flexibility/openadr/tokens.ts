import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Access } from '#platform/access/access.ts';
import type { ClientRole, OpenAdrClient } from './facts.ts';

/** The lifetime of a token, in seconds. */
export const tokenSeconds = 900;

const issuer = 'yaodong-openadr';
const secretName = 'openadr-tokens';

/** A new secret for a client, 256 bits. */
export const freshSecret = (): string => randomBytes(32).toString('base64url');

/**
 * The stored form of a secret; with 256 random bits it cannot be reversed. Webhook messages are signed with it, because the client can
 * compute it too.
 */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Whether it is the secret behind this hash, compared in constant time. */
export function isSecret(secret: string, hash: string): boolean {
  const [own, other] = [Buffer.from(hashOf(secret), 'hex'), Buffer.from(hash, 'hex')];
  return own.length === other.length && timingSafeEqual(own, other);
}

/**
 * The publicly known clients of the reference implementation: only with `--openadr-test` (`flexibility.md` 6). A bearer token of theirs is
 * `base64(id:secret)`.
 */
export const testClients: readonly (OpenAdrClient & { readonly secret: string })[] = [
  { id: 'bl_client', role: 'bl', secret: '1001' },
  { id: 'ven_client', role: 'ven', secret: '999' },
  { id: 'ven_client2', role: 'ven', secret: '9999' },
];

export const testTokenOf = ({ id, secret }: { readonly id: string; readonly secret: string }): string =>
  Buffer.from(`${id}:${secret}`).toString('base64');

export type Tokens = ReturnType<typeof createTokens>;

/** Short-lived tokens: signed, not stored. All processes of one city sign with one key, which is kept among its sealed secrets. */
export function createTokens({ access, now }: { readonly access: Pick<Access, 'keepSecret' | 'secretNamed'>; readonly now: () => number }) {
  let made: Promise<Uint8Array> | undefined;
  const key = (): Promise<Uint8Array> => {
    made ??= readOrMake(access).catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
  return {
    async issue(client: { readonly id: string; readonly role: ClientRole }): Promise<string> {
      const at = Math.floor(now() / 1000);
      const claims = new SignJWT({ role: client.role }).setProtectedHeader({ alg: 'HS256' }).setIssuer(issuer).setSubject(client.id);
      return await claims
        .setIssuedAt(at)
        .setExpirationTime(at + tokenSeconds)
        .sign(await key());
    },
    /** The id of the client that a token was issued to; null if it is not one of ours, or has expired. */
    async clientIn(token: string): Promise<string | null> {
      const options = { issuer, algorithms: ['HS256'], currentDate: new Date(now()), requiredClaims: ['exp', 'sub'] };
      const read = await jwtVerify(token, await key(), options).catch(() => null);
      return read?.payload.sub ?? null;
    },
  };
}

async function readOrMake(access: Pick<Access, 'keepSecret' | 'secretNamed'>): Promise<Uint8Array> {
  const kept = await access.secretNamed(secretName);
  if (kept === null) await access.keepSecret(secretName, freshSecret());
  return Buffer.from(kept ?? ((await access.secretNamed(secretName)) as string), 'base64url');
}
