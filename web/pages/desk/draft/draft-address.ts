import type { client } from '../../../api.ts';
import { textIn } from '../../../ui/address.ts';

export type Draft = Awaited<ReturnType<typeof client.draft.get>>;
export type DraftHead = Awaited<ReturnType<typeof client.draft.list>>['drafts'][number];
export type DraftKind = Draft['kind'];
export type Question = Readonly<Record<string, unknown>>;

/** The open draft, and the revision that the page is based on; without a revision the page has yet to be filled. */
export type DraftAddress = { readonly draft: string | undefined; readonly rev: string | undefined };

export function readDraft(given: Readonly<Record<string, unknown>>): DraftAddress {
  return { draft: textIn(given, 'draft'), rev: textIn(given, 'rev') };
}

/** The page that a kind of draft fills. */
export const pageOf = {
  'design-check': '/policy/plot',
  'planning-conditions': '/policy/plot',
  rating: '/rating',
  prefab: '/rating/prefab',
} as const satisfies Record<DraftKind, string>;
