import { equipmentStateTerms } from '#registry/equipment/vocabulary.ts';
import {
  hvacModeTerms,
  mountingTerms,
  type ResourceField,
  resourceFieldTerms,
  type ResourceKind,
  resourceKindTerms,
} from '#registry/resources/vocabulary.ts';
import { type Category, termText, wordsIn } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { resourceWords } from './words.ts';

/** Fields whose values are codes, except the kind. */
const coded: Readonly<Record<string, Category>> = { mounting: mountingTerms, mode: hvacModeTerms };

const days: ReadonlySet<string> = new Set(['installed', 'removed']);

/** The fields that a person edits, in their order. */
export const editable = (Object.keys(resourceFieldTerms) as ResourceField[]).filter((field) => field !== 'code' && field !== 'from');

const ofKind: Readonly<Record<ResourceKind, readonly ResourceField[]>> = {
  pv: ['area', 'tilt', 'azimuth', 'inverterKw', 'mounting', 'gamma', 'loss', 'albedo'],
  battery: ['minKwh', 'maxKwh', 'dischargeKw', 'chargeEfficiency', 'dischargeEfficiency'],
  ev: [],
  hvac: ['mode', 'cop', 'r', 'c', 'gain', 'set', 'low', 'high'],
  shed: ['share'],
  shift: [],
};

/** Whether a field applies to a kind of resources: a tilt does not apply to a battery. */
export function isOfKind(kind: ResourceKind, field: ResourceField): boolean {
  return ofKind[kind].includes(field) || !Object.values(ofKind).some((fields) => fields.includes(field));
}

/** Names and readable values of a resource's fields; null if not filled in. */
export function useResourceText(): EntityText & { readonly kind: (code: string) => string; readonly state: (code: string) => string } {
  const { language, format } = useLanguage();
  const words = usePageWords(resourceWords);
  const kinds = wordsIn(resourceKindTerms, language);
  return {
    valueHint: words.valueHint,
    name: (field) => termText(resourceFieldTerms, field, language),
    kind: (code) => termText(resourceKindTerms, code, language),
    state: (code) => termText(equipmentStateTerms, code, language),
    text(field, value) {
      if (value === null || value === undefined || value === '') return null;
      if (typeof value === 'number') return format.quantity(value, unitOf(field));
      const text = String(value as string);
      if (field === 'kind') return termText(resourceKindTerms, text, language);
      const terms = coded[field];
      if (terms !== undefined) return termText(terms, text, language);
      return days.has(field) ? format.day(text) : text;
    },
    box(field, { id, value, onValue }) {
      const chosen = { id, value: value === '' ? undefined : value, none: '', onChoose: (one: string | undefined) => onValue(one ?? '') };
      if (field === 'kind') return <Choice {...chosen} options={Object.entries(kinds).map(([code, label]) => ({ value: code, label }))} />;
      const terms = coded[field];
      if (terms !== undefined)
        return <Choice {...chosen} options={Object.entries(wordsIn(terms, language)).map(([code, label]) => ({ value: code, label }))} />;
      if (days.has(field)) return <DayInput id={id} value={chosen.value} onDay={(day) => onValue(day ?? '')} />;
      return undefined;
    },
  };
}

const unitOf = (field: string): string => (resourceFieldTerms as Readonly<Record<string, { readonly unit?: string }>>)[field]?.unit ?? '';
