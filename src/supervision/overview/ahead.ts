import type { Clock } from '#kernel/request-context.ts';
import { programScope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Stock } from '#supervision/stock/stock.ts';
import type { Overview } from './overview.ts';

/**
 * Precomputes what people look at first, the last full year of the installation's place, so that after a start, or after large imports, no
 * one waits for the caches to fill. If they are filled already, this costs next to nothing.
 */
export async function workAhead(overview: Overview, stock: Pick<Stock, 'buildings'>, now: Clock): Promise<void> {
  const { region } = await overview.home(programScope);
  if (region === null) return;
  const year = Number(today(now()).slice(0, 4)) - 1;
  const asked = () => ({ region, year, known: overview.knownAt(undefined) });
  await overview.city(programScope, asked());
  await overview.tiles(programScope, asked());
  const sorted = { sort: 'intensity', descending: true, offset: 0, limit: 1 } as const;
  await stock.buildings(programScope, { region, year, measure: 'total', ...sorted });
  await overview.months(programScope, asked());
  for (const shown of [year, year - 1]) {
    const days = { from: `${shown}-01-01`, to: `${shown + 1}-01-01` };
    await overview.days(programScope, { region, carrier: 'electricity', ...days, known: overview.knownAt(undefined) });
  }
}
