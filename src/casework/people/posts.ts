import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access, Holder } from '#platform/access/access.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Finding, Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { refuseUnreadVersion } from '#kernel/seen.ts';
import type { Place } from '#platform/place/place.ts';
import type { Procedures } from '#casework/procedures/procedures.ts';
import type { Post } from './facts.ts';
import * as store from './post-store.ts';

export type PostNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly access: Pick<Access, 'holderNamed' | 'standingIdentities'>;
  readonly place: Pick<Place, 'countryGazetteer' | 'ensureRegions' | 'regionsWithin'>;
  readonly procedures: Pick<Procedures, 'find' | 'versions'>;
  readonly audit: WriteTrail;
};

/** A post to be stated; `role` is `PROCEDURE/ROLE`, `region` a code or a name. */
export type PostGiven = {
  readonly holder: string;
  readonly role: string;
  readonly region: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly insteadOf?: string | undefined;
  /** The version that the caller has read. */
  readonly seen?: number | undefined;
};

/** Posts: stated one after another; the last statement about the same holder, role, region and represented person counts. */
export function postVerbs(needs: PostNeeds) {
  const { postgres, access } = needs;
  return {
    /** Those in force on a local day whose holders still exist. */
    async posts(scope: Scope, { day }: { readonly day: string }): Promise<Post[]> {
      const [rows, standing] = await Promise.all([store.posts(postgres, scope, day), access.standingIdentities()]);
      return rows.filter(({ holderIdentity }) => standing.has(holderIdentity)).map(postOf);
    },
    /** Every post within the scope as last stated, including ended ones. @param day only those in force then */
    async postList(scope: Scope, { day, language }: { readonly day?: string | undefined; readonly language: Language }) {
      const [rows, standing] = await Promise.all([store.posts(postgres, scope, day), access.standingIdentities()]);
      return rows.map((row) => ({
        ...postOf(row),
        ...namesOf(needs, row, language),
        version: row.version,
        statedBy: row.statedBy,
        stated: row.stated.toISOString(),
        /** false: the account or key was removed since. */
        stands: standing.has(row.holderIdentity),
      }));
    },
    setPost: (scope: Scope, given: PostGiven) => setPost(needs, scope, given),
  };
}

const postOf = ({ holder, procedure, role, region, from, until, insteadOf }: store.PostRow): Post => ({
  holder,
  procedure,
  role,
  region,
  from,
  until,
  insteadOf,
});

/** The names of procedure and role in the reader's language; their codes if the procedure gives no names, or no longer exists. */
function namesOf({ procedures }: PostNeeds, { procedure: id, role }: Post, language: Language) {
  const found = procedures.versions(id).at(-1);
  return { procedureName: found?.names?.[language] ?? id, roleName: found?.roles[role]?.names?.[language] ?? role };
}

type Stated = Post & { readonly version: number; readonly findings: readonly Finding[] };

/**
 * States a post. Throws `no-such-holder`, `holder-not-bureau`, `no-such-procedure`, `no-such-post-role`, `role-no-post`, `unknown-region`,
 * `ambiguous-region`, `post-backwards`, `stands-in-for-self`, `seen-missing`, `seen-not-latest`. Stating the same again writes nothing.
 */
async function setPost(needs: PostNeeds, scope: Scope, given: PostGiven): Promise<Stated> {
  const { from = null, until = null } = given;
  const { procedure, role } = roleIn(needs, given.role);
  const holder = await bureauNamed(needs, given.holder);
  const instead = given.insteadOf === undefined ? null : await bureauNamed(needs, given.insteadOf);
  if (instead?.identity === holder.identity) throw new Problem('bad-input', 'stands-in-for-self', { holder: holder.holder });
  if (from !== null && until !== null && until < from) throw new Problem('bad-input', 'post-backwards', { from, until });
  const post = { holder: holder.holder, procedure, role, from, until, insteadOf: instead?.holder ?? null };
  const { region, version, isNew } = await inTransaction(needs.postgres, async (on) => {
    const found = (await needs.place.countryGazetteer(on)).find(given.region);
    if ('fault' in found)
      throw new Problem('bad-input', found.fault, { value: given.region, ...('codes' in found && { codes: found.codes.join(' ') }) });
    await needs.place.ensureRegions(on, [found.code]);
    const identities = { holderIdentity: holder.identity, insteadIdentity: instead?.identity ?? null };
    const wanted = { ...post, region: found.code, ...identities };
    const last = await store.lastStatement(on, wholeProgram, wanted);
    if (last !== undefined && last.from === from && last.until === until)
      return { region: found.code, version: last.version, isNew: false };
    refuseUnreadVersion(given.seen, last && { version: last.version, says: `${last.from ?? '—'}, ${last.until ?? '—'}` }, {
      role: given.role,
    });
    const made = await store.statePost(on, scope, { ...wanted, stated: new Date(needs.now()) });
    return { region: found.code, version: made, isNew: true };
  });
  if (isNew) await needs.audit(scope, { action: 'post-set', subject: `post:${holder.holder}`, region, detail: { ...post, region } });
  return { ...post, region, version, findings: await beyond(needs, holder, region) };
}

/** `PROCEDURE/ROLE` of any version, if the role is held by posts. */
function roleIn({ procedures }: PostNeeds, text: string): { readonly procedure: string; readonly role: string } {
  const [procedure = '', role = '', ...rest] = text.split('/');
  if (rest.length > 0 || procedure === '' || role === '') throw new Problem('bad-input', 'post-role-form', { role: text });
  procedures.find({ id: procedure });
  const held = procedures.versions(procedure).flatMap(({ roles }) => Object.entries(roles));
  const known = held.filter(([name]) => name === role);
  const posts = [...new Set(held.filter(([, { who }]) => who === 'post').map(([name]) => name))].join(' ');
  if (known.length === 0) throw new Problem('not-found', 'no-such-post-role', { procedure, role, known: posts });
  if (known.every(([, { who }]) => who !== 'post')) throw new Problem('bad-input', 'role-no-post', { procedure, role, known: posts });
  return { procedure, role };
}

async function bureauNamed({ access }: PostNeeds, text: string): Promise<Holder> {
  const holder = await access.holderNamed(text);
  if (holder === null) throw new Problem('not-found', 'no-such-holder', { holder: text });
  if (holder.role !== 'bureau') throw new Problem('bad-input', 'holder-not-bureau', { holder: holder.holder });
  return holder;
}

/** A post that reaches beyond what its holder's bureau sees may be intended: it is reported. */
async function beyond({ place }: PostNeeds, { holder, region: own }: Holder, region: string): Promise<Finding[]> {
  if (own === null || own === region || (await place.regionsWithin(own)).includes(region)) return [];
  return [{ code: 'post-beyond-region', severity: 'warning', evidence: { holder, region, own } }];
}
