import { goldenWeather, type GoldenPlace } from './hours.ts';

/** The made-up weather of a place as an EPW file; only the columns that are read are filled. */
export function goldenEpw(place: GoldenPlace): string {
  const { ghi, dni, dhi, temperature, wind } = goldenWeather(place);
  const { code, latitude, longitude, offsetHours } = place;
  const head = `LOCATION,${code},-,-,made up,${code},${latitude},${longitude},${offsetHours},0`;
  const starts = Array.from({ length: 8760 }, (_, at) => new Date(Date.UTC(2001, 0, 1) + at * 3_600_000));
  const lines = starts.map((start, at) => {
    const cells: unknown[] = Array.from({ length: 35 }, () => '');
    [cells[0], cells[1], cells[2], cells[3], cells[4]] = [1999, start.getUTCMonth() + 1, start.getUTCDate(), start.getUTCHours() + 1, 0];
    [cells[6], cells[13], cells[14], cells[15], cells[21]] = [temperature[at], ghi[at], dni[at], dhi[at], wind[at]];
    return cells.join(',');
  });
  return `${[head, ...lines].join('\n')}\n`;
}
