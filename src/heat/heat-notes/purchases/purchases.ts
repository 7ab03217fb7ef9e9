import { inTransaction } from '#platform/imports/imports.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import { decimalText } from '#kernel/exact-number.ts';
import { moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { refuseUnread } from '#kernel/seen.ts';
import { today } from '#kernel/today.ts';
import { explainPurchase, purchaseFigure } from './explain-purchase.ts';
import { heatChain } from '../season/heat-chain.ts';
import type { PaperNeeds } from '../needs.ts';
import { purchasesHash, purchasesText } from '../notes-hash.ts';
import { purchaseNotesOf } from './purchase-note.ts';
import * as store from './purchase-note-store.ts';
import { seasonReport } from '../season/season-report.ts';

type PurchaseQuestion = { readonly company: string; readonly season: string };

/** What heat companies buy, and the statements issued on it: numbered without gaps, never changed, later the difference. */
export function createPurchases(needs: PaperNeeds) {
  const { postgres, now, audit } = needs;
  return {
    /** What was bought, what was issued on it and what would be; empty if it is not the requester's. Throws `season-missing`. */
    async show(scope: Scope, { knownAt, ...asked }: PurchaseQuestion & { readonly knownAt?: string | undefined }) {
      const at = now();
      const { ends: _ends, ...bought } = await boughtOf(needs, scope, asked, asOf(at, knownAt));
      if (!(await store.isBuyer(postgres, scope, asked.company))) return { ...bought, issued: [], hash: purchasesHash([]), notes: [] };
      return inTransaction(postgres, async (on) => {
        const before = await store.purchaseNotes(on, checkedByCaller, asked);
        const notes = purchaseNotesOf(bought.suppliers, before);
        const issued = store.numbered(notes, asked, await store.nextPurchase(on, wholeProgram, asked), today(at));
        return { ...bought, issued: issued.map(presentNote), hash: purchasesHash(notes), notes: before.map(presentNote) };
      });
    },
    /**
     * Issues a statement for each supplier, or the difference from what was issued before. Throws `no-such-organisation` for a company that
     * is not the requester's, `season-missing`, `season-open`, `seen-missing`, `seen-not-latest`.
     */
    async issue(scope: Scope, { seen, ...asked }: PurchaseQuestion & { readonly seen?: string | undefined }) {
      const { company, season } = asked;
      if (!(await store.isBuyer(postgres, scope, company)))
        throw new Problem('not-found', 'no-such-organisation', { organisation: company });
      const told = await inTransaction(postgres, async (on) => {
        // anyone else issuing them waits here, and then knows everything that this call knew
        const first = await store.nextPurchase(on, wholeProgram, asked);
        const at = now();
        const known = asOf(at, undefined);
        const { ends, ...bought } = await boughtOf(needs, scope, asked, known);
        if (ends !== null && today(at) < ends.to) throw new Problem('cannot-do', 'season-open', { season, ...ends });
        const before = await store.purchaseNotes(on, checkedByCaller, asked);
        const notes = purchaseNotesOf(bought.suppliers, before);
        const hash = purchasesHash(notes);
        refuseUnread(seen, hash, purchasesText(notes), { company, season });
        const issued = store.numbered(notes, asked, first, today(at));
        await store.issuePurchases(on, scope, issued, { ...asked, first, ...known });
        return { ...bought, issued: issued.map((note) => presentNote({ ...note, ...known })), hash, notes: before.map(presentNote) };
      });
      await audit(scope, {
        action: 'heat-purchase',
        subject: `season:${season}`,
        region: { where: [`organisation:${company}`] },
        detail: { company, notes: told.issued.length },
      });
      return told;
    },
    /** The basis of a statement of heat bought, by its number. Throws `no-such-note` for one that is not the requester's. */
    async explain(scope: Scope, figure: string, number: string) {
      const of = await store.purchaseOf(postgres, wholeProgram, number);
      const isOwn = of !== undefined && (await store.isBuyer(postgres, scope, of.company));
      const note = isOwn ? (await store.purchaseNotes(postgres, checkedByCaller, of)).find((one) => one.number === number) : undefined;
      if (note === undefined) throw new Problem('not-found', 'no-such-note', { number });
      return explainPurchase(needs, scope, note, figure);
    },
    /** The path of a season's heat from the plants to the households. Throws `nothing-to-close`, `season-missing`. */
    chain: async (scope: Scope, asked: PurchaseQuestion) => heatChain(await seasonReport(needs, scope, asked)),
  };
}

const boughtOf = async ({ heatBilling }: PaperNeeds, scope: Scope, asked: PurchaseQuestion, known: AsOf) => {
  const { suppliers, ...bought } = await heatBilling.purchase(scope, asked, known);
  return { ...bought, suppliers: suppliers.map(({ supplier, months }) => ({ supplier, months: [...months] })) };
};

/** A statement as returned in responses; an issued one opens by its figure. */
const presentNote = ({ number, kind, supplier, day, quantity, total, lines, ...known }: store.PurchaseNoteRow & Partial<AsOf>) => ({
  number,
  kind,
  supplier,
  day,
  figure:
    known.received === undefined || known.recorded === undefined
      ? null
      : purchaseFigure({ number, received: known.received, recorded: known.recorded }),
  lines: lines.map((line) => ({ ...line, quantity: Number(line.quantity) })),
  quantity: Number(decimalText(quantity, 4)),
  total: moneyOf(total),
});
