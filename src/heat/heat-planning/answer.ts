import type { Impossible, Link, LinkKind } from './links.ts';
import { gjPerKwh, type MatchCase } from './match-case.ts';
import type { Matched } from './solve-match.ts';
import { metOf } from './worth.ts';

/** The result of a match (`heat.md` 6): kW are those taken from the source; GJ and kWh are totals over all periods. */
export type MatchAnswer = {
  readonly status: 'optimal' | 'feasible';
  /** Yuan per year. */
  readonly cost: number;
  readonly bound: number;
  readonly links: readonly {
    readonly source: string;
    readonly demand: string;
    readonly km: number;
    readonly kind: LinkKind;
    readonly kw: readonly number[];
    readonly deliveredGj: number;
    readonly lossGj: number;
    readonly electricityKwh: number;
  }[];
  readonly demands: readonly { readonly code: string; readonly neededGj: number; readonly unmetGj: number }[];
  readonly sources: readonly { readonly code: string; readonly offeredGj: number; readonly usedGj: number }[];
  readonly impossible: readonly { readonly source: string; readonly demand: string; readonly why: Impossible['why'] }[];
};

export function answerOf(town: MatchCase, { flows, ...told }: Matched, impossible: readonly Impossible[]): MatchAnswer {
  const { sources, demands, periods } = town;
  const kwh = (kw: readonly number[]): number => kw.reduce((sum, x, at) => sum + x * (periods[at]?.hours ?? 0), 0);
  const codes = ({ source, demand }: { readonly source: number; readonly demand: number }) => ({
    source: sources[source]?.code ?? '',
    demand: demands[demand]?.code ?? '',
  });
  const { unmet } = metOf(town, flows);
  const links = [...flows].toSorted(([a], [b]) => a.source - b.source || a.demand - b.demand);
  const taken = (source: number): number => links.reduce((sum, [link, kw]) => sum + (link.source === source ? gjPerKwh * kwh(kw) : 0), 0);
  return {
    ...told,
    links: links.map(([link, kw]: [Link, readonly number[]]) => ({
      ...codes(link),
      km: link.km,
      kind: link.kind,
      kw,
      deliveredGj: gjPerKwh * link.yield * kwh(kw),
      lossGj: gjPerKwh * (1 - link.kept) * kwh(kw),
      electricityKwh: link.electricity * link.yield * kwh(kw),
    })),
    demands: demands.map(({ code, kw }, at) => ({ code, neededGj: gjPerKwh * kwh(kw), unmetGj: gjPerKwh * kwh(unmet[at] ?? []) })),
    sources: sources.map(({ code, kw }, at) => ({ code, offeredGj: gjPerKwh * kwh(kw), usedGj: taken(at) })),
    impossible: impossible.map(({ source, demand, why }) => ({ ...codes({ source, demand }), why })),
  };
}
