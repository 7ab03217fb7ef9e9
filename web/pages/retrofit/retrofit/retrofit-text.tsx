import { inTenThousands } from '#kernel/money-text.ts';
import { type RetrofitField, retrofitFieldTerms } from '#retrofit/retrofit/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { poolWords } from './words.ts';

/** Fields that only a step sets, not an edit. */
const ofSteps: ReadonlySet<string> = new Set(['code', 'state', 'option', 'savings', 'estimate']);

/** The fields that a person edits, in their order. */
export const editable = (Object.keys(retrofitFieldTerms) as RetrofitField[]).filter((field) => !ofSteps.has(field));

const yesFields: ReadonlySet<string> = new Set(['safe', 'worth']);

const isMoney = (field: string): boolean => field === 'cost' || field.startsWith('fund:');

const unitOf = (field: string): string => (retrofitFieldTerms as Readonly<Record<string, { readonly unit?: string }>>)[field]?.unit ?? '';

/** Names and readable values of a retrofit project's fields; null if not filled in. */
export function useRetrofitText(): EntityText & {
  readonly wan: (yuan: string | null) => string;
  readonly state: (code: string) => string;
} {
  const { format } = useLanguage();
  const words = usePageWords(poolWords);
  const { nameOf } = usePlaces();
  const names: Readonly<Record<string, string>> = words.field;
  const states: Readonly<Record<string, string>> = words.state;
  const yes = [
    { value: 'true', label: words.label.yes },
    { value: 'false', label: words.label.no },
  ];
  const wan = (yuan: string | null) => (yuan === null ? format.none : words.costOf(inTenThousands(yuan)));
  return {
    undated: true,
    valueHint: words.valueHint,
    wan,
    state: (code) => states[code] ?? code,
    name: (field) => names[field] ?? field,
    text(field, value) {
      if (value === null || value === undefined || value === '') return null;
      if (typeof value === 'boolean') return value ? words.label.yes : words.label.no;
      if (field === 'estimate' && Array.isArray(value)) return value.length === 0 ? null : words.estimatesHeld(format.count(value.length));
      if (Array.isArray(value)) return value.length === 0 ? null : value.join(format.and);
      if (isMoney(field)) return wan(String(value as string));
      if (field === 'state') return states[String(value as string)] ?? String(value as string);
      if (field === 'savings') return words.savingsHeld;
      if (field === 'region') return nameOf(String(value as string));
      return typeof value === 'number' && field !== 'year' ? format.quantity(value, unitOf(field)) : String(value as string);
    },
    box(field, { id, value, onValue }) {
      if (!yesFields.has(field)) return undefined;
      return <Choice id={id} value={value === '' ? undefined : value} none="" onChoose={(one) => onValue(one ?? '')} options={yes} />;
    },
  };
}
