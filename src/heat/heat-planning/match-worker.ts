/** Reads, matches and verifies in a thread of the pool, so that HiGHS blocks no other call. */
import { openHighs } from '#platform/solver/public/highs.ts';
import { readText } from '#platform/typed-text/typed-text.ts';
import { answerOf, type MatchAnswer } from './answer.ts';
import { checkAnswer } from './check.ts';
import { linksOf } from './links.ts';
import { mapOf, type MatchMap } from './match-map.ts';
import { refuseWithoutOrigin } from './plan-inputs.ts';
import { matchValue, readMatch } from './read-match.ts';
import { solveMatch } from './solve-match.ts';

export type MatchRequest = {
  readonly given: unknown;
  readonly seconds: number;
  /** Every number must state its origin. */
  readonly origins: boolean;
};

export async function matchInThread({ given, seconds, origins }: MatchRequest): Promise<MatchAnswer & { readonly map: MatchMap }> {
  const value = typeof given === 'string' ? matchValue(readText(given)) : given;
  const town = readMatch(value);
  if (origins) refuseWithoutOrigin(value);
  const { links, impossible } = linksOf(town);
  const answer = answerOf(town, solveMatch(town, links, await openHighs(), { seconds, clock: () => performance.now() }), impossible);
  checkAnswer(town, answer);
  return { ...answer, map: mapOf(town, answer) };
}
