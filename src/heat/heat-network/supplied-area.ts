import { type Facts, fieldOn, firstDay } from '#heat/heat-billing/facts.ts';
import { millionths } from '#heat/heat-billing/public/whole-parts.ts';

type Span = { readonly from: number; readonly to: number };

/**
 * The area supplied behind each settlement point, day by day: m² in millionths, by class. For the whole span a household is behind the
 * point and in the class of its first day in it, as for bills; its area and state apply day by day.
 * @param span days since 1970-01-01
 */
export function suppliedAreas(households: readonly Facts[], span: Span): Map<string, Map<string, Float64Array>> {
  const byPoint = new Map<string, Map<string, Float64Array>>();
  for (const household of households) {
    const first = firstDay(household, span);
    const point = first === null ? null : fieldOn(household, 'point', first);
    if (first === null || point === null) continue;
    const named = fieldOn(household, 'class', first) ?? '';
    const classes = byPoint.get(point) ?? new Map<string, Float64Array>();
    byPoint.set(point, classes);
    const area = classes.get(named) ?? new Float64Array(span.to - span.from);
    classes.set(named, area);
    addTo(area, household, { first, ...span });
  }
  return byPoint;
}

function addTo(sums: Float64Array, household: Facts, { first, from, to }: Span & { readonly first: number }): void {
  for (const stay of stretches(household, first, to)) {
    if (stay.area === null || stay.status !== 'supplied') continue;
    const more = Number(millionths(stay.area));
    for (let day = stay.from; day < stay.to; day += 1) sums[day - from] = (sums[day - from] as number) + more;
  }
}

/** The days of a household, split where its area or state changes. */
function stretches(household: Facts, from: number, to: number) {
  const cuts = ['area', 'status'].flatMap((field) =>
    (household.dated[field] ?? []).map(({ from: day }) => (day === null ? from : dayOf(day))),
  );
  const edges = [...new Set([from, ...cuts.filter((day) => day > from && day < to)])].toSorted((a, b) => a - b);
  return edges.map((day, at) => ({
    from: day,
    to: edges[at + 1] ?? to,
    area: fieldOn(household, 'area', day),
    status: fieldOn(household, 'status', day) ?? 'supplied',
  }));
}

const dayOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
