import type { AsOf } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { KnownEntity } from '#platform/ledger/ledger.ts';
import { rowOn, rowsOf } from './membership.ts';
import type { PortfolioNeeds } from './needs.ts';

/** A row of a member as responses show it, with what an aggregator may know about its building (`flexibility.md` 1). */
export type MemberShown = {
  building: string;
  name: string | null;
  use: string | null;
  region: string | null;
  from: string | null;
  to: string | null;
  share: number;
  consent: string | null;
  /** Yuan per kWh; also null for readers who may not see money. */
  price: string | null;
  maxKw: number | null;
  /** Whether this row makes it a member today. */
  current: boolean;
  resources: { code: string; kind: string; kw: number }[];
};

/** Whether a scope may see money, for the members it sees. */
export const seesMoney = ({ role }: Scope): boolean => ['administrator', 'auditor', 'aggregator', 'owner'].includes(role);

type Needs = Pick<PortfolioNeeds, 'registry' | 'resources'>;

export async function showPortfolio(
  needs: Needs,
  { code, fields }: KnownEntity,
  lines: readonly KnownEntity[],
  { known, day, money }: { readonly known: AsOf; readonly day: string; readonly money: boolean },
) {
  const buildings = lines.map((line) => String(line.fields['building']));
  const about = await aboutBuildings(needs, buildings, known, day);
  const members = lines.flatMap((line): MemberShown[] => {
    const building = String(line.fields['building']);
    const rows = rowsOf(line);
    const today = rowOn(rows, day);
    return rows.map((row) => ({
      building,
      ...about(building),
      ...row,
      share: Number(row.share),
      price: money ? row.price : null,
      current: row === today,
    }));
  });
  return { code, name: String(fields['name']), organisation: String(fields['organisation']), members };
}

async function aboutBuildings({ registry, resources }: Needs, buildings: readonly string[], known: AsOf, day: string) {
  if (buildings.length === 0) return () => ({ name: null, use: null, region: null, resources: [] });
  // membership gives access to a member's code, name, use, region and resources
  const [facts, standing] = await Promise.all([
    registry.buildingFacts(programScope, { buildings }, known),
    resources.standingOn(programScope, { buildings, on: day }),
  ]);
  const factsOf = new Map(facts.map((one) => [one.code, one]));
  const resourcesOf = Map.groupBy(standing, ({ building }) => building);
  return (code: string) => {
    const found = factsOf.get(code);
    return {
      name: found?.name ?? null,
      use: found?.uses.findLast(({ from }) => from === null || from <= day)?.value[0]?.use ?? null,
      region: found?.region ?? null,
      resources: (resourcesOf.get(code) ?? []).map(({ code: resource, kind, kw }) => ({ code: resource, kind, kw })),
    };
  };
}
