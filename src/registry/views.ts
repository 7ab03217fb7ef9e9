import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { RegistryInternals } from './internals.ts';
import * as store from './view-store.ts';

const most = 100;

/** Saved views of the list of buildings, each belonging to its account. */
export function createViews({ postgres, now }: RegistryInternals) {
  return {
    views: (scope: Scope) => store.views(postgres, scope),
    /** Saves a view under a name. Throws `too-many-views`. */
    async saveView(scope: Scope, view: { name: string; address: string }): Promise<{ id: number }> {
      const held = await store.views(postgres, scope);
      if (held.length >= most && !held.some(({ name }) => name === view.name)) throw new Problem('cannot-do', 'too-many-views', { most });
      return { id: await store.saveView(postgres, scope, { ...view, now: now() }) };
    },
    removeView: (scope: Scope, id: number) => store.removeView(postgres, scope, id),
  };
}
