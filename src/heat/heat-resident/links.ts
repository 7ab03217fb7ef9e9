import { sha256 } from '#kernel/hash-chain.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { inSentence } from '#kernel/vocabulary.ts';
import type { ResidentNeeds } from './needs.ts';
import * as store from './store.ts';

/** The holder of a link: an account, and what the company that created the link may show of it. */
export type Resident = { readonly account: string; readonly link: store.LinkRow; readonly scope: Scope };

export type LinkState = 'open' | 'ended' | 'revoked';

/** Links by which residents read their own heat account. */
export function createLinks(needs: ResidentNeeds) {
  const { postgres, now, heatSupply } = needs;
  return {
    /**
     * A link into an account with a household within the scope; the token is returned only once. A company's link shows nothing that the
     * account has with another company. Throws `no-such-account`.
     */
    async make(scope: Scope, account: string, days: number) {
      await needAccount(needs, scope, account);
      const token = needs.secret();
      const expires = new Date(now() + days * 86_400_000);
      const link = await store.addLink(postgres, scope, { account, sees: scope.sees, expires, hash: sha256(token) }, now());
      await needs.audit(scope, { action: 'heat-link', subject: `heat-account:${account}`, detail: { link, days } });
      return { link, token, expires: expires.toISOString() };
    },
    /** Links into an account that the scope manages, newest first. Throws `no-such-account`. */
    async list(scope: Scope, account: string) {
      await needAccount(needs, scope, account);
      const { rows, total } = await store.linksOf(postgres, scope, account);
      return { links: rows.map((row) => present(row, now())), total };
    },
    /** Takes a link back. Throws `no-such-link`. */
    async revoke(scope: Scope, id: number) {
      const row = await store.endLink(postgres, scope, id, now());
      if (row === undefined) throw new Problem('not-found', 'no-such-link', { link: id });
      await needs.audit(scope, { action: 'heat-unlink', subject: `heat-account:${row.account}`, detail: { link: id } });
      return present(row, now());
    },
    /** The holder of a token. Throws `link-expired` if the link has expired, was taken back or never existed, all alike. */
    async behind(token: string): Promise<Resident> {
      const link = await store.linkOf(postgres, wholeProgram, sha256(token));
      if (link === undefined || stateOf(link, now()) !== 'open') throw expired();
      await store.markUsed(postgres, checkedByCaller, link.id, now());
      const holder = `heat-link:${link.id}`;
      return { account: link.account, link, scope: { identity: holder, actor: holder, role: 'public', sees: link.sees } };
    },
    /** The households of a link's holder. */
    households: ({ scope, account }: Resident): Promise<string[]> => heatSupply.households.ofAccount(scope, account),
  };
}

export type Links = ReturnType<typeof createLinks>;

const expired = (): Problem => new Problem('gone', 'link-expired', { by: inSentence(labelTerms.linkSender) });

async function needAccount({ heatSupply }: ResidentNeeds, scope: Scope, account: string): Promise<void> {
  if ((await heatSupply.households.ofAccount(scope, account)).length === 0) throw new Problem('not-found', 'no-such-account', { account });
}

function stateOf({ gone, expires }: store.LinkRow, now: number): LinkState {
  if (gone !== null) return 'revoked';
  return expires.getTime() <= now ? 'ended' : 'open';
}

const present = (row: store.LinkRow, now: number) => ({
  link: row.id,
  made: row.made.toISOString(),
  by: row.by,
  expires: row.expires.toISOString(),
  used: row.used?.toISOString() ?? null,
  state: stateOf(row, now),
});
