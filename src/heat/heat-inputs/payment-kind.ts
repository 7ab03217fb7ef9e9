import { today } from '#kernel/today.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { comparedText } from '#kernel/compared-text.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Place } from '#platform/place/place.ts';
import { customers } from './customer-store.ts';
import { heatPaymentDictionary, requiredOfPayment } from './fields.ts';
import { heatPaymentTable, paymentReferences, seesPayment } from './payment-store.ts';

/** A payment as references are compared: of two companies they are two, whatever they read together. */
const comparedOf = ({ company, reference }: Fields): string => JSON.stringify([company, comparedText(String(reference))]);

const codeOf = ({ company, reference }: Fields): string | null =>
  typeof company === 'string' && typeof reference === 'string' ? `${company} ${reference}` : null;

export type PaymentKindNeeds = { readonly place: Pick<Place, 'sights'>; readonly now: () => number };

/**
 * A payment for heat as a kind of the ledger, by the company that it was paid to and its reference. What a reference stands for never
 * changes: the same again is told as repeated, another amount under it is rejected, and so is the same reference in another spelling.
 */
export const heatPaymentKind = ({ place, now }: PaymentKindNeeds): KindSpec => ({
  name: 'heat-payment',
  liesBy: { household: 'household', account: 'heat-account' },
  table: heatPaymentTable,
  dictionary: heatPaymentDictionary,
  required: requiredOfPayment,
  codeOf,
  twice: { field: 'reference', code: 'repeated' },
  repeats: true,
  sees: seesPayment,
  surroundings: async (on, scope) => {
    const own = (await place.sights(scope, on)).operators;
    const known = byName(await customers(on, scope));
    const references = new Map((await paymentReferences(on, scope)).map((one) => [comparedOf(one), one.reference]));
    const refuseNew = (fields: Fields): FieldFault | null => faultOfNew(fields, references, today(now()));
    return surroundingsOf(known, { refuseNew, isSeen: ({ company }) => 'all' in scope.sees || own?.has(String(company)) === true });
  },
});

type Household = { readonly company: string; readonly accounts: ReadonlySet<string> };
type Known = { readonly households: ReadonlyMap<string, Household>; readonly companies: ReadonlyMap<string, ReadonlySet<string>> };

/** Households by code, and the companies that an account is a customer of. */
function byName(rows: Awaited<ReturnType<typeof customers>>): Known {
  const households = new Map<string, Household>();
  const companies = new Map<string, Set<string>>();
  for (const { household, company, accounts } of rows) {
    if (company === null) continue;
    const named = new Set(accounts.map((account) => account ?? household));
    households.set(household, { company, accounts: named });
    for (const account of named) companies.set(account, (companies.get(account) ?? new Set()).add(company));
  }
  return { households, companies };
}

/** What keeps a new payment out. @param references as they were first written, by how they are compared; learns this one */
function faultOfNew(fields: Fields, references: Map<string, string>, on: string): FieldFault | null {
  const [key, reference] = [comparedOf(fields), String(fields['reference'])];
  const other = references.get(key);
  if (other !== undefined && other !== reference)
    return { field: 'reference', code: 'reference-spelled', evidence: { code: reference, other } };
  if (String(fields['paid']) > on) return { field: 'paid', code: 'paid-in-future', evidence: { value: fields['paid'] } };
  references.set(key, reference);
  return null;
}

type OfScope = Pick<Surroundings, 'isSeen'> & { readonly refuseNew: (fields: Fields) => FieldFault | null };

function surroundingsOf(known: Known, { isSeen, refuseNew }: OfScope): Surroundings {
  return {
    defaults: {},
    resolve(fields) {
      takeAccount(fields, known);
      fields['account'] ??= onlyAccountOf(fields, known);
      const found = companyOf(fields, known);
      if (typeof found !== 'string') return found;
      fields['company'] = found;
      return [];
    },
    isSeen,
    refuse: (_code, before, after) =>
      before === null
        ? refuseNew(after)
        : canonicalJson(before) === canonicalJson(after)
          ? null
          : { field: 'reference', code: 'repeated', evidence: { code: after['reference'] } },
  };
}

/** What a company numbers its customers by (用户编号) may be households or accounts: where there is only such an account, it is one. */
function takeAccount(fields: Record<string, unknown>, { households, companies }: Known): void {
  const { household, account } = fields;
  if (account !== undefined || typeof household !== 'string' || households.has(household) || !companies.has(household)) return;
  fields['account'] = household;
  delete fields['household'];
}

/** The account of a household that has ever had but one; undefined where a payment has to name it. */
function onlyAccountOf({ household }: Fields, { households }: Known): string | undefined {
  const [only, ...others] = typeof household === 'string' ? (households.get(household)?.accounts ?? []) : [];
  return others.length === 0 ? only : undefined;
}

/** To whom it was paid: the company of its household, or of its account where that has but one. */
function companyOf({ household, account }: Fields, { households, companies }: Known): string | FieldFault[] {
  const unknownAccount: FieldFault[] = [{ field: 'account', code: 'account-unknown', evidence: { value: account } }];
  if (typeof account !== 'string' && (typeof household !== 'string' || households.has(household)))
    return [{ field: 'account', code: 'missing', evidence: { field: 'account' } }];
  if (typeof household === 'string') {
    const found = households.get(household);
    if (found === undefined) return [{ field: 'household', code: 'household-unknown', evidence: { value: household } }];
    return found.accounts.has(String(account)) ? found.company : unknownAccount;
  }
  const [company, ...others] = companies.get(String(account)) ?? [];
  if (company === undefined) return unknownAccount;
  return others.length === 0 ? company : [{ field: 'household', code: 'missing', evidence: { field: 'household' } }];
}
