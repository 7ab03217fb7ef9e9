import type { PoolClient } from 'pg';
import { sha256 } from '#kernel/hash-chain.ts';
import type { Evidence } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { inSentence } from '#kernel/vocabulary.ts';
import type { RetrofitSurveyNeeds } from './needs.ts';
import * as store from './store.ts';

/** The error for a link that no longer opens anything. */
const linkGone = (): Problem => new Problem('not-found', 'link-gone', { by: inSentence(labelTerms.linkSender) });

/**
 * The survey that a token opens, and a scope for its holder: for this link alone, it sees no row of any slice.
 * @param on the transaction for which the survey is locked. Throws `link-gone`, the same for a link that never existed, has expired, or was
 * accepted
 */
export async function behindToken(
  { postgres, now }: Pick<RetrofitSurveyNeeds, 'postgres' | 'now'>,
  token: string,
  on?: PoolClient,
): Promise<{ row: store.SurveyRow; scope: Scope }> {
  const row = await store.byHash(on ?? postgres, wholeProgram, sha256(token), on !== undefined);
  if (row === undefined || row.accepted !== null || row.expires.getTime() <= now()) throw linkGone();
  return { row, scope: holderOf(row.id) };
}

/** The scope of the holder of a survey's link. */
function holderOf(survey: number): Scope {
  const holder = `retrofit-survey-link:${survey}`;
  return { identity: holder, actor: holder, role: 'public', sees: { region: '' } };
}

/** Records in the trail what came by the link of a survey. */
export const tellCame = ({ audit }: Pick<RetrofitSurveyNeeds, 'audit'>, survey: number, detail: Evidence): Promise<unknown> =>
  audit(holderOf(survey), { action: 'retrofit-survey-come', subject: `retrofit-survey:${survey}`, detail });
