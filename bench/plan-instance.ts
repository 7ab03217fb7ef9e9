/** How large an instance is. */
export type InstanceSize = { readonly projects: number; readonly options: number; readonly years: number; readonly counties: number };

/** 10,000 projects of three options in five years under 238 limits, and a county list of 400. */
export const largeSize: InstanceSize = { projects: 10_000, options: 3, years: 5, counties: 20 };
export const middleSize: InstanceSize = { projects: 400, options: 3, years: 3, counties: 4 };

/** Numbers between 0 and 1, the same in each run. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Project = ReturnType<typeof projectOf>;

function projectOf(at: number, { options, counties }: InstanceSize, next: () => number) {
  const area = 800 + Math.floor(next() * 9200);
  const base = area * (120 + next() * 260);
  return {
    id: `p${String(at).padStart(5, '0')}`,
    region: `c${at % counties}`,
    tags: at % 3 === 0 ? ['old'] : ['other'],
    ...(at % 10 < 2 && { block: `b${Math.floor(at / 10)}` }),
    options: Array.from({ length: options }, (_, k) => {
      const cost = base * (1 + 0.6 * k);
      const share = 0.2 + next() * 0.4;
      return {
        id: `o${k}`,
        amounts: {
          kgce: Math.round(area * (4 + next() * 8) * (1 + 0.35 * k)),
          yuan: cost.toFixed(2),
          city: (cost * share).toFixed(2),
          county: (cost * (1 - share) * 0.5).toFixed(2),
          crew: Math.round(area / 40) * (k + 1),
          area,
        },
      };
    }),
  };
}

const total = (projects: readonly Project[], resource: 'city' | 'county' | 'crew' | 'area' | 'kgce'): number =>
  projects.reduce((sum, { options }) => sum + Number(options[0]?.amounts[resource] ?? 0), 0);

/**
 * An instance like that of a bureau, made up from a seed: money of the city and of each county by year, crews of each county by year,
 * minimum area and saving, a share for old compounds, blocks of two.
 * @param over overrides: pins, a previous plan, an unreachable minimum
 */
export function planInstance(
  size: InstanceSize,
  { seed = 7, floor = 0.25, ...over }: { seed?: number; floor?: number; [more: string]: unknown } = {},
) {
  const next = numbers(seed);
  const years = Array.from({ length: size.years }, (_, at) => 2027 + at);
  const projects = Array.from({ length: size.projects }, (_, at) => projectOf(at, size, next));
  const counties = Array.from({ length: size.counties }, (_, at) => `c${at}`);
  const limits = [
    ...years.map((year) => ({
      id: `city:${year}`,
      resource: 'city',
      years: [year],
      max: ((total(projects, 'city') * 0.4) / size.years).toFixed(2),
    })),
    ...counties.flatMap((county) => {
      const own = projects.filter(({ region }) => region === county);
      return [
        ...years.map((year) => ({
          id: `county:${county}:${year}`,
          resource: 'county',
          regions: [county],
          years: [year],
          max: ((total(own, 'county') * 0.5) / size.years).toFixed(2),
        })),
        ...years.map((year) => ({
          id: `crew:${county}:${year}`,
          resource: 'crew',
          regions: [county],
          years: [year],
          max: Math.round((total(own, 'crew') * 0.7) / size.years),
        })),
        { id: `area:${county}`, resource: 'area', regions: [county], min: Math.round(total(own, 'area') * floor) },
      ];
    }),
    ...years.map((year) => ({
      id: `kgce:${year}`,
      resource: 'kgce',
      years: [year],
      min: Math.round((total(projects, 'kgce') * floor) / size.years),
    })),
    { id: 'share:old', resource: 'yuan', minShare: '0.35', tags: ['old'] },
  ];
  return {
    years,
    objective: { kgce: 1 },
    yearWeights: Object.fromEntries(years.map((year, at) => [year, (1 - at * 0.02).toFixed(2)])),
    projects,
    limits,
    ...over,
  };
}
