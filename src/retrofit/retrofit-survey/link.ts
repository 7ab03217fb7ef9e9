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

/** What is told of a link that no longer opens anything. */
const linkGone = (): Problem => new Problem('not-found', 'link-gone', { by: inSentence(labelTerms.linkSender) });

/**
 * The survey that a token opens, and who holds it: nobody but this link, who sees no row of any slice.
 * @param on within whose transaction it is to stay as it is. Throws `link-gone`: never was, has run out, was taken over, all alike
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

/** Who holds the link of a survey. */
function holderOf(survey: number): Scope {
  const holder = `retrofit-survey-link:${survey}`;
  return { identity: holder, actor: holder, role: 'public', sees: { region: '' } };
}

/** The trail says what came by the link of a survey. */
export const tellCame = ({ audit }: Pick<RetrofitSurveyNeeds, 'audit'>, survey: number, detail: Evidence): Promise<unknown> =>
  audit(holderOf(survey), { action: 'retrofit-survey-come', subject: `retrofit-survey:${survey}`, detail });
