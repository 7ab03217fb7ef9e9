import { contractFormWords } from './form-words.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { contractsPageWords } from './words.ts';

/** The names of terms, by their keys in a file. */
export function useSpellTerm() {
  const words = usePageWords(contractsPageWords);
  const form = usePageWords(contractFormWords);
  const terms: Readonly<Record<string, string>> = {
    code: words.label.code,
    name: words.label.name,
    type: words.term.type,
    owner: words.side.owner,
    provider: words.side.provider,
    from: words.first,
    to: words.end,
    period: words.term.settlementPeriod,
    basis: words.term.basis,
    confidence: words.confidence,
    minCoverage: words.minCoverage,
    boundaries: form.boundaries,
    prices: form.prices,
    providerShare: form.providerShare,
    negative: form.negative,
    fee: form.feeRows,
    guarantee: form.guarantee,
    base: form.base,
    adjust: form.adjust,
  };
  const ofRows: Readonly<Record<string, string>> = {
    boundary: words.saving.boundary,
    name: words.saving.boundary,
    baseline: form.sealed,
    stipulated: form.stipulated,
    from: form.effective,
    percent: words.term.share,
    month: form.monthOfYear,
    yuan: form.perUnit,
    quantity: form.quantity,
    shortfallYuan: form.shortfallYuan,
    surplusYuan: form.surplusYuan,
  };
  const own: Readonly<Record<string, string>> = {
    'guarantee.from': form.periodFirst,
    'guarantee.to': form.periodEnd,
    'fee.yuan': form.yuan,
    'base.quantity': form.baseQuantity,
    'base.yuan': form.baseYuan,
  };
  const term = (name: string): string => terms[name] ?? name;
  const part = (name: string, which: string): string => own[`${name}.${which}`] ?? ofRows[which] ?? which;
  /** A place such as `prices[0].yuan`, or `base (一号楼, 3)`, in words. */
  const place = (text: string): string => {
    const [, name = text, row, which, about] = /^(\w+)(?:\[(\d+)\])?(?:\.(\w+))?(?:.*? \((.*)\))?/u.exec(text) ?? [];
    const where = row === undefined ? term(name) : form.row(term(name), String(Number(row) + 1));
    const whole = which === undefined ? where : form.part(where, part(name, which));
    return about === undefined ? whole : form.part(whole, about);
  };
  return { term, part, place };
}
