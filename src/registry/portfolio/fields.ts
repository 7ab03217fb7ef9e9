import { dayField, type Dictionary, type FieldSpec, numberField, textField } from '#platform/list-intake/fields.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import { memberFieldTerms, portfolioFieldTerms } from './vocabulary.ts';

const ofPortfolio = (name: keyof typeof portfolioFieldTerms, also: readonly string[] = []) => ({
  name,
  ...labelOf(portfolioFieldTerms[name]),
  also,
  synonyms: [],
});

const ofMember = (name: keyof typeof memberFieldTerms, also: readonly string[] = []) => ({
  name,
  ...labelOf(memberFieldTerms[name]),
  also,
  synonyms: [],
});

const written = /^(\d{1,9})(?:\.(\d{1,6}))?$/u;

const shares = { 1: 1, '%': 0.01 };

/**
 * A decimal number, at least 0, kept as text without trailing zeros, because money is calculated from it exactly.
 * @param most its maximum
 */
function decimal(names: ReturnType<typeof ofMember>, most: number): FieldSpec {
  return {
    ...names,
    ...(most === 1 && { units: shares }),
    parse: (text, factor) => {
      const percent = most === 1 ? /^(.*?)\s*%$/u.exec(text.normalize('NFKC').trim())?.[1] : undefined;
      const [, whole, rest = ''] = written.exec(percent ?? text.normalize('NFKC').trim()) ?? [];
      if (whole === undefined)
        return Number.isFinite(Number(text))
          ? { fault: 'out-of-range', evidence: { value: text, min: 0, max: most } }
          : { fault: 'not-a-number', evidence: { text, value: text } };
      const decimals = rest.replace(/0+$/u, '');
      const plain = `${whole.replace(/^0+(?=\d)/u, '')}${decimals === '' ? '' : `.${decimals}`}`;
      const value = percent === undefined && factor === 1 ? plain : String(Number((Number(plain) / 100).toPrecision(12)));
      return Number(value) > most ? { fault: 'out-of-range', evidence: { value: text, min: 0, max: most } } : { value };
    },
  };
}

/** More than any market pays, yuan per kWh: a typing error. */
const mostPrice = 100_000;

/** A spaced slash separates the codes of portfolio and building, so the first must not contain one. */
const codeOfPortfolio: FieldSpec = {
  ...textField(ofPortfolio('code'), 100),
  required: true,
  parse: (text) => (text.includes(' / ') ? { fault: 'bad-text' } : textField(ofPortfolio('code'), 100).parse(text, 1)),
};

export const portfolioDictionary: Dictionary = {
  kind: 'portfolios',
  fields: [codeOfPortfolio, { ...textField(ofPortfolio('name'), 200), required: true }, textField(ofPortfolio('organisation'), 200)],
};

export const memberDictionary: Dictionary = {
  kind: 'members',
  fields: [
    { ...textField(ofMember('portfolio', [headingTerms.portfolio.zh]), 100), required: true },
    { ...textField(ofMember('building', [headingTerms.building.zh, '建筑编号']), 100), required: true },
    dayField(ofMember('from', ['起', '起始日期'])),
    dayField(ofMember('to', ['止'])),
    decimal(ofMember('share', ['分成比例']), 1),
    textField(ofMember('consent', ['同意书', '同意依据']), 500),
    decimal(ofMember('price'), mostPrice),
    numberField(ofMember('maxKw'), { min: 0, max: 1_000_000, units: { kW: 1, MW: 1000, W: 0.001 } }),
  ],
};

/** The code of a member. */
export const memberCode = (portfolio: string, building: string): string => `${portfolio} / ${building}`;
