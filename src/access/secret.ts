import { randomBytes } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Pool } from 'pg';
import type { Evidence, Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { changeSecret, keptSecret, sealed } from './secret-store.ts';
import type { Sealed } from './secret-store.ts';

export type SecretNeeds = {
  readonly postgres: Pool;
  /** From the environment; in place of the one that the registry keeps. */
  readonly secret?: string | undefined;
  /** The one that stood in the environment before. */
  readonly secretBefore?: string | undefined;
  readonly record: (scope: Scope, entry: { action: string; subject: string; region: null; detail: Evidence }) => Promise<void>;
};

/** A fresh secret, 256 bits. */
export const freshSecret = (): string => randomBytes(32).toString('base64url');

/** The change of the secret that signs cookies and seals second factors. @param used the secret that this program runs with */
export function secretVerbs(needs: SecretNeeds, used: string) {
  const { postgres, record } = needs;
  return {
    /**
     * Seals every second factor anew: from the secret that was (of the environment, else the registry's) to the one of the environment, else to a fresh one
     * that the registry keeps. Every session ends; authenticators, backup codes, passwords, keys and one-time links stay. Repeating it does no harm.
     * The program has to be started again afterwards. Throws Problem: `secret-differs`.
     */
    async changeSecret(scope: Scope) {
      const known = [needs.secretBefore, await keptSecret(postgres, scope), used];
      const after = needs.secret ?? freshSecret();
      const reseal = (one: Sealed) => resealed(one, [...known.filter((key) => typeof key === 'string'), after], after);
      const changed = await changeSecret(postgres, scope, reseal, needs.secret === undefined ? after : null);
      const kept = needs.secret === undefined ? ('registry' as const) : ('environment' as const);
      await record(scope, { action: 'secret-change', subject: 'secret', region: null, detail: { ...changed, kept } });
      return { ...changed, kept };
    },
    /** Whether every second factor opens with the secret that this program runs with: for the doctor. */
    async secretFits(scope: Scope): Promise<{ counted: number; findings: readonly Finding[] }> {
      const all = await sealed(postgres, scope);
      const opened = await Promise.all(all.map(async ({ secret }) => (await open(secret, [used])) !== null));
      const shut = opened.filter((one) => !one).length;
      const finding: Finding = { code: 'secret-differs', severity: 'error', evidence: { count: shut } };
      return { counted: all.length, findings: shut === 0 ? [] : [finding] };
    },
  };
}

async function resealed(one: Sealed, keys: readonly string[], after: string): Promise<Sealed> {
  const [secret, backupCodes] = await Promise.all([open(one.secret, keys), open(one.backupCodes, keys)]);
  if (secret === null || backupCodes === null) throw new Problem('conflict', 'secret-differs', { count: 1 });
  const seal = (data: string) => symmetricEncrypt({ key: after, data });
  return { id: one.id, secret: await seal(secret), backupCodes: await seal(backupCodes) };
}

/** What was sealed, by the first key that opens it; null where none does. */
async function open(data: string, keys: readonly string[]): Promise<string | null> {
  for (const key of keys) {
    const opened = await symmetricDecrypt({ key, data }).catch(() => null);
    if (opened !== null) return opened;
  }
  return null;
}
