import { today } from '#kernel/today.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { comparedText } from '#kernel/compared-text.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Place } from '#platform/place/place.ts';
import { customers } from './customer-store.ts';
import { heatPaymentDictionary, requiredOfPayment } from './fields.ts';
import { heatPaymentTable, paymentReferences, seesPayment } from './payment-store.ts';

/** The key by which references are compared: equal references of two companies are different. */
const comparedOf = ({ company, reference }: Fields): string => JSON.stringify([company, comparedText(String(reference))]);

const codeOf = ({ company, reference }: Fields): string | null =>
  typeof company === 'string' && typeof reference === 'string' ? `${company} ${reference}` : null;

export type PaymentKindNeeds = { readonly place: Pick<Place, 'sights'>; readonly now: () => number };

/**
 * A payment for heat as a kind of the ledger, by the company that it was paid to and its reference. What a reference refers to never
 * changes: the same row again is reported as repeated, a different amount under it is rejected, and so is the same reference in a different
 * spelling.
 */
export const heatPaymentKind = ({ place, now }: PaymentKindNeeds): KindSpec => ({
  name: 'heat-payment',
  liesBy: { household: 'household', account: 'heat-account' },
  table: heatPaymentTable,
  dictionary: heatPaymentDictionary,
  identity: [],
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

/** Why a new payment is rejected. @param references in their original spelling, by comparison key; this one is added */
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

/** The customer numbers of a company (用户编号) may be households or accounts: if only an account has that number, it is taken as one. */
function takeAccount(fields: Record<string, unknown>, { households, companies }: Known): void {
  const { household, account } = fields;
  if (account !== undefined || typeof household !== 'string' || households.has(household) || !companies.has(household)) return;
  fields['account'] = household;
  delete fields['household'];
}

/** The account of a household that has only ever had one; undefined if the payment has to name it. */
function onlyAccountOf({ household }: Fields, { households }: Known): string | undefined {
  const [only, ...others] = typeof household === 'string' ? (households.get(household)?.accounts ?? []) : [];
  return others.length === 0 ? only : undefined;
}

/** The payee: the company of its household, or of its account if that has only one. */
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
