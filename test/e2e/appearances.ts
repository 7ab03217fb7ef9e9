import { barriers, barriersOfColoursAndWords } from './axe.ts';
import { settled } from './console.ts';
import type { Visit } from './visit.ts';

/** What axe finds on a page that stands in light colours, and what other colours break once they are dark. It is light again afterwards. */
export async function barriersInLightAndDark(visit: Visit): Promise<string[]> {
  const light = await barriers(visit);
  await visit.page.emulateMedia({ colorScheme: 'dark' });
  await settled(visit);
  const dark = await barriersOfColoursAndWords(visit);
  await visit.page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((one) => `in dark: ${one}`)];
}
