import { demoMark } from './rooms.ts';

/**
 * What measures save and cost in the demo: made up for it and taken from no one, so that an estimate has something to show. Shares of the
 * part of use that a measure affects; yuan and days of a crew per square metre of floor, or for the whole project; years.
 */
const madeUp = [
  { measure: 'wall-insulation', share: [0.12, 0.18, 0.25], per: 'floorArea', yuan: [90, 120, 160], days: 0.012, life: 25 },
  { measure: 'roof-insulation', share: [0.04, 0.07, 0.1], per: 'floorArea', yuan: [25, 40, 55], days: 0.004, life: 20 },
  { measure: 'windows', share: [0.08, 0.12, 0.17], per: 'floorArea', yuan: [70, 110, 150], days: 0.008, life: 25 },
  { measure: 'room-control', share: [0.05, 0.09, 0.13], per: 'floorArea', yuan: [12, 18, 26], days: 0.003, life: 12 },
  { measure: 'heat-metering', share: [0.02, 0.05, 0.08], per: 'floorArea', yuan: [8, 12, 18], days: 0.002, life: 10 },
  { measure: 'source-balance', share: [0.03, 0.06, 0.1], per: 'project', yuan: [20_000, 40_000, 70_000], days: 8, life: 10 },
  { measure: 'monitoring-control', share: [0.03, 0.06, 0.09], per: 'project', yuan: [60_000, 100_000, 160_000], days: 15, life: 10 },
  { measure: 'lighting', share: [0.3, 0.45, 0.55], per: 'floorArea', yuan: [15, 25, 40], days: 0.003, life: 8 },
  { measure: 'hvac', share: [0.1, 0.18, 0.25], per: 'floorArea', yuan: [60, 100, 150], days: 0.006, life: 15 },
  { measure: 'distribution', share: [0.01, 0.02, 0.03], per: 'project', yuan: [30_000, 50_000, 90_000], days: 10, life: 20 },
] as const;

const three = ([low, mid, high]: readonly [number, number, number]) => ({ low, mid, high });

/** The same in the form of the procedures that enter them for a place; the source of each says that it is made up. */
export const demoMeasures = madeUp.map(({ measure, share, per, yuan, days, life }) => ({
  measure,
  effect: { share: three(share) },
  cost: { per, ...three(yuan) },
  effort: { per, days },
  life,
  source: { document: `${demoMark.zh}造价和节约比例为演示编造`, clause: '演示编造' },
}));
