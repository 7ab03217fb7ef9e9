/** What a thread does with long files. */
export { parseAside } from './parsed-text.ts';
export { readAside } from './read-aside.ts';
