import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { todayContract } from './contract.ts';
import type { Sentence } from './part.ts';
import type { Today } from './today.ts';

/** Binds the contract of the first screens to their service. */
export function todayRoutes(today: Today) {
  const os = implement(todayContract).$context<RequestContext>();
  return os.router({
    buildings: os.buildings.handler(async ({ input, context: { scope, language } }) => {
      const { buildings, invitations, ...told } = await today.buildings(scope, input, language);
      return {
        ...told,
        buildings: buildings.map((one) => ({
          ...one,
          sentences: one.sentences.map(plain),
          first: plain(one.first),
          owed: one.owed === null ? null : plain(one.owed),
        })),
        invitations: invitations.map((one) => ({ ...one, sentence: plain(one.sentence) })),
      };
    }),
    contracts: os.contracts.handler(async ({ context: { scope, language } }) => {
      const { contracts, total } = await today.contracts(scope, language);
      return { total, contracts: contracts.map((one) => ({ ...one, sentence: plain(one.sentence) })) };
    }),
    season: os.season.handler(async ({ context: { scope, language } }) => {
      const { day, season } = await today.season(scope, language);
      if (season === null) return { day, season };
      const { sentences, act, arrears, ...told } = season;
      return {
        day,
        season: {
          ...told,
          arrears: arrears === null ? null : { ...arrears },
          sentences: sentences.map(plain),
          act: { ...act, sentence: plain(act.sentence) },
        },
      };
    }),
    event: os.event.handler(async ({ context: { scope, language } }) => {
      const { next, settled, ...told } = await today.event(scope, language);
      return {
        ...told,
        next: next === null ? null : { ...next, sentences: next.sentences.map(plain) },
        settled: settled.map((one) => ({ ...one, sentence: plain(one.sentence) })),
      };
    }),
  });
}

/** A sentence in the shape of the contract. */
const plain = ({ parts, href }: Sentence) => ({ parts: parts.map((part) => ({ ...part })), href });
