import {
  type HouseholdField,
  heatMethodTerms,
  householdFieldTerms,
  householdStatusTerms,
  type SettlementPointField,
  settlementPointFieldTerms,
} from '#heat/heat-supply/vocabulary.ts';
import { type Category, termText, useTerms, wordsIn } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { heatSupplyPageWords } from './words.ts';

const edited = (fields: readonly string[]) => fields.filter((field) => field !== 'code' && field !== 'from');

/** The fields of a household that a person edits, in their order. */
export const householdFields = edited(Object.keys(householdFieldTerms) as HouseholdField[]);

/** The fields of a settlement point that a person edits. */
export const pointFields = edited(Object.keys(settlementPointFieldTerms) as SettlementPointField[]);

/** The texts for households. */
export const useHouseholdText = (): EntityText => useHeatText(householdFieldTerms, 'status', householdStatusTerms);

/** The texts for settlement points. */
export const useSettlementPointText = (): EntityText => useHeatText(settlementPointFieldTerms, 'method', heatMethodTerms);

/** Field names, numbers with their unit, and the value of the one choice field in words. */
function useHeatText(fields: Category, chosenField: string, choices: Category): EntityText {
  const { language, format } = useLanguage();
  const words = usePageWords(heatSupplyPageWords);
  const unitOf = (field: string) => (fields as Readonly<Record<string, { readonly unit?: string }>>)[field]?.unit;
  return {
    valueHint: words.valueHint,
    name: (field) => termText(fields, field, language),
    text(field, value) {
      if (value === null || value === undefined || value === '') return null;
      const text = String(value as string);
      if (field === chosenField) return termText(choices, text, language);
      // a city names its classes itself, mostly after the use of a building
      if (field === 'class') return termText(useTerms, text, language);
      const unit = unitOf(field);
      return unit === undefined ? text : format.quantity(Number(text), unit);
    },
    box(field, { id, value, onValue }) {
      if (field !== chosenField) return undefined;
      const options = Object.entries(wordsIn(choices, language)).map(([code, label]) => ({ value: code, label }));
      const choose = (one: string | undefined) => onValue(one ?? '');
      return <Choice id={id} value={value === '' ? undefined : value} none="" options={options} onChoose={choose} />;
    },
  };
}
