import type { Side } from './facts.ts';

/** A party's answer to terms, an event or an entry. */
export type Word = { readonly side: Side; readonly says: 'confirm' | 'dispute' };

export type Agreement = {
  /** True once both parties' last answer was yes, until the last answer of both is no. */
  readonly agreed: boolean;
  /** The last answer of each party; null if it gave none. */
  readonly owner: Word['says'] | null;
  readonly provider: Word['says'] | null;
};

/** The result of both parties' answers, in the order given. What both agreed cannot be ended by one alone. */
export function agreementOf(words: readonly Word[]): Agreement {
  let standing: Agreement = { agreed: false, owner: null, provider: null };
  for (const { side, says } of words) {
    const said = { ...standing, [side]: says };
    const isOne = said.owner === said.provider;
    standing = { ...said, agreed: isOne ? says === 'confirm' : standing.agreed };
  }
  return standing;
}
