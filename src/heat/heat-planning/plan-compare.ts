import type { MatchAnswer } from './answer.ts';

type Two = { readonly a: number | null; readonly b: number | null };

/** Two plans side by side; null if one has no such link, demand or source. */
export type HeatPlanComparison = {
  readonly cost: { readonly a: number; readonly b: number; readonly difference: number };
  /** Both are proven optimal: the difference in cost is due to the difference of their files. */
  readonly proven: boolean;
  /** GJ delivered, of all links that one of them builds. */
  readonly links: readonly ({ readonly source: string; readonly demand: string } & Two)[];
  /** GJ not met. */
  readonly demands: readonly ({ readonly code: string } & Two)[];
  /** GJ used. */
  readonly sources: readonly ({ readonly code: string } & Two)[];
};

export function compareAnswers(a: MatchAnswer, b: MatchAnswer): HeatPlanComparison {
  const keyed = <Row>(rows: readonly Row[], key: (row: Row) => string, value: (row: Row) => number) =>
    new Map(rows.map((row) => [key(row), value(row)]));
  const both = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) =>
    [...new Set([...one.keys(), ...other.keys()])].map((key) => ({ key, a: one.get(key) ?? null, b: other.get(key) ?? null }));
  const linked = ({ links }: MatchAnswer) =>
    keyed(
      links,
      ({ source, demand }) => JSON.stringify([source, demand]),
      ({ deliveredGj }) => deliveredGj,
    );
  const unmet = ({ demands }: MatchAnswer) => keyed(demands, byCode, ({ unmetGj }) => unmetGj);
  const used = ({ sources }: MatchAnswer) => keyed(sources, byCode, ({ usedGj }) => usedGj);
  return {
    cost: { a: a.cost, b: b.cost, difference: b.cost - a.cost },
    proven: a.status === 'optimal' && b.status === 'optimal',
    links: both(linked(a), linked(b)).map(({ key, ...two }) => {
      const [source = '', demand = ''] = JSON.parse(key) as string[];
      return { source, demand, ...two };
    }),
    demands: both(unmet(a), unmet(b)).map(({ key, ...two }) => ({ code: key, ...two })),
    sources: both(used(a), used(b)).map(({ key, ...two }) => ({ code: key, ...two })),
  };
}

const byCode = ({ code }: { readonly code: string }): string => code;
