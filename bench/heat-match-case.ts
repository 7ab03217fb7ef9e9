/** A made-up town: sources of waste heat of 20 to 90 °C, demands of 40 to 60 °C, by month of a year. Numbers come from a seed. */
export function matchTown({
  sources,
  demands,
  periods = 12,
  seed = 1,
}: Readonly<Record<'sources' | 'demands', number>> & { readonly periods?: number; readonly seed?: number }) {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => Math.round((low + (high - low) * next()) * 1000) / 1000;
  const spot = () => ({ latitude: between(37.75, 37.95), longitude: between(112.4, 112.7) });
  return {
    periods: Array.from({ length: periods }, (_, at) => ({
      hours: 8760 / periods,
      outdoor: Math.round(11 - 17 * Math.cos((at / periods) * 2 * Math.PI)),
    })),
    base: 18,
    designOutdoor: -10,
    detour: 1.3,
    maxKm: 12,
    lossPerKm: 0.01,
    approach: 5,
    lift: { carnot: 0.5 },
    yuanPerKmYear: 120_000,
    yuanPerKwh: 0.5,
    alternativeYuanPerGj: 60,
    sources: Array.from({ length: sources }, (_, at) => ({
      code: `S${at + 1}`,
      ...spot(),
      temperature: Math.round(between(20, 90)),
      yuanPerGj: between(5, 20),
      kwByPeriod: Array.from({ length: periods }, () => Math.round(between(1000, 8000))),
    })),
    demands: Array.from({ length: demands }, (_, at) => ({
      code: `D${at + 1}`,
      ...spot(),
      temperature: Math.round(between(40, 60)),
      peakKw: Math.round(between(300, 4000)),
    })),
  };
}
