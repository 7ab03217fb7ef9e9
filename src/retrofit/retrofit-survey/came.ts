import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { refuseUnread } from '#kernel/seen.ts';
import * as photos from './photo-store.ts';
import * as store from './store.ts';

type Queryable = Parameters<typeof store.entriesOf>[0];

/** Hash of all entries of a survey. */
export async function cameHash(on: Queryable, survey: number): Promise<string> {
  const entries = await store.entriesOf(on, checkedByCaller, survey);
  const pictures = await photos.photosOf(on, checkedByCaller, survey);
  return sha256(canonicalJson({ survey, entries, photos: pictures.map(({ id }) => id) }));
}

/**
 * A decision on a survey requires having read all of its entries.
 * @param on holds the survey, so that no more entries come in
 * @throws Problem `seen-missing`, `seen-not-latest`
 */
export async function refuseMoreCame(on: Queryable, survey: number, seen: string | undefined): Promise<void> {
  const entries = await store.entriesOf(on, checkedByCaller, survey);
  const things = [...new Set(entries.map(({ building, equipment }) => equipment ?? building))];
  refuseUnread(seen, await cameHash(on, survey), things.join(', ') || '—', { survey });
}
