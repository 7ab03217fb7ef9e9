import { Problem } from '#kernel/problem.ts';

/** The origin of the tiles; null if none are set. Throws Problem `tiles-not-usable` for an address that no map can use. */
export function originOfTiles(address: string): string | null {
  if (address === '') return null;
  const lacking = ['{z}', '{x}', '{y}'].filter((part) => !address.includes(part));
  const url = URL.parse(address.replaceAll(/[{}]/gu, ''));
  // the origin goes into the page's policy: only the output of a URL parser is allowed in
  if (url === null || url.protocol !== 'https:' || lacking.length > 0)
    throw new Problem('bad-input', 'tiles-not-usable', { tiles: address });
  return url.origin;
}
