/** The inventory as worded in the specification (`reporting.md` 2), with its own fractions and no code of the program. */

/** A fraction: numerator and denominator, the latter above 0. */
export type Rational = readonly [n: bigint, d: bigint];

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const reduced = (n: bigint, d: bigint): Rational => {
  const by = gcd(n, d) || 1n;
  return [n / by, d / by];
};
export const plus = ([a, b]: Rational, [c, d]: Rational): Rational => reduced(a * d + c * b, b * d);
export const minus = (a: Rational, [c, d]: Rational): Rational => plus(a, [-c, d]);
export const times = ([a, b]: Rational, [c, d]: Rational): Rational => reduced(a * c, b * d);
export const over = ([a, b]: Rational, [c, d]: Rational): Rational => (c < 0n ? reduced(-a * d, b * -c) : reduced(a * d, b * c));
const isLess = (a: Rational, b: Rational): boolean => minus(a, b)[0] < 0n;
export const nothing: Rational = [0n, 1n];

/** Parses a decimal text exactly. */
export function rational(text: string): Rational {
  const [whole = '0', part = ''] = text.split('.');
  return reduced(BigInt(whole + part), 10n ** BigInt(part.length));
}

export const numberOf = ([n, d]: Rational): number => {
  const scaled = (n * 10n ** 30n) / d;
  return Number(scaled) / 1e30;
};

/** A building with its use: kWh of electricity, GJ of heat, m3 of gas, as written; null where nothing was measured. */
export type ModelBuilding = {
  readonly code: string;
  readonly use: string;
  readonly district: string;
  readonly area: number | null;
  readonly organisation: string;
  readonly heating: 'heat' | 'gas' | 'none';
  readonly used: Readonly<Partial<Record<ModelCarrier, { readonly value: string | null; readonly coverage: number }>>>;
};

export type ModelCarrier = 'electricity' | 'heat' | 'gas';
export type ModelFactors = Readonly<Partial<Record<ModelCarrier, string>>>;

const order: readonly ModelCarrier[] = ['electricity', 'heat', 'gas'];
const partOf = { electricity: 'electricity', heat: 'heat', gas: 'direct' } as const;

/**
 * Kg of carbon dioxide by part, of the buildings selected by `holds`: null if nothing was measured, or if a factor of what was measured is
 * missing.
 */
export function modelTotals(
  buildings: readonly ModelBuilding[],
  factors: ModelFactors,
  covered: ReadonlyMap<string, Rational> = new Map(),
  holds: (one: ModelBuilding) => boolean = () => true,
): Record<'direct' | 'electricity' | 'heat' | 'all', Rational | null> {
  const parts = { direct: [] as Rational[], electricity: [] as Rational[], heat: [] as Rational[] };
  const broken = new Set<string>();
  for (const building of buildings.filter(holds))
    for (const carrier of order) {
      const value = building.used[carrier]?.value ?? null;
      if (value === null) continue;
      const factor = factors[carrier];
      if (factor === undefined) broken.add(partOf[carrier]);
      else {
        const off = carrier === 'electricity' ? (covered.get(building.code) ?? nothing) : nothing;
        parts[partOf[carrier]].push(times(minus(rational(value), off), rational(factor)));
      }
    }
  const told = (part: keyof typeof parts): Rational | null =>
    broken.has(part) || parts[part].length === 0 ? null : parts[part].reduce(plus, nothing);
  const three = [told('direct'), told('electricity'), told('heat')] as const;
  const some = three.filter((one) => one !== null);
  const all = broken.size > 0 || some.length === 0 ? null : some.reduce(plus, nothing);
  return { direct: three[0], electricity: three[1], heat: three[2], all };
}

export type ModelCertificate = {
  readonly building: string | null;
  readonly organisation: string | null;
  readonly kwh: string;
  /** Days since 1970-01-01, both included. */
  readonly first: number;
  readonly last: number;
};

