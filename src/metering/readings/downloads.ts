import type { DownloadRoute } from '#kernel/download.ts';
import { codeShape, measuredTimeShape } from '#kernel/shape.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import { billHeader } from './series/bills.ts';
import { decisionHeader } from './quality/decision-file.ts';
import { exportHeader, exportKinds } from './series/export.ts';
import { instantOf } from './intake/instant-of.ts';
import type { Readings } from './readings.ts';

const lastInstant = 0xff_ff_ff_ff;

/**
 * Readings, bills and decisions as files: `GET /exports/readings?from=&to=&region=&building=&meter=&format=csv|xlsx|parquet`.
 * @param note a line above the header, such as the mark of demonstration data
 */
export function readingsDownloads(readings: Readings, note: string | undefined): DownloadRoute[] {
  const code = (about: string) => ({ about, shape: codeShape.optional() });
  const of = { region: code('the place'), building: code('the building'), meter: code('the meter'), format: tableFormat };
  const time = (about: string) => ({ about, shape: measuredTimeShape.optional() });
  const span = { from: time('first instant'), to: time('last instant, not included') };
  return [
    {
      path: '/exports/readings',
      action: 'export',
      summary: 'Readings with all revisions, as a file that can be imported again',
      parameters: { ...span, ...of },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const [format, from, to] = [formatGiven(asked['format']), instantOf(asked['from'], 0), instantOf(asked['to'], lastInstant)];
        const rows = readings.exported(scope, whichOf(asked), from, to);
        await readings.auditExport(scope, 'readings', whichOf(asked));
        return tableFile('readings', format, exportHeader, rows, { note, kinds: exportKinds });
      },
    },
    {
      path: '/exports/bills',
      action: 'export',
      summary: 'Bills (intervals longer than a day) as they stand, as a file that can be edited and imported again as readings',
      parameters: { ...span, ...of },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const [format, from, to] = [formatGiven(asked['format']), instantOf(asked['from'], 0), instantOf(asked['to'], lastInstant)];
        const rows = readings.bills(scope, whichOf(asked), from, to);
        await readings.auditExport(scope, 'bills', whichOf(asked));
        return tableFile('bills', format, billHeader, rows, { note, kinds: { value: 'decimal' } });
      },
    },
    {
      path: '/exports/decisions',
      action: 'export',
      summary: 'Decisions on findings that are in force, as a file that can be imported again',
      parameters: of,
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        const rows = readings.decisionsOut(scope, whichOf(asked));
        await readings.auditExport(scope, 'decisions', whichOf(asked));
        return tableFile('decisions', format, decisionHeader, rows, { note });
      },
    },
  ];
}

function whichOf({ region, building, meter }: Readonly<Record<string, string>>) {
  return {
    ...(region === undefined ? {} : { region }),
    ...(building === undefined ? {} : { buildings: [building] }),
    ...(meter === undefined ? {} : { meters: [meter] }),
  };
}
