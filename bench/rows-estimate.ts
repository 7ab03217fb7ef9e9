import { createWriteStream, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { dayText } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import { clock, type Row } from './table.ts';
import { median, took, type Took, type Yard } from './yard.ts';

/** A place of Yuncheng used only by the buildings of these rows. */
const region = '140825';
const buildings = 2000;
const year = 2025;
const [first, end] = [Date.parse('2025-01-01'), Date.parse('2026-01-01')].map((at) => at / 86_400_000) as [number, number];
const days = Array.from({ length: end - first }, (_, at) => first + at);
const code = (at: number): string => `re${String(at).padStart(4, '0')}`;
const each = Array.from({ length: buildings }, (_, at) => code(at));

/** degC of a day: a yearly cycle, and weather over several days. */
const degrees = (day: number): number => 11 - 15 * Math.cos(((day - first - 20) / 365.25) * 2 * Math.PI) + ((day * 7) % 11) - 5;

const noise = (at: number, day: number): number => ((Math.imul(day + 1, 2_654_435_761) ^ Math.imul(at + 1, 40_503)) >>> 8) % 1000;

/** kWh of a day: weekdays, cooling, noise; GJ of a day: heating. */
const power = (at: number, day: number): number =>
  300 + at / 10 + ((day + 3) % 7 < 5 ? 60 : 0) + (8 + (at % 4)) * Math.max(0, degrees(day) - 22) + noise(at, day) / 25;
const heat = (at: number, day: number): number => 0.4 + (0.3 + (at % 5) / 20) * Math.max(0, 15 - degrees(day)) + noise(at, day) / 2000;

/** Made for this row, as a city would enter them: six measures and four packages of them. */
const measures = `kind: measure
status: CITY
source: {document: 测速用数, clause: 无}
entries:
  - {id: bench/wall, version: 1, region: '${region}', measure: wall-insulation, names: {zh: 外墙, en: Walls}, of: [heating], effect: {conductance: {part: wall, after: 0.45, spread: 0.2}}, cost: {per: wallArea, low: 150, mid: 180, high: 220}, life: 25}
  - {id: bench/roof, version: 1, region: '${region}', measure: roof-insulation, names: {zh: 屋顶, en: Roof}, of: [heating], effect: {conductance: {part: roof, after: 0.35, spread: 0.2}}, cost: {per: roofArea, low: 90, mid: 110, high: 140}, life: 25}
  - {id: bench/windows, version: 1, region: '${region}', measure: windows, names: {zh: 外窗, en: Windows}, of: [heating], effect: {conductance: {part: window, after: 1.8, spread: 0.2}}, cost: {per: windowArea, low: 500, mid: 650, high: 800}, life: 25}
  - {id: bench/control, version: 1, region: '${region}', measure: room-control, names: {zh: 温控, en: Control}, of: [heating], carrier: heat, effect: {share: {low: 0.05, mid: 0.1, high: 0.15}}, cost: {per: floorArea, low: 15, mid: 20, high: 30}, life: 10}
  - {id: bench/light, version: 1, region: '${region}', measure: lighting, names: {zh: 照明, en: Lighting}, of: ['equipment:lighting', base], carrier: electricity, effect: {share: {low: 0.3, mid: 0.4, high: 0.5}}, cost: {per: floorArea, low: 20, mid: 25, high: 35}, life: 8}
  - {id: bench/chiller, version: 1, region: '${region}', measure: chiller, names: {zh: 冷机, en: Chiller}, of: [cooling], carrier: electricity, renews: [chiller], effect: {efficiency: {kind: chiller, after: 6, spread: 0.1}}, cost: {per: capacity, low: 400, mid: 500, high: 700}, life: 15}
`;
const six = ['wall-insulation', 'roof-insulation', 'windows', 'room-control', 'lighting', 'chiller'];
const packages = ['bench-envelope', 'bench-heat', 'bench-power', 'bench-all'];
const of = [six.slice(0, 3), six.slice(2, 4), six.slice(4), six];
const packageFile = `kind: package
status: CITY
source: {document: 测速用数, clause: 无}
entries:
${packages.map((one, at) => `  - {id: ${one}, version: 1, region: '${region}', package: ${one}, names: {zh: 方案${at}, en: Package ${at}}, measures: [${(of[at] ?? []).join(', ')}]}`).join('\n')}
`;

async function writeReadings(path: string): Promise<void> {
  const out = createWriteStream(path);
  out.write('time,meter,value\n');
  for (const [at, one] of each.entries()) {
    const lines = days.map(
      (day) => `${dayText(day)},${one}E,${power(at, day).toFixed(2)}\n${dayText(day)},${one}H,${heat(at, day).toFixed(4)}\n`,
    );
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

/** Buildings with a year of electricity and heat by day each, an envelope, and devices; created once. */
async function town({ client, upload, file }: Yard): Promise<void> {
  if ((await client.registry.buildings({ region, limit: 1 })).total >= buildings) return;
  const send = async (name: string, lines: readonly string[]): Promise<string> => {
    writeFileSync(file(name), lines.join('\n'));
    return upload(file(name), name);
  };
  const rows = each.map((one) => `${one},${one},office,${region},4000,35.1,111.2,2400,700,800,1.2,0.9,3.1`);
  const head = 'code,name,use,region,floorArea,latitude,longitude,wallArea,roofArea,windowArea,wallU,roofU,windowU';
  await client.registry.importBuildings({ file: await send('re-b.csv', [head, ...rows]) });
  const meters = each.flatMap((one) => [`${one}E,${one},electricity,interval,kWh`, `${one}H,${one},heat,interval,GJ`]);
  await client.registry.importMeters({ file: await send('re-m.csv', ['code,building,carrier,kind,unit', ...meters]) });
  const devices = each.flatMap((one) => [`${one}L,${one},lighting,200,,0.04,2500,,2015`, `${one}C,${one},chiller,2,300,90,800,4.2,2012`]);
  const heads = 'code,building,kind,count,capacity,power,hours,efficiency,installed';
  await client.equipment.importEquipment({ file: await send('re-d.csv', [heads, ...devices]) });
  const weather = days.flatMap((day) =>
    Array.from(
      { length: 24 },
      (_, hour) => `${new Date(day * 86_400_000 + (hour - 8) * 3_600_000).toISOString()},${degrees(day).toFixed(2)}`,
    ),
  );
  const hours = await send('re-w.csv', ['time,temperature', ...weather]);
  await client.weather.importWeather({ file: hours, station: 'BENCH-RE', format: 'csv', zone: 'Etc/UTC' });
  await writeReadings(file('re-r.csv'));
  await client.readings.importReadings({ file: await upload(file('re-r.csv'), 'r.csv'), interval: '1d' });
  rmSync(file('re-r.csv'));
  await client.knowledge.files.put({ name: 'bench-measures.yaml', text: measures });
  await client.knowledge.files.put({ name: 'bench-packages.yaml', text: packageFile });
}

const milliseconds = (runs: readonly Took[]): string => `${(median(runs.map(({ seconds }) => seconds)) * 1000).toFixed(1)} ms`;

/** How many queries are sent before timing starts, and how many are timed. */
const [warming, timed] = [10, 60];

/** One query after another, each for a different building. */
async function rounds(many: number, ask: (building: string) => Promise<unknown>): Promise<Took[]> {
  const runs: Took[] = [];
  for (let at = 0; at < many; at += 1) runs.push(await took(() => ask(each[(at * 31) % buildings] as string)));
  return runs;
}

export const estimateRow: Row = {
  name: 'retrofit-estimate',
  what: 'estimate of one building, six measures, over HTTP',
  must: '30 ms',
  async run(yard) {
    await town(yard);
    const estimate = (building: string) => yard.ask.retrofitEstimate.estimate({ building, year, measures: six });
    const fit = (building: string) =>
      yard.ask.savings.fit({ building, carrier: 'electricity', from: '2025-01-01', to: '2026-01-01', model: 'daily' });
    await rounds(warming, estimate);
    const ours = await rounds(timed, estimate);
    await rounds(warming, fit);
    const fits = await rounds(timed, fit);
    const slowest = Math.max(...ours.map(({ seconds }) => seconds));
    return {
      ours: milliseconds(ours),
      note: `slowest of ${timed} ${clock(slowest)}; two carriers each, so two fits; beside it: one savings fit over HTTP ${milliseconds(fits)}`,
    };
  },
};

/** All buildings, eight in parallel as in a plan. */
async function eightAtOnce(work: (building: string) => Promise<void>): Promise<void> {
  for (let at = 0; at < buildings; at += 8) await Promise.all(each.slice(at, at + 8).map((building) => work(building)));
}

export const estimateBatchRow: Row = {
  name: 'retrofit-estimate-batch',
  what: `estimates of ${buildings.toLocaleString('en')} buildings with four packages each`,
  must: '15 s',
  async run(yard) {
    await town(yard);
    const { retrofitEstimate, savings, metering } = yard.app.slices;
    let saving = 0;
    const ours = await took(async () => {
      const estimate = retrofitEstimate.batch(programScope, metering.knownAt(undefined), { buildings: each, year });
      await eightAtOnce(async (building) => {
        const told = await estimate({ building, year, packages });
        if (told.basis !== 'metered') throw new Error(`${building} was not told apart: ${told.basis}`);
        saving += told.packages.at(-1)?.total.value ?? 0;
      });
    });
    const fits = await took(async () => {
      const parts = savings.partsAt(metering.knownAt(undefined));
      await eightAtOnce(async (building) => {
        const period = { from: '2025-01-01', to: '2026-01-01' };
        for (const carrier of ['electricity', 'heat'] as const) await parts(programScope, { building, carrier, ...period });
      });
    });
    const [seconds, coal] = [clock(fits.seconds), (saving / 1000).toFixed(0)];
    return {
      ours: clock(ours.seconds),
      cpu: ours.cpu,
      note: `all measures save ${coal} tce; beside it: its fits asked for one by one ${seconds}, cpu ${fits.cpu.toFixed(1)} s`,
    };
  },
};
