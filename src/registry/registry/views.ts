import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { RegistryInternals } from './internals.ts';
import * as store from './view-store.ts';

const most = 100;

type ViewedList = store.ViewedList;

/** Saved views of the list of buildings or of cases, each belonging to its account. */
export function createViews({ postgres, now }: RegistryInternals) {
  return {
    views: (scope: Scope, of: ViewedList = 'buildings') => store.views(postgres, scope, of),
    /** Saves a view under a name. Throws `too-many-views`. */
    async saveView(
      scope: Scope,
      { of = 'buildings', ...view }: { name: string; address: string; of?: ViewedList | undefined },
    ): Promise<{ id: number }> {
      const held = await store.views(postgres, scope, of);
      if (held.length >= most && !held.some(({ name }) => name === view.name)) throw new Problem('cannot-do', 'too-many-views', { most });
      return { id: await store.saveView(postgres, scope, { ...view, of, now: now() }) };
    },
    removeView: (scope: Scope, id: number) => store.removeView(postgres, scope, id),
  };
}
