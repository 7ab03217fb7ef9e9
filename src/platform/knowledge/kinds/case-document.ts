import { z } from 'zod';
import { names, ofEveryEntry } from './every-entry.ts';

const text = z.string().min(1).max(4000);

/** One block of a paper, in order from top to bottom; texts with tags in braces. */
const block = z.union([
  z.strictObject({ text }),
  z.strictObject({ heading: text, level: z.union([z.literal(1), z.literal(2)]).default(1) }),
  z.strictObject({ quote: text }),
  z.strictObject({ header: z.array(z.string()).default([]), rows: z.array(z.array(z.string()).min(1)).min(1), widths: z.array(z.number().positive()).min(1) }),
]);

const paper = z.strictObject({ title: text, addressed: text.optional(), blocks: z.array(block), signed: z.array(text).default([]) });

/**
 * A paper issued by steps of cases, in the official layout: its texts with tags in braces, which a place may replace by its own Word file.
 * `general`: for steps that name a paper that does not exist.
 */
export const caseDocument = z.strictObject({ ...ofEveryEntry, names, paper: z.strictObject({ zh: paper, en: paper }) });
