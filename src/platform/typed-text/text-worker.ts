/** What a thread does with long texts. */
export { placesIn, readText } from './reading.ts';
