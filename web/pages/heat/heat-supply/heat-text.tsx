import { householdFacts, householdFieldTerms, settlementPointFacts, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { useKindText } from '../../platform/ledger/kind-text.tsx';
import { heatSupplyPageWords } from './words.ts';

/** The fields of a household that a person edits, in their order. */
export const householdFields = Object.keys(householdFacts);

/** The fields of a settlement point that a person edits. */
export const pointFields = ['building', ...Object.keys(settlementPointFacts)];

/** The texts for households. */
export const useHouseholdText = (): EntityText =>
  useKindText(householdFieldTerms, { valueHint: usePageWords(heatSupplyPageWords).valueHint });

/** The texts for settlement points. */
export const useSettlementPointText = (): EntityText =>
  useKindText(settlementPointFieldTerms, { valueHint: usePageWords(heatSupplyPageWords).valueHint });

/** Cells that hold their text, or nothing. */
export const asText = <Field extends string>({ text }: EntityText, fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [field, { value: (row: Readonly<Record<Field, unknown>>) => text(field, row[field]) }]));
