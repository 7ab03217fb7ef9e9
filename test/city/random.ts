/** A small seeded generator (sfc32, C. Doty-Humphrey, public domain): the same seed gives the same city on every machine. */
export type Random = {
  /** [0, 1) */
  next(): number;
  /** An integer, both ends included. */
  whole(low: number, high: number): number;
  /** Uniform on the logarithm: many small, few large. */
  spread(low: number, high: number): number;
  /** Approximately normal (sum of four), mean 0, deviation 1, never beyond 3.5. */
  normal(): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of the entries, with a probability by its weight. */
  weighed<T extends { readonly weight: number }>(from: readonly T[]): T;
};

/** A generator for one topic of one seed, so that another draw for one topic leaves the others unchanged. */
export function random(seed: number, matter: string): Random {
  const next = sfc32(seed >>> 0, hash(matter, 1), hash(matter, 2), 1);
  for (let warm = 0; warm < 12; warm += 1) next();
  const normal = () => (next() + next() + next() + next() - 2) * 1.732_05;
  const pick = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)] as T;
  return {
    next,
    normal,
    pick,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    spread: (low, high) => low * (high / low) ** next(),
    chance: (share) => next() < share,
    weighed: (from) => {
      let left = next() * from.reduce((sum, entry) => sum + entry.weight, 0);
      return from.find((entry) => (left -= entry.weight) < 0) ?? pick(from);
    },
  };
}

function sfc32(seedA: number, seedB: number, seedC: number, counter: number): () => number {
  let [a, b, c, d] = [seedA, seedB, seedC, counter];
  return () => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4_294_967_296;
  };
}

/** 32 bits of a text (FNV-1a). */
export function hash(text: string, salt: number): number {
  let sum = 2_166_136_261 ^ salt;
  for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 16_777_619);
  return sum >>> 0;
}

/** 32 bits for a position in a series: stateless, so that any day can be queried in any order. */
export function mix(seed: number, place: number): number {
  let x = Math.imul(seed ^ Math.imul(place + 1, 0x9e37_79b1), 0x85eb_ca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2_ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
