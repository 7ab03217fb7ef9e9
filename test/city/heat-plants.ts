import { demoCity } from '../city.ts';
import { CsvFile } from './bytes.ts';
import { heatCodes, heatCompany } from './heat.ts';
import { random } from './random.ts';

/** Plants that the demo's heat company buys from: names, meters and prices are made up. `part` of all the heat that it buys. */
export const heatPlants = [
  { supplier: '示范热电厂', meter: `${heatCodes}热源1`, price: '28.60', part: 0.7 },
  { supplier: '示范工业余热站', meter: `${heatCodes}热源2`, price: '24.50', part: 0.3 },
] as const;

/** The share of the heat leaving the plants that does not arrive at settlement points: made up. */
const networkLoss = 0.06;

const dayMs = 86_400_000;

/** The meters at the plants, and the terms on which the heat of each is bought. */
export function writePlants(files: { readonly meters: string; readonly supplies: string }): void {
  const [meters, supplies] = [new CsvFile(files.meters), new CsvFile(files.supplies)];
  meters.row(['code', 'carrier', 'kind', 'unit']);
  supplies.row(['热源企业', '供热企业', '计量点', '热价']);
  for (const { supplier, meter, price } of heatPlants) {
    meters.row([meter, 'heat', 'interval', 'GJ']);
    supplies.row([supplier, heatCompany, meter, price]);
  }
  for (const file of [meters, supplies]) file.close();
}

/** What the plants sent out day by day, so that the sum over a season is what settlement points received plus the network loss. */
export function writePlantReadings(path: string, delivered: number, span: { readonly from: string; readonly to: string }): void {
  const draw = random(demoCity.seed, `heat plants ${span.from}`);
  const file = new CsvFile(path);
  file.row(['meter', 'start', 'end', 'value']);
  const begin = Date.parse(span.from);
  const days = (Date.parse(span.to) - begin) / dayMs;
  const day = (at: number): string => new Date(begin + at * dayMs).toISOString().slice(0, 10);
  for (const { meter, part } of heatPlants) {
    const weights = Array.from({ length: days }, (_, at) => (1 + 0.35 * Math.sin((Math.PI * at) / days)) * (0.95 + 0.1 * draw.next()));
    const all = weights.reduce((sum, one) => sum + one, 0);
    for (const [at, weight] of weights.entries())
      file.row([
        meter,
        `${day(at)} 00:00:00`,
        `${day(at + 1)} 00:00:00`,
        ((delivered / (1 - networkLoss)) * part * (weight / all)).toFixed(4),
      ]);
  }
  file.close();
}

/**
 * Complaints about cold homes as earlier cases: one that was confirmed with its temperature, one that was warm enough, one that is waiting.
 */
export function writeComplaints(path: string, homes: readonly { readonly household: string; readonly region: string }[]): void {
  const file = new CsvFile(path);
  const fields = ['household', 'since', 'text', 'measuredAt', 'temperature', 'until', 'outcome', 'answer'];
  file.row([
    'case',
    'region',
    'state',
    ...fields.map((name) => `field:${name}`),
    'entered:draft',
    'entered:received',
    'entered:measured',
    'entered:relief',
    'entered:closed',
  ]);
  const [draft, received, measured, ended] = ['2025-02-10', '2025-02-10', '2025-02-12', '2025-02-14'];
  const all = [
    ['relief', '2025-02-12 19:30', '15.8', '2025-02-20', 'cold', '示范：按热价减免', draft, received, measured, ended, ''],
    ['closed', '2025-02-12 20:10', '20.4', '', 'warm', '示范：实测达标', draft, received, measured, '', ended],
    ['received', '', '', '', '', '', draft, received, '', '', ''],
  ];
  for (const [at, { household, region }] of homes.slice(0, all.length).entries()) {
    const [state, ...rest] = all[at] as string[];
    const [measuredAt, temperature, until, outcome, answer, ...entered] = rest;
    file.row([
      `${heatCodes}TS${at + 1}`,
      region,
      state,
      household,
      '2025-02-08',
      '示范：晚上偏冷',
      measuredAt,
      temperature,
      until,
      outcome,
      answer,
      ...entered,
    ]);
  }
  file.close();
}

/** Certificates of these household meters that ended before the season did: overdue on purpose. */
export function writeOverdue(path: string, meters: readonly string[]): void {
  const file = new CsvFile(path);
  file.row(['证书编号', '计量点', '检定类别', '检定日期', '结论', '有效期至']);
  for (const [at, meter] of meters.entries()) file.row([`${heatCodes}JD${at + 1}`, meter, '首次', '2022-01-10', '合格', '2025-01-09']);
  file.close();
}
