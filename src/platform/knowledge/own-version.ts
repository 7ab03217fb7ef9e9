import { stringify } from 'yaml';
import type { Seen } from './chronicle.ts';
import { withoutKind } from './checked-file.ts';
import type { Kind } from './entry.ts';
import { refuseNotLatest } from '#kernel/seen.ts';

/**
 * The city's own file of one entry with every version there has been, and one more.
 * @param entry the new version as a file has it, without its number
 * @param seen the version that the new one follows; any where it is not said
 * @throws Problem `seen-not-latest` where it would follow another
 */
export function withNextVersion(
  kind: Kind,
  id: string,
  before: readonly Seen[],
  entry: object,
  seen?: number,
): { readonly version: number; readonly text: string } {
  const own = before.filter((one) => one.kind === kind && one.held.id === id).toSorted((a, b) => a.held.version - b.held.version);
  refuseNotLatest(seen, own.at(-1)?.held.version ?? 0, id);
  const version = (own.at(-1)?.held.version ?? 0) + 1;
  const entries = [...own.map(({ written }) => withoutKind(written)), { id, version, ...entry }];
  return { version, text: stringify({ kind, entries }, { lineWidth: 0 }) };
}
