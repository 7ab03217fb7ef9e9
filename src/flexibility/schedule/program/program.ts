import { rangeOf } from './dc-range.ts';
import { writeDevice, type DeviceColumns } from './device-rows.ts';
import { hoursOf, type Scenario } from './scenario.ts';
import { type Balance, createSheet, type Sheet } from './sheet.ts';

/** A scenario as a linear programme, with the positions of its resources' powers. */
export type ScheduleProgram = { readonly sheet: Sheet; readonly devices: readonly DeviceColumns[] };

/**
 * The scenario in columns and rows. If `soft`, each limit that may be broken has a column for its breach; otherwise limits are hard.
 * Nothing in the rows prevents import and export, charge and discharge, or conversion to and from direct current together: these are
 * `pairs`.
 */
export function programOf(scenario: Scenario, soft: boolean): ScheduleProgram {
  const sheet = createSheet();
  const balances = (base: Float64Array): Balance[] => Array.from(base, (kw) => ({ indices: [], values: [], base: kw }));
  const buses = { ac: balances(scenario.base), dc: balances(scenario.baseDc) };
  const devices = scenario.resources.map((one) => writeDevice(sheet, scenario, one, { soft, balances: buses[one.bus] }));
  writeConverter(sheet, scenario, buses);
  writeSite(sheet, scenario, buses.ac, soft);
  for (const { indices, values, base } of buses.dc) if (indices.length > 0 || base !== 0) sheet.row(indices, values, -base, -base);
  return { sheet, devices };
}

function writeConverter(sheet: Sheet, { converter, steps }: Scenario, { ac, dc }: { ac: Balance[]; dc: Balance[] }): void {
  if (converter === null) return;
  const { kw, toDc, toAc } = converter;
  for (let step = 0; step < steps; step += 1) {
    const most = kw[step] as number;
    const [alternating, direct] = [ac[step] as Balance, dc[step] as Balance];
    if (most === 0 || (direct.indices.length === 0 && direct.base === 0)) continue;
    const x = sheet.column(0, most);
    const y = sheet.column(0, most);
    alternating.indices.push(x, y);
    alternating.values.push(1, -toAc);
    direct.indices.push(x, y);
    direct.values.push(-toDc, 1);
    sheet.pairs.push({ group: 'converter', one: [x], other: [y], oneMost: most, otherMost: most, oneBy: toDc, otherBy: 1 });
  }
}

/** Import and export of each step, their cost, and the peak import if it has a price. */
function writeSite(sheet: Sheet, scenario: Scenario, balances: readonly Balance[], soft: boolean): void {
  const { price, importKw, exportKw, steps } = scenario;
  const h = hoursOf(scenario);
  const peaks = writePeaks(sheet, scenario);
  for (let step = 0; step < steps; step += 1) {
    const { indices, values, base } = balances[step] as Balance;
    const [least, most] = reachOf(scenario, step);
    const way = (could: number, limit: number): number[] => {
      const inside = sheet.column(0, Math.min(could, limit));
      if (!soft || could <= limit) return [inside];
      const over = sheet.column(0, could - limit);
      sheet.count('site', over, h);
      return [inside, over];
    };
    const imports = way(Math.max(0, most), importKw[step] as number);
    const exports = way(Math.max(0, -least), exportKw[step] as number);
    const carbon = price.carbon[step] as number;
    for (const column of imports) {
      sheet.count('cost', column, h * ((price.import[step] as number) + carbon * price.carbonPrice));
      sheet.count('carbon', column, h * carbon);
      sheet.count('import', column, h);
    }
    for (const column of exports) sheet.count('cost', column, -h * (price.export[step] as number));
    const signs = [...imports.map(() => -1), ...exports.map(() => 1)];
    sheet.row([...indices, ...imports, ...exports], [...values, ...signs], -base, -base);
    const peak = peaks[step] as number;
    if (peak >= 0) sheet.row([peak, ...imports], [1, ...imports.map(() => -1)], 0, Infinity);
    sheet.pairs.push({
      group: 'site',
      one: imports,
      other: exports,
      oneMost: soft ? Math.max(0, most) : Math.min(Math.max(0, most), importKw[step] as number),
      otherMost: soft ? Math.max(0, -least) : Math.min(Math.max(0, -least), exportKw[step] as number),
      oneBy: 1,
      otherBy: 1,
    });
  }
}

/** The column of the peak import for each step's period; -1 if it costs nothing. */
function writePeaks(sheet: Sheet, { price, steps }: Scenario): Int32Array {
  const columns = new Int32Array(steps).fill(-1);
  for (const { first, end, price: yuan, soFarKw } of price.peaks) {
    if (yuan === 0) continue;
    const peak = sheet.column(soFarKw, Infinity);
    sheet.count('cost', peak, yuan);
    columns.fill(peak, first, end);
  }
  return columns;
}

/** The maximum that the site could import and export in a step; nothing can be beyond. */
function reachOf({ base, resources, converter }: Scenario, step: number): readonly [number, number] {
  let [least, most] = [base[step] as number, base[step] as number];
  for (const one of resources) {
    if (one.bus !== 'ac') continue;
    const [low, high] = rangeOf(one, step);
    least += low;
    most += high;
  }
  const through = converter?.kw[step] ?? 0;
  return [least - through * (converter?.toAc ?? 0), most + through];
}
