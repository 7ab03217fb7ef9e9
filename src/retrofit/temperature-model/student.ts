/** ln Γ(x), x > 0. Lanczos' sum with g = 7 and nine terms, as P. Godfrey computed them (2001): about 15 digits. */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
    9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const z = x - 1;
  let sum = 0.99999999999980993;
  for (const [at, term] of terms.entries()) sum += term / (z + at + 1);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** The regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22) and Lentz' method. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let [c, d] = [1, 1 / (1 - ((a + b) * x) / (a + 1))];
  let fraction = d;
  for (let m = 1; m < 10_000; m += 1) {
    const before = fraction;
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / (1 + term * d);
      c = 1 + term / c;
      fraction *= c * d;
    }
    if (Math.abs(fraction - before) < 1e-16 * fraction) break;
  }
  return front * fraction;
}

/** The upper tail of Student's distribution beyond t ≥ 0; `nu` > 0 need not be whole. */
export function upperTail(t: number, nu: number): number {
  return 0.5 * incompleteBeta(nu / (nu + t * t), nu / 2, 0.5);
}

/**
 * The quantile of Student's distribution with real degrees of freedom, for a share of at least one half: t with P(T ≤ t) = share. Bisection
 * on an unbounded scale: t = u ÷ (1 − u).
 * @param share 0.5 to below 1
 * @param nu degrees of freedom, > 0
 */
export function studentQuantile(share: number, nu: number): number {
  let [low, high] = [0, 1];
  for (let round = 0; round < 64; round += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (upperTail(middle / (1 - middle), nu) > 1 - share) low = middle;
    else high = middle;
  }
  return low / (1 - low);
}

/** The cumulative normal distribution at x, |x| to about 7: G. Marsaglia's series (2004). */
export function normalShare(x: number): number {
  let [sum, term] = [x, x];
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** The quantile of the normal distribution for a share of at least one half. */
export function normalQuantile(share: number): number {
  let [low, high] = [0, 8];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return low;
}
