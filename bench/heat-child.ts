/**
 * One measurement in the heating season of a town, in a separate process so that only its own memory is measured: `node heat-child.ts
 * DIRECTORY fill|preview|again`. The last line of its output is the result as JSON.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { day, days, each, foundTown, home, points, region, season } from './heat-town.ts';
import { median, openYard, took, type Yard } from './yard.ts';
import { closedSeason } from '../test/closed-season.ts';

const [directory = '', what = ''] = process.argv.slice(2);

/** Peak memory of this process in megabytes since the last call. */
function peakMb(): number {
  const kb = /^VmHWM:\s+(\d+)/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  writeFileSync('/proc/self/clear_refs', '5');
  return Math.round(Number(kb ?? 0) / 1024);
}

/** Waits until the program has finished what it does by itself after its start. */
async function settled(): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    const before = process.cpuUsage();
    await pause(1000);
    const { user, system } = process.cpuUsage(before);
    quiet = user + system < 50_000 ? quiet + 1 : 0;
  }
}

async function close(yard: Yard, preview: boolean) {
  const job = await closedSeason(yard.client, { season, region, preview });
  const { notes, held, total, unchanged } = await yard.client.heatNotes.closes.show({ job, limit: 1 });
  return { notes, held: held.length, total, unchanged };
}

async function preview(yard: Yard) {
  await yard.stores.postgres.query('DELETE FROM heat_stand');
  await settled();
  peakMb();
  const before = Math.round(process.memoryUsage().rss / 1024 / 1024);
  let told = {};
  const ours = await took(async () => (told = await close(yard, true)));
  const peak = peakMb();
  const bills = [];
  // the first are measured on a program that has calculated many points but no single one yet
  for (let at = 0; at < 40; at += 1) bills.push(await took(() => yard.client.heatBilling.bill({ household: home(at * 401), season })));
  bills.splice(0, 20);
  const sums = await took(() =>
    yard.stores.clickhouse.queryCompact(
      `SELECT meter, sum(one) FROM (SELECT meter, day, argMax(use, drawn) AS one FROM day
       WHERE day >= toDate('${day(0)}') AND day < toDate('${day(days)}') GROUP BY meter, day) GROUP BY meter`,
    ),
  );
  return { ours, told, before, peak, bill: median(bills.map(({ seconds }) => seconds)), sums };
}

/** Closes a season, corrects thirty meters at as many points, and closes the season again. */
async function again(yard: Yard) {
  await yard.stores.postgres.query('DELETE FROM heat_stand');
  await settled();
  let [first, second, third] = [{}, {}, {}];
  const whole = await took(async () => (first = await close(yard, false)));
  const value = (1 + (Date.now() % 9000) / 1e4).toFixed(4);
  const rows = Array.from({ length: 30 }, (_, at) => `${day(at)},m${home(((at * 10 + 5) % points) * each + at)},${value}`);
  await writeFile(yard.file('hc.csv'), `time,meter,value\n${rows.join('\n')}\n`);
  const file = await yard.upload(yard.file('hc.csv'), 'hc.csv');
  await yard.client.readings.importReadings({ file, carrier: 'heat', unit: 'GJ', interval: '1d' });
  peakMb();
  const ours = await took(async () => (second = await close(yard, false)));
  const peak = peakMb();
  const nothing = await took(async () => (third = await close(yard, false)));
  const report = await took(() => yard.client.heatNotes.report({ season, region }));
  return { whole, first, ours, second, peak, nothing, third, report };
}

const yard = await openYard({ references: false, keep: directory });
try {
  const answer = what === 'fill' ? await foundTown(yard).then(() => ({})) : await (what === 'again' ? again(yard) : preview(yard));
  console.log(JSON.stringify(answer));
} finally {
  await yard.close();
}
