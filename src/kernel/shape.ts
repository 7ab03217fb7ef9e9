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

/** Shapes used by more than one slice's contract. */
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
/** The units in which readings of meters and of points may be received. */
export const readUnitShape = z.enum(readUnits);
export const roleShape = z.enum(roles);

/** A local calendar day as responses contain it, `2026-03-01`. */
export const dayShape = z.string().regex(textForm(/^\d{4}-\d{2}-\d{2}$/u, writtenAs.day.zh, writtenAs.day.en));

/** A local calendar day as input: one that exists, from the year 1 on; otherwise the problem `date-bad`. */
export const askedDayShape = realDay('date-bad');

/** The same for a day for which something can be stored; otherwise `time-not-kept`. */
export const keptDayShape = askedDayShape.check(refuseNotKept);

/** The same for measured figures, whose problem is `bad-instant`; for a day for which nothing can be stored, `time-not-kept`. */
export const measuredDayShape = realDay('bad-instant').check(refuseNotKept);

/** A calendar year of measured figures. */
export const measuredYearShape = z.coerce.number().int().min(keptYears.first).max(keptYears.last);

/** A month of measured figures, `2026-03`. */
export const measuredMonthShape = z
  .string()
  .regex(textForm(/^\d{4}-\d{2}$/u, writtenAs.month.zh, writtenAs.month.en))
  .check(refuseNotKept);

/** Money as responses contain it: yuan as decimal text with two digits, `-1234.50`; never a number. */
export const moneyShape = z
  .string()
  .regex(textForm(/^-?(?:0|[1-9]\d*)\.\d{2}$/u, '两位小数的金额（元），如 1234.50', 'an amount in yuan with two decimals, like 1234.50'));

/** What a shape attaches to an issue that has its own problem. */
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

/** An instant, ISO 8601 in UTC, as responses contain it. */
export const instantShape = z.string();

/** An instant or local time as input: `2026-03-01`, `2026-03-01T08:00`, `2026-03-01T00:00:00Z`. */
export const askedTimeShape = z
  .string()
  .regex(
    textForm(
      /^.{4,40}$/su,
      '写成 2026-03-01、2026-03-01T08:00 或 2026-03-01T00:00:00Z 的时间',
      'a time written like 2026-03-01, 2026-03-01T08:00 or 2026-03-01T00:00:00Z',
    ),
  );

/** The same as an end of a stretch of measured time; for a time for which nothing can be stored, the problem is `time-not-kept`. */
export const measuredTimeShape = askedTimeShape.check(refuseNotKept);

/** The number of an import, a change, a file: the range of row numbers in the registry's store. */
export const idShape = z.coerce.number().int().positive().max(mostWhole);

/** How many items of a list to skip. */
export const offsetShape = z.coerce.number().int().min(0).max(mostWhole);

/** A page of a list: how many rows, at most and by default, and how many to skip. */
export const pageOf = (most = 1000, usual = 50) => ({
  limit: z.coerce.number().int().min(1).max(most).default(usual),
  offset: offsetShape.default(0),
});

/** Any calendar year of four digits. */
export const calendarYearShape = z.coerce.number().int().min(0).max(9999);

export const codeShape = z.string().min(1).max(100);

/**
 * Stated values of a project, a design or a building, by name. The slice that reads it validates all of it and names what is wrong; with a
 * record here, `[]` would be read as an empty object.
 */
export const saidShape = documentedAs(
  z.custom<Readonly<Record<string, unknown>>>(() => true),
  z.record(z.string(), z.unknown()).meta({ description: 'an object of names and values; what is absent is not known' }),
);

/** One row that was rejected: its position, what is wrong (code) and as text. */
export const rejectShape = z.object({
  row: z.number().int(),
  column: z.string().nullable(),
  code: z.string(),
  detail: z.string(),
  /** The field that the cell was read for, and its text in the file, if that is what is wrong. */
  field: z.string().optional(),
  value: z.string().optional(),
  /** Codes that the value may mean, likeliest first, if the user has to choose. */
  suggested: z.array(z.string()).optional(),
});

/** Everything rejected for one reason in one column; `detail` is that of its first row. */
export const rejectReasonShape = z.object({
  code: z.string(),
  column: z.string().nullable(),
  count: z.number().int(),
  /** The first of them. */
  rows: z.array(z.number().int()),
  /** The different values at fault, most frequent first. */
  values: z.array(z.object({ value: z.string(), count: z.number().int() })),
  detail: z.string(),
});

/**
 * What was seen and why something is done about it: the period, a sentence, and figures by their ids, each with the name that its author
 * gives it; the program asks their values itself.
 */
export const groundsShape = z.object({
  /** `2025`, `2026-10`, `2026-10-03`. */
  period: z.string().trim().max(30).optional(),
  text: z.string().trim().max(1000).optional(),
  figures: z
    .array(z.object({ name: z.string().trim().min(1).max(200), figure: z.string().min(1).max(2000) }))
    .max(20)
    .optional(),
});