/** What certificates cover of each building in the days of a year, and what remains. */
export function modelCover(
  certificates: readonly ModelCertificate[],
  buildings: readonly ModelBuilding[],
  year: { readonly first: number; readonly last: number },
): { covered: Map<string, Rational>; rest: Rational } {
  const covered = new Map<string, Rational>();
  const given = ({ kwh, first, last }: ModelCertificate): Rational => {
    const days = Math.max(0, Math.min(last, year.last) - Math.max(first, year.first) + 1);
    return over(times(rational(kwh), [BigInt(days), 1n]), [BigInt(last - first + 1), 1n]);
  };
  const used = (one: ModelBuilding): Rational => {
    const value = one.used.electricity?.value ?? null;
    return value === null || value.startsWith('-') ? nothing : rational(value);
  };
  let rest = nothing;
  for (const one of buildings) {
    const own = certificates.filter(({ building }) => building === one.code).reduce((sum, each) => plus(sum, given(each)), nothing);
    const taken = isLess(own, used(one)) ? own : used(one);
    covered.set(one.code, taken);
    rest = plus(rest, minus(own, taken));
  }
  const owners = new Set(certificates.filter(({ building }) => building === null).map(({ organisation }) => organisation));
  for (const owner of owners) {
    const own = certificates
      .filter(({ building, organisation }) => building === null && organisation === owner)
      .reduce((sum, each) => plus(sum, given(each)), nothing);
    const members = buildings.filter(({ organisation }) => organisation === owner);
    const left = members.map((one) => minus(used(one), covered.get(one.code) ?? nothing));
    const all = left.reduce(plus, nothing);
    if (all[0] === 0n || isLess(all, own)) {
      members.forEach((one, at) => covered.set(one.code, plus(covered.get(one.code) ?? nothing, left[at] ?? nothing)));
      rest = plus(rest, minus(own, all));
    } else
      members.forEach((one, at) => {
        const share = over(times(left[at] ?? nothing, own), all);
        covered.set(one.code, plus(covered.get(one.code) ?? nothing, share));
      });
  }
  return { covered, rest };
}

export type ModelEstimate = {
  readonly kg: number;
  readonly low: number;
  readonly high: number;
  readonly measuredKg: number;
  readonly unknown: readonly string[];
};

/** Estimates what is owed and not measured well, from peers among `here`, otherwise among `above`. */
export function modelEstimate(here: readonly ModelBuilding[], above: readonly ModelBuilding[], factors: ModelFactors): ModelEstimate {
  const owes = ({ heating }: ModelBuilding): ModelCarrier[] => (heating === 'none' ? ['electricity'] : ['electricity', heating]);
  const intensities = (stock: readonly ModelBuilding[], use: string, carrier: ModelCarrier): number[] =>
    stock.flatMap((one) => {
      const told = one.used[carrier];
      if (one.use !== use || told === undefined || told.value === null || told.coverage < 0.95 || one.area === null) return [];
      return [numberOf(over(rational(told.value), [BigInt(one.area), 1n]))];
    });
  const median = (all: readonly number[]): number => {
    const sorted = all.toSorted((a, b) => a - b);
    const half = sorted.length / 2;
    return sorted.length % 2 === 1 ? (sorted[Math.floor(half)] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
  };
  const groups = new Map<string, { own: ModelBuilding[]; carrier: ModelCarrier; peers: number[] }>();
  const unknown = new Set<string>();
  for (const one of here)
    for (const carrier of owes(one)) {
      if ((one.used[carrier]?.coverage ?? 0) >= 0.95) continue;
      const near = intensities(here, one.use, carrier);
      const peers = near.length >= 5 ? near : intensities(above, one.use, carrier);
      if (peers.length < 5 || one.area === null) unknown.add(one.code);
      else {
        const name = `${one.use} ${carrier}`;
        const group = groups.get(name) ?? { own: [], carrier, peers };
        group.own.push(one);
        groups.set(name, group);
      }
    }
  let [kg, measuredKg, variance] = [0, 0, 0];
  for (const { own, carrier, peers } of groups.values()) {
    const middle = median(peers);
    const s = 1.4826 * median(peers.map((x) => Math.abs(x - middle)));
    const factor = Number(factors[carrier]);
    const parts = own.map(({ area }) => factor * (area as number));
    for (const one of own) {
      const measured = one.used[carrier]?.value ?? null;
      kg += factor * Math.max(measured === null ? -Infinity : Number(measured), middle * (one.area as number));
      measuredKg += factor * Number(measured ?? 0);
    }
    const sum = parts.reduce((all, a) => all + a, 0);
    const squares = parts.reduce((all, a) => all + a * a, 0);
    variance += s * s * (squares + (sum * sum * Math.PI) / (2 * peers.length));
  }
  const error = 1.6449 * Math.sqrt(variance);
  return { kg, measuredKg, low: Math.max(measuredKg, kg - error), high: kg + error, unknown: [...unknown] };
}
