/** `npm run verify`: types, lint with its import rules, format and unused code, two in parallel. */
import { checks, runChecks, tell } from './check.ts';

const outcomes = await runChecks(checks, 2, tell);
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
