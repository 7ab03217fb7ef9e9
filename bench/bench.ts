/**
 * How fast the program is on this machine, next to its references in the same run: `npm run bench -- [--size 10] [--rows import,ranking]
 * [--memory 1] [--live-days 1] [--portion 10] [--no-references] [--data DIR]`. See bench/README.md for what is measured and how.
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { writeBuildings } from './data.ts';
import { wrongDays } from './rebuild.ts';
import { commandRow } from './rows-command.ts';
import { againRow } from './rows-again.ts';
import { casePapersRow } from './rows-case-papers.ts';
import { casesRow } from './rows-cases.ts';
import { drawRow, proceduresRow, stepsRow } from './rows-casework.ts';
import { reviewRow } from './rows-contracts.ts';
import { brokerRow, collectorsRow, idleRow } from './rows-doors.ts';
import { liveRow } from './rows-live.ts';
import { inventoryFewRow, inventoryKnownRow, inventoryManyRow } from './rows-carbon.ts';
import { renewalRow } from './rows-renewal.ts';
import { estimateBatchRow, estimateRow } from './rows-estimate.ts';
import { verificationRow } from './rows-verification.ts';
import { heatAgainRow, heatPreviewRow } from './rows-heat.ts';
import { baselineTestRow, eventSettleRow } from './rows-events.ts';
import { heatExportRow, heatStatementsRow } from './rows-heat-papers.ts';
import { heatMatchRow } from './rows-heat-match.ts';
import { planRow, poolRow } from './rows-retrofit-plan.ts';
import { cancelRow, goalRow, middleRow, pinRow, solveRow } from './rows-retrofit-solve.ts';
import { scheduleYearRow } from './rows-replay.ts';
import { forecastRow, forecastTestRow } from './rows-forecast.ts';
import { scheduleManyRow, scheduleRow } from './rows-schedule.ts';
import { parcelRow } from './rows-parcel.ts';
import { portfolioRow } from './rows-portfolio.ts';
import { openadrRow } from './rows-openadr.ts';
import { feedRow } from './rows-feed.ts';
import { returnTotalRow } from './rows-returns.ts';
import { coverageRow, estatesRow, fitRow, hourlyRow } from './rows-savings.ts';
import { pathwayRow, progressRow, reportCityRow, reportRow, samplesRow } from './rows-targets.ts';
import { solarRoofsRow, solarYearRow } from './rows-solar.ts';
import { controlRow, pointsRow } from './rows-points.ts';
import { midnightRow, noticeRow, triedRow } from './rows-warning.ts';
import { fill, formatRows, importRow, lateRow, matchRow, memoryRow } from './rows-in.ts';
import { buildingRow, columnsRow, dailyRow, knownRow, listRow, movedRow, rankingRow, sizeRow } from './rows-out.ts';
import { lineOf, markdown, type Row, type Size } from './table.ts';
import { openYard, took, type Yard } from './yard.ts';

/** The order matters: what is imported comes before the queries on it. */
const rows: readonly Row[] = [
  importRow,
  commandRow,
  ...formatRows,
  rankingRow,
  buildingRow,
  columnsRow,
  dailyRow,
  lateRow,
  knownRow,
  movedRow,
  againRow,
  sizeRow,
  matchRow,
  listRow,
  casesRow,
  casePapersRow,
  stepsRow,
  proceduresRow,
  drawRow,
  midnightRow,
  triedRow,
  noticeRow,
  fitRow,
  hourlyRow,
  coverageRow,
  estatesRow,
  portfolioRow,
  reviewRow,
  inventoryFewRow,
  inventoryKnownRow,
  inventoryManyRow,
  renewalRow,
  estimateRow,
  estimateBatchRow,
  verificationRow,
  heatPreviewRow,
  heatAgainRow,
  eventSettleRow,
  baselineTestRow,
  heatExportRow,
  heatStatementsRow,
  heatMatchRow,
  scheduleRow,
  scheduleManyRow,
  scheduleYearRow,
  forecastRow,
  forecastTestRow,
  poolRow,
  planRow,
  solveRow,
  pinRow,
  goalRow,
  middleRow,
  cancelRow,
  progressRow,
  pathwayRow,
  samplesRow,
  reportRow,
  reportCityRow,
  returnTotalRow,
  feedRow,
  openadrRow,
  controlRow,
  pointsRow,
  solarYearRow,
  solarRoofsRow,
  memoryRow,
  collectorsRow,
  brokerRow,
  idleRow,
  parcelRow,
  liveRow,
];

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10' },
    portion: { type: 'string', default: '10' },
    rows: { type: 'string' },
    memory: { type: 'string', default: '1' },
    'live-days': { type: 'string', default: '1' },
    references: { type: 'boolean', default: true },
    data: { type: 'string' },
  },
  allowNegative: true,
});

const wanted = values.rows?.split(',');
const unknown = wanted?.filter((name) => !rows.some((row) => row.name === name)) ?? [];
if (unknown.length > 0) throw new Error(`no such row: ${unknown.join(', ')}; there are ${rows.map((row) => row.name).join(', ')}`);

const millions = Number(values.size);
const meters = Math.max(1000, Math.min(10_000, Math.round((millions * 1e6) / 35_040)));
const size: Size = {
  meters,
  each: Math.floor((millions * 1e6) / meters),
  portion: Number(values.portion) * 1e6,
  memoryGb: Number(values.memory),
  liveDays: Number(values['live-days']),
  verify: wrongDays,
};
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** A kept directory already holds the city. */
async function city(yard: Yard): Promise<string> {
  if ((await yard.client.registry.buildings({ limit: 1 })).total >= size.meters) return 'kept';
  const path = yard.file('city.csv');
  await writeBuildings(path, 0, size.meters);
  await yard.client.registry.importBuildings({ file: await yard.upload(path) });
  let hash = '';
  const spent = await took(async () => {
    hash = await fill(yard, size, say);
  });
  say(`the city stands after ${spent.seconds.toFixed(0)} s`);
  return hash;
}

const yard = await openYard({ references: values.references, keep: values.data });
const lines: string[][] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void yard.close().finally(() => process.exit(1)));
try {
  const hash = await city(yard);
  const { versions } = await yard.client.doctor.state();
  const { program, node, postgres, clickhouse } = versions;
  say(`Yaodong ${program}, Node ${node}, PostgreSQL ${postgres}, ClickHouse ${clickhouse}`);
  say(
    `${cpus().length} x ${cpus()[0]?.model ?? 'cpu'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB; ${millions} M readings of ${size.meters} meters, data ${hash}`,
  );
  for (const row of rows.filter(({ name }) => wanted?.includes(name) ?? true)) {
    const line = lineOf(row, await row.run(yard, size));
    lines.push(line);
    say(line.join(' | '));
  }
} finally {
  await yard.close();
}
process.stdout.write(`${markdown(lines)}\n`);
