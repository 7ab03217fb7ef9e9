import { inTransaction } from '#platform/imports/imports.ts';
import type { NoticeKind } from '#platform/notice/notice.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { UploadNeeds } from './needs.ts';
import { markTroubled, type Troubled } from './store.ts';
import { uploadTerms } from './vocabulary.ts';

export const parcelNotice: NoticeKind = {
  kind: 'parcel-trouble',
  name: labelOf(uploadTerms.trouble),
  audience: 'administrators',
  urgent: false,
  mail: true,
};

const dayMs = 86_400_000;

/**
 * Notifies administrators of parcels that were refused, and of those without a receipt a day after they were built: once for each version.
 * Findings of one run on one target are one notice. @returns the number of parcels
 */
export async function tellOfTrouble({ postgres, notice, now }: Pick<UploadNeeds, 'postgres' | 'notice' | 'now'>): Promise<number> {
  const at = now();
  return inTransaction(postgres, async (on) => {
    const found = await markTroubled(on, wholeProgram, at - dayMs);
    for (const alike of Map.groupBy(found, ({ target, told }) => JSON.stringify([target, told])).values())
      await notice.post({ ...noticeOf(alike), kind: parcelNotice.kind, to: 'administrators' }, on);
    return found.length;
  });
}

/** @param alike parcels of one target with the same trouble; at least one */
function noticeOf(alike: readonly Troubled[]) {
  const sorted = alike.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const { target, told, day, version, made } = sorted[0] as Troubled;
  const last = sorted.at(-1)?.day ?? day;
  const many = sorted.length > 1;
  return {
    code: `notice-parcel${many ? 's' : ''}-${told}`,
    evidence: many ? { target, day, last, count: sorted.length } : { target, day, version },
    key: `parcel-${told}:${target}:${day}:${version}:${made.getTime()}`,
    link: `/uploads?${new URLSearchParams({ target, day, version: String(version) }).toString()}`,
  };
}
