import { textIn } from '../../../ui/address.ts';

/** The state of the page that tests rules: the job that does it. */
export const readBaselineTest = (given: Readonly<Record<string, unknown>>) => ({ job: textIn(given, 'job') });
