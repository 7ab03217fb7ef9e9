/**
 * Expected use and pace as `live.md`, 5 defines them, slowly and in exact fractions (numerator and denominator as BigInt). Days are day
 * numbers; use and temperatures are decimal texts or null, so that no binary fraction is involved.
 */
export type ModelDay = {
  readonly day: number;
  readonly type: 'workday' | 'rest';
  /** In the unit, at most four decimals; null: nothing measured. */
  readonly use: string | null;
  readonly coverage: number;
  readonly isExcluded?: boolean;
  /** The hours that begin in the day, their values in degC (four decimals); `of`: how many hours the day has. */
  readonly hours: readonly string[];
  readonly of: number;
};

type Fraction = { readonly n: bigint; readonly d: bigint };

const of = (n: bigint, d = 1n): Fraction => ({ n, d });
const plus = (a: Fraction, b: Fraction): Fraction => of(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, of(-b.n, b.d));
const times = (a: Fraction, b: Fraction): Fraction => of(a.n * b.n, a.d * b.d);
const abs = (a: Fraction): Fraction => (a.n < 0n ? of(-a.n, a.d) : a);
const compare = (a: Fraction, b: Fraction): number => {
  const over = a.n * b.d - b.n * a.d;
  return over < 0n ? -1 : over > 0n ? 1 : 0;
};

/** `-12.3456` exactly. */
function decimal(text: string): Fraction {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const n = BigInt(whole + part);
  return of(text.startsWith('-') ? -n : n, 10n ** BigInt(part.length));
}

/** Rounds to the given decimals, halves away from zero. */
function rounded(a: Fraction, decimals: number): Fraction {
  const by = 10n ** BigInt(decimals);
  const size = abs(a);
  const twice = (2n * size.n * by + size.d) / (2n * size.d);
  return of(a.n < 0n ? -twice : twice, by);
}

const toNumber = (a: Fraction): number => Number(rounded(a, 4).n) / 1e4;

/** The mean of the hours that begin in the day, if there are at least 20/24 of them, to 0.001. */
function temperature({ hours, of: length }: Pick<ModelDay, 'hours' | 'of'>): Fraction | null {
  if (hours.length === 0 || hours.length * 24 < 20 * length) return null;
  const sum = hours.map(decimal).reduce(plus);
  return rounded(times(sum, of(1n, BigInt(hours.length))), 3);
}

function median(values: readonly Fraction[]): Fraction {
  const rising = values.toSorted(compare);
  const middle = Math.floor(rising.length / 2);
  if (rising.length % 2 === 1) return rising[middle] as Fraction;
  return times(plus(rising[middle - 1] as Fraction, rising[middle] as Fraction), of(1n, 2n));
}

type Expected = { readonly value: number | null; readonly low: number | null; readonly high: number | null; readonly similar: number[] };

const bandOf = (days: readonly ModelDay[], both: boolean): Omit<Expected, 'similar'> => {
  if (days.length < 5) return { value: null, low: null, high: null };
  const uses = days.map(({ use }) => decimal(use as string));
  const value = median(uses);
  const spread = times(decimal('1.4826'), median(uses.map((use) => abs(minus(use, value)))));
  const least = times(decimal('0.02'), abs(value));
  const s = times(of(3n), compare(spread, least) > 0 ? spread : least);
  const low = minus(value, s);
  return { value: toNumber(value), low: toNumber(!both && low.n < 0n ? of(0n) : low), high: toNumber(plus(value, s)) };
};

/** The similar days of a day among candidates, by the age of each. */
function similarTo(wanted: Fraction | null, candidates: readonly ModelDay[], age: (day: number) => number): ModelDay[] {
  const known = candidates.flatMap((one) => {
    const there = temperature(one);
    if (wanted === null || there === null) return [];
    return [{ one, key: rounded(plus(abs(minus(there, wanted)), of(BigInt(age(one.day)), 50n)), 4) }];
  });
  if (wanted === null || known.length < 5) return candidates.toSorted((a, b) => b.day - a.day).slice(0, 10);
  return known
    .toSorted((a, b) => compare(a.key, b.key) || b.one.day - a.one.day)
    .slice(0, 10)
    .map(({ one }) => one);
}

const isCandidate = ({ use, coverage, isExcluded }: ModelDay): boolean => use !== null && coverage >= 0.98 && isExcluded !== true;

/** What is expected for the last of these days. */
export function modelExpected(days: readonly ModelDay[], day: number, both = false): Expected {
  const wanted = days.find((one) => one.day === day) as ModelDay;
  const candidates = days.filter((one) => one.day < day && one.day >= day - 365 && one.type === wanted.type && isCandidate(one));
  const similar = similarTo(temperature(wanted), candidates, (other) => day - other);
  return { ...bandOf(similar, both), similar: similar.map((one) => one.day) };
}

/** The pace of a year, `at` being the first day that is not over. @param typical a day's hours if none was observed */
export function modelPace(
  days: readonly ModelDay[],
  { from, to, at }: { from: number; to: number; at: number },
  typical: (day: number) => Pick<ModelDay, 'hours' | 'of'> | null,
  both = false,
) {
  const sums = { used: of(0n), filled: of(0n), rest: of(0n), low: of(0n), high: of(0n) };
  const missing: number[] = [];
  const running: { day: number; sum: number }[] = [];
  const add = (part: 'used' | 'filled' | 'rest', day: number, value: Fraction, low: Fraction, high: Fraction): void => {
    sums[part] = plus(sums[part], value);
    sums.low = plus(sums.low, low);
    sums.high = plus(sums.high, high);
    running.push({ day, sum: toNumber(plus(plus(sums.used, sums.filled), sums.rest)) });
  };
  for (const one of days.filter(({ day }) => day >= from && day < to)) {
    const { day, use, coverage } = one;
    if (day < at && use !== null && coverage >= 0.98) {
      add('used', day, decimal(use), decimal(use), decimal(use));
      continue;
    }
    const candidates = days.filter(
      (other) => other.day < at && other.day >= at - 365 && other.day !== day && other.type === one.type && isCandidate(other),
    );
    const year = typical(day);
    const degrees = temperature(one) ?? (year === null ? null : temperature(year));
    const { value, low, high } = bandOf(
      similarTo(degrees, candidates, (other) => Math.abs(at - other)),
      both,
    );
    if (value === null || low === null || high === null) {
      missing.push(day);
      continue;
    }
    const least = day < at && use !== null ? decimal(use) : null;
    const atLeast = (number: number): Fraction => {
      const fraction = decimal(number.toFixed(4));
      return least !== null && compare(least, fraction) > 0 ? least : fraction;
    };
    add(day < at ? 'filled' : 'rest', day, atLeast(value), atLeast(low), atLeast(high));
  }
  const forecast = plus(plus(sums.used, sums.filled), sums.rest);
  return { used: toNumber(sums.used), forecast: toNumber(forecast), low: toNumber(sums.low), high: toNumber(sums.high), missing, running };
}
