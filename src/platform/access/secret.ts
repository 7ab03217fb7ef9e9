import type { WriteTrail } from '#kernel/trail.ts';
import { randomBytes } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Pool } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { changeSecret, dropSealed, keptSecret, saveSealed, sealed, sealedSecrets } from './store/secret-store.ts';
import type { Sealed, SealedSecret } from './store/secret-store.ts';

export type SecretNeeds = {
  readonly postgres: Pool;
  /** From the environment; replaces the stored one. */
  readonly secret?: string | undefined;
  /** The previous secret of the environment. */
  readonly secretBefore?: string | undefined;
  readonly record: WriteTrail;
};

/** A fresh secret, 256 bits. */
export const freshSecret = (): string => randomBytes(32).toString('base64url');

/** Changes the secret that signs cookies and seals second factors. @param used the secret that this program runs with */
export function secretVerbs(needs: SecretNeeds, used: string) {
  const { postgres, record } = needs;
  return {
    /**
     * Reseals every second factor and every stored secret: from the previous secret (of the environment, otherwise the stored one) to the
     * one of the environment, otherwise to a fresh one that is stored. Every session ends; authenticators, backup codes, passwords, keys
     * and one-time links stay valid. Repeating it is harmless. The program must be restarted afterwards. Throws Problem: `secret-differs`.
     */
    async changeSecret(scope: Scope) {
      const known = [needs.secretBefore, await keptSecret(postgres, wholeProgram), used];
      const after = needs.secret ?? freshSecret();
      const keys = [...known.filter((key) => typeof key === 'string'), after];
      const reseal = {
        factor: (one: Sealed) => resealed(one, keys, after),
        secret: async ({ name, sealed: text }: SealedSecret) => ({ name, sealed: await sealedAnew(text, keys, after) }),
      };
      const changed = await changeSecret(postgres, wholeProgram, reseal, needs.secret === undefined ? after : null);
      const kept = needs.secret === undefined ? ('registry' as const) : ('environment' as const);
      await record(scope, { action: 'secret-change', subject: 'secret', region: null, detail: { ...changed, kept } });
      return { ...changed, kept };
    },
    /** Whether every second factor and every stored secret can be opened with the secret that this program runs with: for the doctor. */
    async secretFits(): Promise<{ counted: number; findings: readonly Finding[] }> {
      const [factors, secrets] = await Promise.all([sealed(postgres, wholeProgram), sealedSecrets(postgres, wholeProgram)]);
      const findings = [
        ...shutOf(
          'secret-differs',
          await countShut(
            factors.map(({ secret }) => secret),
            used,
          ),
        ),
        ...shutOf(
          'kept-secret-differs',
          await countShut(
            secrets.map((one) => one.sealed),
            used,
          ),
        ),
      ];
      return { counted: factors.length + secrets.length, findings };
    },
    /**
     * Stores a secret that the program needs in the clear (a mail server's password), sealed; replaces one of the same name.
     * @param on the transaction that it is part of: with many of these, one that waited for its own connection would wait forever
     * @example await access.keepSecret(scope, 'notice-mail', 'the password of the mail server')
     */
    async keepSecret(name: string, secret: string, on: Pick<Pool, 'query'> = postgres): Promise<void> {
      await saveSealed(on, wholeProgram, { name, sealed: await symmetricEncrypt({ key: used, data: secret }) });
    },
    /** A stored secret in the clear; null if there is none. Throws Problem `kept-secret-differs`. */
    async secretNamed(name: string, on: Pick<Pool, 'query'> = postgres): Promise<string | null> {
      const found = (await sealedSecrets(on, wholeProgram)).find((one) => one.name === name);
      if (found === undefined) return null;
      const secret = await open(found.sealed, [used]);
      if (secret === null) throw new Problem('conflict', 'kept-secret-differs', { count: 1 });
      return secret;
    },
    /** Deletes a stored secret. */
    dropSecret: (name: string, on: Pick<Pool, 'query'> = postgres): Promise<void> => dropSealed(on, wholeProgram, name),
  };
}

async function countShut(texts: readonly string[], key: string): Promise<number> {
  const opened = await Promise.all(texts.map((text) => open(text, [key])));
  return opened.filter((one) => one === null).length;
}

function shutOf(code: string, count: number): Finding[] {
  return count === 0 ? [] : [{ code, severity: 'error', evidence: { count } }];
}

async function sealedAnew(text: string, keys: readonly string[], after: string): Promise<string> {
  const secret = await open(text, keys);
  if (secret === null) throw new Problem('conflict', 'kept-secret-differs', { count: 1 });
  return symmetricEncrypt({ key: after, data: secret });
}

async function resealed(one: Sealed, keys: readonly string[], after: string): Promise<Sealed> {
  const [secret, backupCodes] = await Promise.all([open(one.secret, keys), open(one.backupCodes, keys)]);
  if (secret === null || backupCodes === null) throw new Problem('conflict', 'secret-differs', { count: 1 });
  const seal = (data: string) => symmetricEncrypt({ key: after, data });
  return { id: one.id, secret: await seal(secret), backupCodes: await seal(backupCodes) };
}

/** The sealed content, by the first key that opens it; null if none does. */
async function open(data: string, keys: readonly string[]): Promise<string | null> {
  for (const key of keys) {
    const opened = await symmetricDecrypt({ key, data }).catch(() => null);
    if (opened !== null) return opened;
  }
  return null;
}
