import { z } from 'zod';

/** How a file is read in one respect: what was decided, by what, based on which of its words, and whether it says so itself. */
export const decisionShape = z.object({
  what: z.string(),
  decided: z.string(),
  by: z.string(),
  text: z.string(),
  sure: z.boolean(),
  detail: z.string(),
});

/** What a file leaves open, with each answer: the option that it sets on the command line, and the result of the file then. */
export const questionShape = z.object({
  code: z.string(),
  detail: z.string(),
  choices: z.array(
    z.object({
      set: z.record(z.string(), z.union([z.string(), z.number()])),
      option: z.string(),
      label: z.string(),
      comesTo: z.union([z.string(), z.number()]).optional(),
    }),
  ),
});
