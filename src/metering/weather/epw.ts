import type { Finding } from '#kernel/finding.ts';
import { dayNumber } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { isPossible, type Observation, type Variable } from './variable.ts';

/** The place that the first line of an EPW file names. `offsetSeconds`: local standard time ahead of UTC. */
export type EpwLocation = {
  readonly name: string;
  readonly source: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly elevationM: number | null;
  readonly offsetSeconds: number;
};

/** How the hours of a file are stored: as a typical year, or as observed in its own years. */
export type EpwSeries = 'typical' | 'observed';

/** A typical year has no date; it is stored as this year, which has no leap day. */
export const typicalYear = 2001;

/** Column (from 0) of each variable and the value that marks it as missing: EnergyPlus, Auxiliary Programs, Weather Data. */
const columns: readonly { readonly variable: Variable; readonly at: number; readonly missing: number }[] = [
  { variable: 'temperature', at: 6, missing: 99.9 },
  { variable: 'dewPoint', at: 7, missing: 99.9 },
  { variable: 'humidity', at: 8, missing: 999 },
  { variable: 'pressure', at: 9, missing: 999_999 },
  { variable: 'globalRadiation', at: 13, missing: 9999 },
  { variable: 'directRadiation', at: 14, missing: 9999 },
  { variable: 'diffuseRadiation', at: 15, missing: 9999 },
  { variable: 'windDirection', at: 20, missing: 999 },
  { variable: 'windSpeed', at: 21, missing: 999 },
];

/** Whether a first line is that of an EPW file: it is not a header, and the rows below have more cells. */
export const isEpwHead = ([kind = '']: readonly string[]): boolean => kind.toUpperCase() === 'LOCATION';

/** Reads the line `LOCATION,city,region,country,source,WMO,latitude,longitude,hours from UTC,elevation`. Throws Problem `not-epw`. */
export function readLocation(cells: readonly string[]): EpwLocation {
  const [, city = '', region = '', , source = '', wmo = '', latitude, longitude, hours, elevation] = cells;
  const numbers = [latitude, longitude, hours].map((text) => (text === undefined || text.trim() === '' ? Number.NaN : Number(text)));
  const [lat = Number.NaN, lon = Number.NaN, zone = Number.NaN] = numbers;
  const good = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && Math.abs(zone) <= 14;
  if (!isEpwHead(cells) || !good) throw new Problem('bad-input', 'not-epw', { line: 1, found: cells.slice(0, 3).join(',') });
  const height = Number(elevation);
  return {
    name: [city, region].filter((part) => part !== '').join(', '),
    source: [source, wmo].filter((part) => part !== '').join(' '),
    latitude: lat,
    longitude: lon,
    elevationM: elevation === undefined || elevation.trim() === '' || Number.isNaN(height) ? null : height,
    offsetSeconds: Math.round(zone * 3600),
  };
}

/** An hour that could not be read: its line in the file, and the column at fault. */
export type EpwReject = { readonly row: number; readonly column: string; readonly code: string; readonly found: string };

/**
 * Reads the hours of an EPW file. Hours are numbered 1 to 24 in local standard time and end at their number: hour 1 is 00:00 to 01:00.
 * Values marked as missing are left out, and so are impossible ones, which are listed.
 */
export function createEpwReader(location: EpwLocation, series: EpwSeries) {
  const rejects: EpwReject[] = [];
  let [hours, leapHours, missing, row] = [0, 0, 0, 1];

  /** Takes the next line; returns its observations. */
  function take(line: string): Observation[] {
    row += 1;
    if (!/^\s*\d/u.test(line)) return [];
    const cells = line.split(',');
    const start = startOf(cells);
    if (start === null) return reject('time', cells.slice(0, 4).join(','), 'time-unreadable');
    if (start === 'leap') {
      leapHours += 1;
      return [];
    }
    hours += 1;
    return columns.flatMap(({ variable, at, missing: none }) => {
      const text = cells[at]?.trim() ?? '';
      const value = text === '' ? none : Number(text);
      if (value >= none) {
        missing += 1;
        return [];
      }
      return isPossible(variable, value) ? [{ at: start, variable, value }] : reject(variable, text, 'value-impossible');
    });
  }

  function startOf(cells: readonly string[]): number | 'leap' | null {
    const [year = 0, month = 0, day = 0, hour = 0] = cells.slice(0, 4).map(Number);
    if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour >= 1 && hour <= 24)) return null;
    if (series === 'typical') return month === 2 && day === 29 ? 'leap' : dayNumber(typicalYear, month, day) * 86_400 + (hour - 1) * 3600;
    return year < 1900 || year > 2100 ? null : dayNumber(year, month, day) * 86_400 + (hour - 1) * 3600 - location.offsetSeconds;
  }

  function reject(column: string, found: string, code: string): [] {
    rejects.push({ row, column, code, found: found.slice(0, 60) });
    return [];
  }

  /** The result, after the last line was taken. Throws Problem `not-epw` if there was no hour. */
  function end(): { hours: number; missing: number; rejects: readonly EpwReject[]; findings: Finding[] } {
    if (hours === 0) throw new Problem('bad-input', 'not-epw', { line: row, found: '' });
    const findings: Finding[] = [];
    if (leapHours > 0) findings.push({ code: 'leap-day-left-out', severity: 'info', evidence: { hours: leapHours } });
    if (series === 'typical' && hours < 8760) findings.push({ code: 'year-incomplete', severity: 'warning', evidence: { hours } });
    return { hours, missing, rejects, findings };
  }

  return { take, end };
}
