import { Problem } from '#kernel/problem.ts';

/** The origin that tiles come from; null where none are set. Throws Problem `tiles-not-usable` for an address that no map can ask. */
export function originOfTiles(address: string): string | null {
  if (address === '') return null;
  const lacking = ['{z}', '{x}', '{y}'].filter((part) => !address.includes(part));
  const url = URL.parse(address.replaceAll(/[{}]/gu, ''));
  // the origin goes into the page's policy: only what a URL parser made is let in
  if (url === null || url.protocol !== 'https:' || lacking.length > 0)
    throw new Problem('bad-input', 'tiles-not-usable', { tiles: address });
  return url.origin;
}
