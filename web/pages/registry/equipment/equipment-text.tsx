import { type EquipmentField, equipmentFieldTerms, equipmentKindTerms, equipmentStateTerms } from '#registry/equipment/vocabulary.ts';
import { termText, wordsIn } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { equipmentWords } from './words.ts';

/** Fields that are yes, no or not known. */
const yesFields: ReadonlySet<string> = new Set(['meetsStandard', 'unsafe', 'worthRepair', 'inefficient', 'accident', 'damaged']);

/** The fields that a person edits, in their order. */
export const editable = (Object.keys(equipmentFieldTerms) as EquipmentField[]).filter((field) => field !== 'code' && field !== 'from');

/** Names and readable values of an equipment's fields; null if not filled in. */
export function useEquipmentText(): EntityText & { readonly kind: (code: string) => string; readonly state: (code: string) => string } {
  const { language, format } = useLanguage();
  const words = usePageWords(equipmentWords);
  const kinds = wordsIn(equipmentKindTerms, language);
  const yes = [
    { value: 'true', label: words.yes },
    { value: 'false', label: words.no },
  ];
  return {
    valueHint: words.valueHint,
    name: (field) => termText(equipmentFieldTerms, field, language),
    kind: (code) => termText(equipmentKindTerms, code, language),
    state: (code) => termText(equipmentStateTerms, code, language),
    text(field, value) {
      if (value === null || value === undefined || value === '') return null;
      if (typeof value === 'boolean') return value ? words.yes : words.no;
      if (typeof value === 'number') return field === 'life' ? words.years(format.count(value)) : format.quantity(value, unitOf(field));
      const text = String(value as string);
      if (field === 'kind') return termText(equipmentKindTerms, text, language);
      return field === 'removed' ? format.day(text) : text;
    },
    box(field, { id, value, onValue }) {
      const chosen = { id, value: value === '' ? undefined : value, none: '', onChoose: (one: string | undefined) => onValue(one ?? '') };
      if (field === 'kind') return <Choice {...chosen} options={Object.entries(kinds).map(([code, label]) => ({ value: code, label }))} />;
      if (yesFields.has(field)) return <Choice {...chosen} options={yes} />;
      if (field === 'removed') return <DayInput id={id} value={chosen.value} onDay={(day) => onValue(day ?? '')} />;
      return undefined;
    },
  };
}

const unitOf = (field: string): string => (equipmentFieldTerms as Readonly<Record<string, { readonly unit?: string }>>)[field]?.unit ?? '';
