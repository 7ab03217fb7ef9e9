import { accessWords } from '#access/words.ts';
import { httpWords } from '#http/words.ts';
import { jobsWords } from '#jobs/words.ts';
import type { Words } from '#kernel/finding.ts';

/** The words of all slices, by code. */
export const words: Words = { ...httpWords, ...accessWords, ...jobsWords };
