import type { Side } from './facts.ts';

/** What a party said of terms, an event or an entry. */
export type Word = { readonly side: Side; readonly says: 'confirm' | 'dispute' };

export type Agreement = {
  /** Once both last said yes, until both last said no. */
  readonly agreed: boolean;
  /** The last word of each party; null where it said nothing. */
  readonly owner: Word['says'] | null;
  readonly provider: Word['says'] | null;
};

/** What both parties' words come to, in the order in which they were said. What both agreed, one alone does not end. */
export function agreementOf(words: readonly Word[]): Agreement {
  let standing: Agreement = { agreed: false, owner: null, provider: null };
  for (const { side, says } of words) {
    const said = { ...standing, [side]: says };
    const isOne = said.owner === said.provider;
    standing = { ...said, agreed: isOne ? says === 'confirm' : standing.agreed };
  }
  return standing;
}
