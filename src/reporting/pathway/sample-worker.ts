/** Calculates samples of a plan in a thread of the pool. */
export { sampled } from './sample.ts';
