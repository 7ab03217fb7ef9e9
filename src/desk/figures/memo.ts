import type { Pool } from 'pg';
import type { Explanation } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import * as store from './memo-store.ts';

export type { Memo } from './memo-store.ts';

/** The most memos of one account. */
const most = 200;

type Needs = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly audit: WriteTrail;
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
};

type Given = { readonly figure: string; readonly note: string; readonly page: string };

/**
 * Figures that people save for themselves, with the instant as of which each was known: what is imported later does not change them.
 * @example await createMemos(needs).save(scope, { figure, note: '会上用', page: '/ranking?year=2025' })
 */
export function createMemos({ postgres, now, audit, explain }: Needs) {
  return {
    list: (scope: Scope) => store.list(postgres, scope),
    /** Throws `figure-unknown`, `memos-full`, `memo-page-bad`, and whatever reading the figure throws. */
    async save(scope: Scope, { figure, note, page }: Given): Promise<store.Memo> {
      const address = withFigure(page, figure);
      const { result, knownAt } = await explain(scope, figure);
      if ((await store.count(postgres, scope)) >= most) throw new Problem('cannot-do', 'memos-full', { most });
      const said = { figure, address, note: note.trim(), name: result.name, value: result.value, unit: result.unit };
      const memo = await store.add(postgres, scope, { ...said, known: new Date(knownAt), recorded: new Date(now()) });
      await audit(scope, { action: 'memo-save', subject: `memo:${memo.id}`, region: ofAsker(scope) });
      return memo;
    },
    /** Whether there was such a memo of this account. */
    async remove(scope: Scope, id: number): Promise<boolean> {
      const removed = await store.remove(postgres, scope, id);
      if (removed) await audit(scope, { action: 'memo-delete', subject: `memo:${id}`, region: ofAsker(scope) });
      return removed;
    },
  };
}

export type Memos = ReturnType<typeof createMemos>;

/** The path of a page of the console, with the figure opened. Throws `memo-page-bad` for anything that leads elsewhere. */
function withFigure(page: string, figure: string): string {
  const here = 'http://console';
  const url = page.startsWith('/') && URL.canParse(page, here) ? new URL(page, here) : null;
  if (url?.origin !== here) throw new Problem('bad-input', 'memo-page-bad', { page });
  url.searchParams.set('figure', figure);
  return `${url.pathname}${url.search}`;
}
