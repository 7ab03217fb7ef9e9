import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { kindFile, type KindFileNeeds } from '#platform/ledger/kind-file.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { portfolioContract } from './contract.ts';
import type { Portfolio } from './portfolio.ts';

/** All members of visible portfolios, as a file. */
export const portfolioDownloads = (portfolio: Portfolio, needs: KindFileNeeds): DownloadRoute[] => [
  kindFile(
    { name: 'members', all: 'All members of portfolios that are seen', header: portfolio.memberHeader, rows: portfolio.memberRows },
    needs,
  ),
];

/** The contract of portfolios, implemented by its service. */
export function portfolioRoutes(portfolio: Portfolio, words: Words) {
  const on = implement(portfolioContract).$context<RequestContext>();
  return on.router({
    importMembers: on.importMembers.handler(importing(words, portfolio.importMembers)),
    list: on.list.handler(async ({ input, context }) => ({ portfolios: await portfolio.list(context.scope, input.knownAt) })),
    show: on.show.handler(({ input, context }) => portfolio.show(context.scope, input.portfolio, input.knownAt)),
    add: on.add.handler(async ({ input: { code, name, organisation }, context: { scope } }) => {
      const { change } = await portfolio.add(scope, { code, set: { name, ...(organisation !== undefined && { organisation }) } });
      return { ...(await portfolio.show(scope, code)), change };
    }),
    join: on.join.handler(async ({ input, context: { scope } }) => {
      const change = await portfolio.join(scope, input);
      return { ...(await portfolio.show(scope, input.portfolio)), change };
    }),
    invite: on.invite.handler(({ input: { portfolio: code, building, withdraw = false }, context: { scope } }) =>
      portfolio.invite(scope, code, building, !withdraw),
    ),
    history: on.history.handler(async ({ input: { portfolio: code, building }, context: { scope } }) => ({
      changes: await (building === undefined ? portfolio.history(scope, code) : portfolio.memberHistory(scope, code, building)),
    })),
  });
}
