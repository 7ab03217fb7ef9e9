import { xmlText } from '#kernel/sound-text.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Zone } from '#kernel/zone.ts';
import { buildElement, hourElement } from '#platform/tables/parcel.ts';

/** An item of a building over the hours of a day; NaN if there is no use; kgce per unit if a coefficient applies. */
export type HoursOfItem = {
  readonly building: string;
  readonly item: string;
  readonly zone: Zone;
  readonly edges: Float64Array;
  readonly value: Float64Array;
  readonly coverage: Float64Array;
  readonly kgce: number | null;
};

const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n<root>\n';
export const xmlEnd = '</root>\n';
export const xmlBegin = prolog;

/** An instant (s UTC) in local time, `2025-03-03 08:00:00`. */
export function localSecond(at: number, zone: Zone): string {
  return formatInstant(at + zone.offsetAt(at))
    .replace('T', ' ')
    .replace('Z', '');
}

/**
 * The hours of items as rows; an hour whose use is not completely measured has none. Values have four decimals; an item without a
 * coefficient has an empty equivalent. `F_State` 1: valid.
 * @returns the text, and the number of its rows
 */
export function hourRows(items: readonly HoursOfItem[]): { readonly text: string; readonly rows: number } {
  const parts: string[] = [];
  for (const { building, item, zone, edges, value, coverage, kgce } of items) {
    const head = `<${hourElement}><F_HourResultID>`;
    const [code, of] = [escaped(building), escaped(item)];
    const times = timesOf(edges, zone);
    for (let hour = 0; hour < value.length; hour++) {
      const use = value[hour] as number;
      if (Number.isNaN(use) || (coverage[hour] as number) < 1) continue;
      const equivalent = kgce === null ? '' : fourDecimals(use * kgce);
      parts.push(
        `${head}${code}-${of}-${edges[hour]}</F_HourResultID><F_BuildID>${code}</F_BuildID><F_EnergyItemCode>${of}</F_EnergyItemCode>` +
          `<F_StartHour>${times[hour]}</F_StartHour><F_EndHour>${times[hour + 1]}</F_EndHour><F_HourValue>${fourDecimals(use)}</F_HourValue>` +
          `<F_HourEquValue>${equivalent}</F_HourEquValue><F_State>1</F_State></${hourElement}>\n`,
      );
    }
  }
  return { text: parts.join(''), rows: parts.length };
}

let held: { readonly edges: Float64Array; readonly zone: Zone; readonly times: string[] } | null = null;

/** The edges of hours as local times; those of the same list are formatted once. */
function timesOf(edges: Float64Array, zone: Zone): string[] {
  if (held?.edges === edges && held.zone === zone) return held.times;
  const times = Array.from(edges, (at) => localSecond(at, zone));
  held = { edges, zone, times };
  return times;
}

/** More than what a product of two decimals loses as a binary fraction, and less than any digit that is shown. */
const dust = 1 + 1e-15;

/** Rounded half away from zero, to 0.0001, as the exact decimal product would be; never `-0.0000`. */
export function fourDecimals(value: number): string {
  const units = Math.sign(value) * Math.round(Math.abs(value) * 1e4 * dust);
  return (units === 0 ? 0 : units / 1e4).toFixed(4);
}

/** The base information of a building, by the names of the ministry's table; unknown fields are omitted. */
export type BuildingBase = Readonly<Record<string, string | number | null | undefined>>;

/** A building as a row. */
export function buildRow(fields: BuildingBase): string {
  const told = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return `<${buildElement}>${told.map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`).join('')}</${buildElement}>\n`;
}

function escaped(given: string): string {
  const text = xmlText(given);
  return /[&<>\r]/u.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
    : text;
}
