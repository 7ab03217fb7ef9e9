import type { WriteTrail } from '#kernel/trail.ts';
import { z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { ScheduleAnswer } from './program/answer.ts';
import type { Schedule } from './schedule.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/**
 * A stored plan as a table: a row for each step.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function scheduleDownloads(schedule: Schedule, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/schedule',
      action: 'export',
      summary: 'A kept schedule as a table: of each step what is taken from the grid and given, what each resource does and holds',
      parameters: {
        number: { about: 'the number of the plan', shape: z.coerce.number().int().min(1).max(1e15) },
        format: tableFormat,
      },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        const { number, building, answer } = await schedule.plans.get(scope, Number(asked['number']));
        await audit(scope, {
          action: 'export',
          subject: 'schedule',
          region: { where: [`building:${building}`] },
          detail: { number, building, format },
        });
        const { header, rows } = planTable(answer);
        return tableFile(`schedule-${building}-${number}`, format, header, rows, { note });
      },
    },
  ];
}

type States = { readonly kwh?: readonly (number | null)[]; readonly temperature?: readonly (number | null)[] };

/** A row for each step: powers in kW; stored energy (kWh) and temperatures (degC) at its end. */
export function planTable({ site, resources }: ScheduleAnswer) {
  const columns = resources.flatMap(({ code, kw, ...states }) => [
    { name: `${code} kW`, values: kw as readonly (number | null)[] },
    ...statesOf(states).map(({ unit, values }) => ({ name: `${code} ${unit}`, values })),
  ]);
  return {
    header: ['start', 'end', 'import kW', 'export kW', ...columns.map(({ name }) => name)],
    rows: site.map(({ start, end, importKw, exportKw }, at) => [
      start,
      end,
      importKw,
      exportKw,
      ...columns.map(({ values }) => values[at] ?? null),
    ]),
  };
}

const statesOf = ({ kwh, temperature }: States) => [
  ...(kwh === undefined ? [] : [{ unit: 'kWh', values: kwh }]),
  ...(temperature === undefined ? [] : [{ unit: '°C', values: temperature }]),
];
