import { today } from '#kernel/today.ts';
import type { PlanNeeds } from './needs.ts';

/** A clause that requires worthwhile retrofits to be done before 2030. */
export type DueClause = {
  readonly id: string;
  readonly document: string;
  readonly clause: string;
  readonly quote: string;
};

/** The rules of a place's documents that set the year by which worthwhile retrofits are done (`retrofit-by-2030`). */
export async function clausesOf({ policy }: Pick<PlanNeeds, 'policy'>, region: string, made: number): Promise<DueClause[]> {
  const held = await policy.documents({ region, date: today(made) });
  return held
    .filter(({ state }) => state !== 'gone')
    .flatMap(({ document }) =>
      document.rules
        .filter(({ id }) => id.endsWith('/retrofit-by-2030'))
        .map(({ id, clause, quote }) => ({ id, document: document.head.title, clause, quote })),
    );
}
