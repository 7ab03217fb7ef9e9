import { z } from 'zod';
import { textForm, writtenAs } from './text-form.ts';
import { carriers, units } from './carrier.ts';
import { parseDay } from './day.ts';
import { documentedAs } from './documented.ts';
import { readUnits } from './quantity.ts';
import { isKeptText, keptDays, keptYears } from './kept-time.ts';
import { roles } from './scope.ts';

/** The largest whole number of a column of the registry's store. */
const mostWhole = 2 ** 31 - 1;

/** Shapes that more than one slice's contract speaks of. */
export const findingShape = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  detail: z.string(),
  evidence: z.record(z.string(), z.unknown()),
});

/** A figure: null is «not known», never 0. `figure` is an id for `explain`. */
export const figureShape = z.object({
  value: z.number().nullable(),
  unit: z.string(),
  coverage: z.number().min(0).max(1).optional(),
  figure: z.string().optional(),
});

export const carrierShape = z.enum(carriers);
export const unitShape = z.enum(units);
/** What readings of meters and of points may come in. */
export const readUnitShape = z.enum(readUnits);
export const roleShape = z.enum(roles);

/** A local calendar day as answers give it, `2026-03-01`. */
export const dayShape = z.string().regex(textForm(/^\d{4}-\d{2}-\d{2}$/u, writtenAs.day.zh, writtenAs.day.en));

/** A local calendar day as it is asked for or told: one that there is, from the year 1 on; else the problem `date-bad`. */
export const askedDayShape = realDay('date-bad');

/** The same, of a day that something can be kept of; else `time-not-kept`. */
export const keptDayShape = askedDayShape.check(refuseNotKept);

/** The same of measured figures, whose problem is `bad-instant`; of a day that nothing can be kept of, `time-not-kept`. */
export const measuredDayShape = realDay('bad-instant').check(refuseNotKept);

/** A calendar year of measured figures. */
export const measuredYearShape = z.coerce.number().int().min(keptYears.first).max(keptYears.last);

/** A month of measured figures, `2026-03`. */
export const measuredMonthShape = z
  .string()
  .regex(textForm(/^\d{4}-\d{2}$/u, writtenAs.month.zh, writtenAs.month.en))
  .check(refuseNotKept);

/** Money as answers give it: yuan as decimal text with two digits, `-1234.50`; never a number. */
export const moneyShape = z
  .string()
  .regex(textForm(/^-?(?:0|[1-9]\d*)\.\d{2}$/u, '两位小数的金额（元），如 1234.50', 'an amount in yuan with two decimals, like 1234.50'));

/** What a shape says of an issue that has a problem of its own. */
export type NamedIssue = { readonly problem: string; readonly evidence: Readonly<Record<string, unknown>> };

function realDay(problem: string) {
  return dayShape.check(({ value, issues }) => {
    if (issues.length === 0 && (parseDay(value) === null || value < '0001'))
      issues.push({ code: 'custom', input: value, params: { problem, evidence: { date: value, text: value } } satisfies NamedIssue });
  });
}

function refuseNotKept({ value, issues }: { readonly value: string; readonly issues: unknown[] }): void {
  if (issues.length > 0 || isKeptText(value)) return;
  const params: NamedIssue = {
    problem: 'time-not-kept',
    evidence: { text: value, first: `${keptYears.first}-01-01`, last: keptDays.last },
  };
  issues.push({ code: 'custom', input: value, params });
}

/** An instant, ISO 8601 in UTC, as answers give it. */
export const instantShape = z.string();

/** An instant or local time as people ask for it: `2026-03-01`, `2026-03-01T08:00`, `2026-03-01T00:00:00Z`. */
export const askedTimeShape = z
  .string()
  .regex(
    textForm(
      /^.{4,40}$/su,
      '写成 2026-03-01、2026-03-01T08:00 或 2026-03-01T00:00:00Z 的时间',
      'a time written like 2026-03-01, 2026-03-01T08:00 or 2026-03-01T00:00:00Z',
    ),
  );

/** The same as an end of a stretch of measured time; of a time that nothing can be kept of the problem is `time-not-kept`. */
export const measuredTimeShape = askedTimeShape.check(refuseNotKept);

/** The number of an import, a change, a file: what the registry's store numbers its rows with. */
export const idShape = z.coerce.number().int().positive().max(mostWhole);

/** How many of a list are passed over. */
export const offsetShape = z.coerce.number().int().min(0).max(mostWhole);

/** A page of a list: how many rows, at most and where nothing is said, and how many are passed over. */
export const pageOf = (most = 1000, usual = 50) => ({
  limit: z.coerce.number().int().min(1).max(most).default(usual),
  offset: offsetShape.default(0),
});

/** Any calendar year of four digits. */
export const calendarYearShape = z.coerce.number().int().min(0).max(9999);

export const codeShape = z.string().min(1).max(100);

/**
 * What somebody says of a project, a design or a building, by name. The slice that reads it judges it whole and names what is wrong; a
 * record here would have `[]` read as an object that says nothing.
 */
export const saidShape = documentedAs(
  z.custom<Readonly<Record<string, unknown>>>(() => true),
  z.record(z.string(), z.unknown()).meta({ description: 'an object of names and values; what is absent is not known' }),
);

/** One row that could not go in: where it stands, what is wrong (code) and in words. */
export const rejectShape = z.object({
  row: z.number().int(),
  column: z.string().nullable(),
  code: z.string(),
  detail: z.string(),
  /** The field that the cell was read for, and its text as it stands in the file, where that is what is wrong. */
  field: z.string().optional(),
  value: z.string().optional(),
  /** Codes that the value may stand for, the likeliest first, where it has to be asked. */
  suggested: z.array(z.string()).optional(),
});

/** All that was rejected for one reason in one column; `detail` is that of its first row. */
export const rejectReasonShape = z.object({
  code: z.string(),
  column: z.string().nullable(),
  count: z.number().int(),
  /** The first of them. */
  rows: z.array(z.number().int()),
  /** Different texts at fault, the commonest first. */
  values: z.array(z.object({ value: z.string(), count: z.number().int() })),
  detail: z.string(),
});
