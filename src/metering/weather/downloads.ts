import type { DownloadRoute } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import { codeShape } from '#kernel/shape.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import { seriesShape } from './contract.ts';
import { exportHeader, exportKinds, exportRows } from './export.ts';
import type { Weather } from './weather.ts';

/**
 * The values of a station as a file that can be imported again: `GET /exports/weather?station=&series=&format=`.
 * @param note a line above the header, such as the mark of demonstration data
 */
export function weatherDownloads(weather: Weather, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/weather',
      action: 'export',
      summary: 'The values of a weather station as they stand, as a file that can be imported again',
      parameters: {
        station: { about: 'the code of the station', shape: codeShape },
        series: { about: 'what was observed, or the typical year', shape: seriesShape.default('observed') },
        format: tableFormat,
      },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        const series = asked['series'] ?? 'observed';
        if (series !== 'observed' && series !== 'typical')
          throw new Problem('bad-input', 'no-such-series', { series, allowed: 'observed, typical' });
        const { station, held, values } = await weather.exported(scope, asked['station'] ?? '', series);
        const rows = exportRows(values, held, station);
        return tableFile(`weather-${station.code}-${series}`, format, exportHeader(held), rows, { note, kinds: exportKinds });
      },
    },
  ];
}
