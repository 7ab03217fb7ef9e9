/** Scenarios for measuring: a household over two days by quarter hour, and many batteries under one peak price. */
import type { WrittenScenario } from '../test/oracle/schedule-check.ts';

const midnight = Date.parse('2026-03-02T00:00:00+08:00');
const instant = (hour: number): string => new Date(midnight + hour * 3_600_000).toISOString();
const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Price by the hour of the day, yuan/kWh: made up, in three parts. */
const priceAt = (hour: number): number => (hour % 24 < 8 ? 0.3 : hour % 24 >= 17 && hour % 24 < 21 ? 1.1 : 0.6);

/** A battery, a car with two nights, a heat pump and photovoltaics over two days by 15 minutes. @param at shifts all of it a little */
export function household(at = 0): WrittenScenario {
  const steps = 192;
  const hours = Array.from({ length: steps }, (_, k) => k / 4);
  const sun = (hour: number): number => Math.max(0, Math.sin(((hour % 24) - 6) * (Math.PI / 12)));
  return {
    start: instant(0),
    step: 15,
    steps,
    site: { importKw: 15, exportKw: 8 },
    price: { import: hours.map(priceAt), export: hours.map((hour) => round(0.25 + 0.1 * sun(hour))) },
    base: hours.map((hour) => round(0.4 + 0.8 * Math.abs(Math.sin(hour * 1.7 + at)) + (hour % 24 > 17 ? 0.8 : 0))),
    resources: [
      { code: 'PV', kind: 'pv', available: hours.map((hour) => round(6 * sun(hour) * (0.7 + 0.3 * Math.cos(hour * 5 + at)))) },
      {
        code: 'BA',
        kind: 'battery',
        kw: 5,
        minKwh: 1,
        maxKwh: 12,
        startKwh: 5,
        chargeEfficiency: 0.95,
        dischargeEfficiency: 0.94,
        lossPerHour: 0.0005,
        wear: 0.02,
        targets: [{ at: instant(48), kwh: 5 }],
      },
      {
        code: 'EV',
        kind: 'ev',
        kw: 7,
        chargeEfficiency: 0.92,
        sessions: [
          { from: instant(0), to: instant(7.5), startKwh: 18, maxKwh: 60, targetKwh: 40 },
          { from: instant(18), to: instant(31), startKwh: 22, maxKwh: 60, targetKwh: 50 },
          { from: instant(42), to: instant(55), startKwh: 30, maxKwh: 60, targetKwh: 55 },
        ],
      },
      {
        code: 'HP',
        kind: 'hvac',
        kw: 3,
        mode: 'heat',
        cop: 3.1,
        r: 5,
        c: 6,
        gain: hours.map((hour) => round(0.2 + 0.5 * sun(hour))),
        outdoor: hours.map((hour) => round(-2 + 5 * Math.sin((hour - 9) * (Math.PI / 12)))),
        start: 20,
        low: hours.map((hour) => (hour % 24 < 6 ? 18 : 20)),
        high: 23,
      },
    ],
  };
}

/** That many different batteries over a day by 15 minutes, with losses, under a price on the highest import. */
export function batteries(count: number): WrittenScenario {
  const steps = 96;
  const hours = Array.from({ length: steps }, (_, k) => k / 4);
  return {
    start: instant(0),
    step: 15,
    steps,
    site: {},
    price: { import: hours.map(priceAt), export: 0.2, peak: 30 },
    base: hours.map((hour) => round(count * (3 + 2 * Math.sin((hour - 8) * (Math.PI / 12)) + 0.3 * Math.sin(hour * 9)))),
    resources: Array.from({ length: count }, (_, at) => ({
      code: `B${at}`,
      kind: 'battery' as const,
      kw: 3 + (at % 7),
      minKwh: 1,
      maxKwh: 8 + (at % 11),
      startKwh: 4 + (at % 5) * 0.5,
      chargeEfficiency: round(0.9 + (at % 9) * 0.01),
      dischargeEfficiency: round(0.92 + (at % 6) * 0.01),
      wear: round(0.01 + (at % 4) * 0.005),
      targets: [{ at: instant(24), kwh: 4 + (at % 5) * 0.5 }],
    })),
  };
}
