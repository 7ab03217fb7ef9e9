import { z } from 'zod';
import { carrierShape, codeShape } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';

/** What a person says about a bill book where it leaves something open. */
export const billOptionsShape = z.object({
  /** `2025-10`, or `2025-11/2026-03` for several months, where it names none, or may mean several. */
  period: z
    .string()
    .regex(
      textForm(
        /^\d{4}-\d{2}(?:\/\d{4}-\d{2})?$/u,
        '月份，如 2025-10，或几个月，如 2025-11/2026-03',
        'a month, like 2025-10, or several, like 2025-11/2026-03',
      ),
    )
    .optional(),
  /** Where it names months without a year: the year of the first. */
  year: z.number().int().min(1970).max(2100).optional(),
  /** `11-15/03-15` or `2024-11-15/2025-03-15`: first and last day (included) of a heating season that is the time of a whole row. */
  season: z
    .string()
    .regex(
      textForm(
        /^(?:\d{4}-)?\d{2}-\d{2}\/(?:\d{4}-)?\d{2}-\d{2}$/u,
        '采暖季的首日和末日，如 11-15/03-15 或 2024-11-15/2025-03-15',
        'the first and the last day of a heating season, like 11-15/03-15 or 2024-11-15/2025-03-15',
      ),
    )
    .optional(),
  /** Whether the last day of a period belongs to it, where its days do not show that. */
  endDay: z.enum(['included', 'excluded']).optional(),
  /** A sheet that adds up what others have, and is left out. */
  leaveSheet: z.string().min(1).max(100).optional(),
  carrier: carrierShape.optional(),
  /** The building that it is of, where its titles name several. */
  building: codeShape.optional(),
  /** The metering point that it is of, where it numbers none. */
  meter: codeShape.optional(),
  /** `3300112233=E1`: whose metering point a number of the book is; nothing behind it: its bills are left out. */
  as: z.array(z.string().max(200)).max(500).optional(),
  /** Of counters whose multiplier is not that of the ledger: `ledger`: the ledger's counts; `leave`: they are left out. */
  multiplier: z.enum(['ledger', 'leave']).optional(),
});

/** A cell of a bill book, and the reading that it became: days are local, `to` (not included) is null for a counter. */
const billCellShape = z.object({
  sheet: z.string(),
  cell: z.string(),
  row: z.number().int(),
  column: z.number().int(),
  text: z.string(),
  meter: codeShape,
  from: z.string(),
  to: z.string().nullable(),
  value: z.union([z.number(), z.string()]),
  unit: z.string(),
});

/** What the result of a bill book has beside that of other readings. */
export const billsReadFields = {
  cells: z.array(billCellShape).optional(),
  /** How many there are, also beyond those that are listed. */
  cellCount: z.number().int().optional(),
  /** The sheets with bills as they stand, their first rows. */
  sheets: z
    .array(z.object({ name: z.string(), rows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })) }))
    .optional(),
};
