import type { CaseShown } from './case-shown.ts';
import type { Typed } from './step-form.tsx';

/** What was filled in and not submitted, by step. */
type KeptForms = Readonly<
  Record<
    string,
    { readonly fields: Readonly<Record<string, unknown>>; readonly note: string; readonly reasons?: Readonly<Record<string, string>> }
  >
>;

const keyOf = (account: string, code: string): string => `yaodong.case.${account}.${code}`;

/** What the account had filled into the steps of a case in this browser; empty if it was submitted or never started. */
export function keptForms(account: string, code: string): Readonly<Record<string, Typed>> {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(account, code)) ?? '{}') as KeptForms;
    return Object.fromEntries(
      Object.entries(kept).map(
        ([step, { fields, note, reasons = {} }]) => [step, { fields, note, reasons, files: {}, paper: {} }] as const,
      ),
    );
  } catch {
    return {};
  }
}

/** Keeps what is filled in, except personal values, which are never put in browser storage. */
export function keepForms(account: string, of: Pick<CaseShown, 'case' | 'steps'>, typed: Readonly<Record<string, Typed>>): void {
  const personal = new Set(of.steps.flatMap(({ form }) => form.filter((one) => one.personal).map(({ field }) => field)));
  const kept = Object.entries(typed).flatMap(([step, { fields, note, reasons = {} }]) => {
    const plain = Object.fromEntries(Object.entries(fields).filter(([field]) => !personal.has(field)));
    return Object.keys(plain).length === 0 && note === '' ? [] : [[step, { fields: plain, note, reasons }] as const];
  });
  try {
    if (kept.length === 0) localStorage.removeItem(keyOf(account, of.case));
    else localStorage.setItem(keyOf(account, of.case), JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // full or disabled storage keeps nothing; what was typed is still in the page
  }
}
