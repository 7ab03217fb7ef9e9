import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import type { Access } from '#platform/access/access.ts';
import type { NoticeKind, Notices } from '#platform/notice/notice.ts';
import { citedStandards, type Cited, type Citing } from './cited.ts';
import { presentStandards } from './present-standard.ts';
import type { OnWithdrawn } from './standard-kind.ts';
import { standing, type StandardRow } from './store.ts';
import { sameForAll } from '#kernel/unscoped.ts';

/** Sent to those who keep the library when a standard that knowledge cites is withdrawn. */
export const withdrawnNotice: NoticeKind = {
  kind: 'standard-withdrawn',
  name: { zh: '被引用的标准已废止', en: 'A cited standard was withdrawn' },
  audience: 'person',
  urgent: false,
  mail: true,
};

export type WithdrawnNeeds = {
  readonly access: Pick<Access, 'people'>;
  readonly notice: Pick<Notices, 'post'>;
};

/**
 * Tells those who keep the library, with the change itself, which limits, ratings, policies and procedures cite a standard that it
 * withdraws; who makes the change is told at once.
 * @param citing what knowledge says
 */
export function tellWithdrawn({ access, notice }: WithdrawnNeeds, citing: () => readonly Citing[]): OnWithdrawn {
  return async (on, withdrawn, change) => {
    if (withdrawn.length === 0) return [];
    const cited = await citedOf(on, withdrawn, citing());
    if (cited.length === 0) return [];
    const keepers = (await access.people())
      .filter(({ role, disabled }) => !disabled && (role === 'administrator' || role === 'bureau'))
      .map(({ identity }) => identity);
    for (const { standard, by } of cited)
      await notice.post(
        {
          kind: withdrawnNotice.kind,
          code: 'notice-standard-withdrawn',
          evidence: by,
          key: `standard-withdrawn:${standard}:${change}`,
          link: '/standards?tab=cited',
          to: ['local', ...keepers],
        },
        on,
      );
    return cited.map(({ by }): Finding => ({ code: 'standard-withdrawn-cited', severity: 'warning', evidence: by }));
  };
}

/** Of withdrawn standards, those that knowledge cites, with how often and where first. */
async function citedOf(on: PoolClient, withdrawn: readonly StandardRow[], citing: readonly Citing[]) {
  const library = presentStandards(await standing(on, sameForAll), () => null, null);
  const cited = citedStandards(citing, library);
  return withdrawn.flatMap(({ code }) => {
    const by = cited.filter((one) => one.known === 'known' && one.standards.includes(code));
    const [first] = by;
    return first === undefined
      ? []
      : [{ standard: code, by: { standard: code, number: first.number, entries: entriesIn(by), first: first.by[0]?.first ?? '' } }];
  });
}

const entriesIn = (cited: readonly Cited[]): number => cited.flatMap(({ by }) => by).reduce((sum, { entries }) => sum + entries, 0);
