/** Fits boundaries of a portfolio in a thread of the pool. */
export { portfolioRows } from './portfolio-row.ts';
