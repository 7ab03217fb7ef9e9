import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Scope } from '#kernel/scope.ts';
import type { JudgeNeeds } from './needs.ts';
import type { Column, Grid } from './grid.ts';
import type { Subject } from './rule/subject.ts';

type DaysQuestion = { readonly subjects: readonly Subject[]; readonly grid: Grid; readonly known: AsOf };

/** The local day of each step; -1 if the question cuts it: the expected use of a whole day says nothing about a part. */
function wholeDays({ zone, edges }: Grid): Int32Array {
  return Int32Array.from({ length: edges.length - 1 }, (_, step) => {
    const day = zone.dayOf(edges[step] as number);
    return zone.dayStart(day) === edges[step] && zone.dayStart(day + 1) === edges[step + 1] ? day : -1;
  });
}

/** The expected use of each day: of a single metering point if it measures the carrier, otherwise of the building. */
export async function expectedUse(
  { expectation }: JudgeNeeds,
  scope: Scope,
  { expected, carrier }: { readonly expected: 'value' | 'low' | 'high'; readonly carrier: Carrier },
  { subjects, grid, known }: DaysQuestion,
): Promise<Column[]> {
  const days = wholeDays(grid);
  const [first, last] = [grid.zone.dayOf(grid.edges[0] as number), grid.zone.dayOf((grid.edges.at(-1) as number) - 1)];
  const nameOf = ({ meter, building }: Subject): string | undefined => (meter?.carrier === carrier ? meter.code : building?.code);
  const columns = new Map<string, Float64Array>();
  const meters = [...new Set(subjects.flatMap(({ meter }) => (meter?.carrier === carrier ? [meter.code] : [])))];
  const buildings = [
    ...new Set(subjects.flatMap(({ meter, building }) => (meter?.carrier === carrier || building === null ? [] : [building.code]))),
  ];
  const asked = [...(meters.length > 0 ? [{ meters }] : []), ...(buildings.length > 0 ? [{ carrier, buildings }] : [])];
  for (const of of asked)
    for await (const found of expectation.expectedColumns(scope, { of, range: { from: first, to: last + 1 }, known })) {
      const values = found[expected];
      columns.set(
        found.code,
        Float64Array.from(days, (day) => (day < 0 ? Number.NaN : (values[day - found.from] ?? Number.NaN) / 1e4)),
      );
    }
  return subjects.map((subject) => columns.get(nameOf(subject) ?? '') ?? null);
}

/** The forecast of the year relative to its quota, as known at the end of each day; a building without a quota has none. */
export async function paceShares({ expectation }: JudgeNeeds, scope: Scope, { subjects, grid, known }: DaysQuestion): Promise<Column[]> {
  const days = wholeDays(grid);
  const [first, last] = [grid.zone.dayOf(grid.edges[0] as number), grid.zone.dayOf((grid.edges.at(-1) as number) - 1)];
  const buildings = [...new Set(subjects.flatMap(({ building }) => building?.code ?? []))];
  const shares = await expectation.paceShares(scope, { buildings, range: { from: first, to: last + 1 }, known });
  const columns = new Map(
    [...shares].map(([code, share]) => [code, Float64Array.from(days, (day) => (day < 0 ? Number.NaN : (share[day - first] as number)))]),
  );
  return subjects.map(({ building }) => (building === null ? null : (columns.get(building.code) ?? null)));
}
