/** A second calculation of heat matches for tests: all sets of links, and for each the corners of the feasible flows. No code is shared. */

type Spot = { readonly code: string; readonly latitude: number; readonly longitude: number; readonly temperature: number };

export type WrittenTown = {
  readonly periods: readonly { readonly hours: number; readonly outdoor: number }[];
  readonly base: number;
  readonly designOutdoor: number;
  readonly detour: number;
  readonly maxKm: number;
  readonly lossPerKm: number;
  readonly approach: number;
  readonly lift?: { readonly carnot: number };
  readonly yuanPerKmYear: number;
  readonly yuanPerKwh: number;
  readonly alternativeYuanPerGj: number;
  readonly sources: readonly (Spot & { readonly yuanPerGj: number; readonly kw?: number; readonly kwByPeriod?: readonly number[] })[];
  readonly demands: readonly (Spot & { readonly peakKw?: number; readonly kwByPeriod?: readonly number[] })[];
};

type Pair = {
  readonly source: number;
  readonly demand: number;
  readonly fixed: number;
  readonly comes: number;
  readonly yuanPerKwh: number;
};

/** The least cost of any plan. */
export function leastCost(town: WrittenTown): number {
  const pairs = town.sources.flatMap((_, source) => town.demands.flatMap((__, demand) => pairOf(town, source, demand) ?? []));
  let best = Infinity;
  for (let set = 0; set < 2 ** pairs.length; set += 1) {
    const built = pairs.filter((_, at) => Math.floor(set / 2 ** at) % 2 === 1);
    const fixed = built.reduce((sum, { fixed: pipe }) => sum + pipe, 0);
    best = Math.min(
      best,
      town.periods.reduce((sum, _, at) => sum + periodCost(town, built, at), fixed),
    );
  }
  return best;
}

/** Angle between two places, calculated from their directions in space. */
function kmBetween(a: Spot, b: Spot): number {
  const way = ({ latitude, longitude }: Spot): [number, number, number] => {
    const [up, over] = [(latitude / 180) * Math.PI, (longitude / 180) * Math.PI];
    return [Math.cos(up) * Math.cos(over), Math.cos(up) * Math.sin(over), Math.sin(up)];
  };
  const [[ax, ay, az], [bx, by, bz]] = [way(a), way(b)];
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return 6371.0088 * Math.atan2(cross, ax * bx + ay * by + az * bz);
}

function pairOf(town: WrittenTown, source: number, demand: number): Pair | null {
  const [from, to] = [town.sources[source]!, town.demands[demand]!];
  const km = kmBetween(from, to) * town.detour;
  const kept = 1 - town.lossPerKm * km;
  if (km > town.maxKm || kept <= 0) return null;
  const fixed = km * town.yuanPerKmYear;
  const price = 0.0036 * from.yuanPerGj;
  if (from.temperature - town.approach >= to.temperature) return { source, demand, fixed, comes: kept, yuanPerKwh: price };
  const cop = ((town.lift?.carnot ?? 0) * (to.temperature + 273.15)) / (to.temperature - from.temperature + town.approach);
  if (cop <= 1) return null;
  const comes = kept * (cop / (cop - 1));
  return { source, demand, fixed, comes, yuanPerKwh: price + (town.yuanPerKwh * comes) / cop };
}

const neededIn = ({ base, designOutdoor, periods, demands }: WrittenTown, demand: number, period: number): number => {
  const { peakKw, kwByPeriod } = demands[demand]!;
  return kwByPeriod?.[period] ?? (peakKw! * Math.max(0, base - periods[period]!.outdoor)) / (base - designOutdoor);
};

/** The least cost over the corners of the feasible flows between these pairs in a period. */
function periodCost(town: WrittenTown, built: readonly Pair[], period: number): number {
  const { hours } = town.periods[period]!;
  const rows: { readonly terms: number[]; readonly most: number }[] = [
    ...town.sources.map(({ kw, kwByPeriod }, at) => ({
      terms: built.map(({ source }) => (source === at ? 1 : 0)),
      most: kwByPeriod?.[period] ?? kw!,
    })),
    ...town.demands.map((_, at) => ({
      terms: built.map(({ demand, comes }) => (demand === at ? comes : 0)),
      most: neededIn(town, at, period),
    })),
    ...built.map((_, at) => ({ terms: built.map((__, other) => (other === at ? -1 : 0)), most: 0 })),
  ];
  const alternative = 0.0036 * town.alternativeYuanPerGj;
  const nothing = town.demands.reduce((sum, _, at) => sum + alternative * neededIn(town, at, period), 0);
  let best = nothing;
  for (const corner of chosen(rows.length, built.length)) {
    const x = solved(corner.map((at) => rows[at]!));
    if (x === null || rows.some(({ terms, most }) => dot(terms, x) > most + 1e-9 * Math.max(1, most))) continue;
    best = Math.min(
      best,
      nothing +
        dot(
          built.map(({ yuanPerKwh, comes }) => yuanPerKwh - alternative * comes),
          x,
        ),
    );
  }
  return best * hours;
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, one, at) => sum + one * b[at]!, 0);

function chosen(of: number, count: number, from = 0): number[][] {
  if (count === 0) return [[]];
  return Array.from({ length: of - from }, (_, at) => from + at).flatMap((first) =>
    chosen(of, count - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

/** Gaussian elimination with pivoting; null if the rows do not meet in one point. */
function solved(rows: readonly { readonly terms: readonly number[]; readonly most: number }[]): number[] | null {
  const table = rows.map(({ terms, most }) => [...terms, most]);
  for (let column = 0; column < table.length; column += 1) {
    const pivot = table.slice(column).toSorted((a, b) => Math.abs(b[column]!) - Math.abs(a[column]!))[0]!;
    if (Math.abs(pivot[column]!) < 1e-9) return null;
    table.splice(table.indexOf(pivot), 1);
    table.splice(column, 0, pivot);
    for (const row of table) {
      if (row === pivot) continue;
      const times = row[column]! / pivot[column]!;
      for (let at = 0; at < row.length; at += 1) row[at] = row[at]! - times * pivot[at]!;
    }
  }
  return table.map((row, at) => row.at(-1)! / row[at]!);
}
