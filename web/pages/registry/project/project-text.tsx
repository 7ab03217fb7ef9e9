import { projectFacts, projectFieldTerms } from '#registry/project/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { useFactText } from '../../green-building/policy/fact-text.ts';
import { usePolicyWords, useSay } from '../../green-building/policy/facts.ts';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { useKindText } from '../../platform/ledger/kind-text.tsx';
import type { Value } from '../../green-building/policy/project-code.ts';
import { projectWords } from './words.ts';

const own = ['name', ...Object.keys(projectFacts), 'buildings'];

const days = Object.keys(projectFieldTerms).filter((field) => field.endsWith('On'));

/**
 * Names and readable values of a project's fields and of the facts that rules refer to; null if not filled in.
 * @param organisations codes that may be shown
 */
export function useProjectText(organisations: readonly unknown[] = []) {
  const { format } = useLanguage();
  const declared = useKindText(projectFieldTerms, usePageWords(projectWords));
  const { nameOf } = usePlaces();
  const organisationName = useOrganisationNames(organisations);
  const { known } = usePolicyWords();
  const say = useSay();
  const factText = useFactText();
  const text = (field: string, value: unknown): string | null => {
    if (value === null || value === undefined || value === '') return null;
    if (field === 'region' || field === 'developmentZone') return nameOf(String(value as string));
    if (field === 'organisation') return organisationName(String(value as string));
    if (Array.isArray(value)) return value.join(format.and);
    const fact = known?.facts.get(field);
    return fact === undefined ? declared.text(field, value) : factText(fact, value as Value);
  };
  const box: EntityText['box'] = (field, at) => {
    const values = known?.facts.get(field)?.values ?? [];
    const options = values.map((one) => ({ value: String(one.value), label: say(one.names, String(one.value)) }));
    if (options.length === 0) return declared.box?.(field, at);
    const chosen = at.value === '' ? undefined : at.value;
    return <Choice id={at.id} value={chosen} none="" options={options} onChoose={(one) => at.onValue(one ?? '')} />;
  };
  return {
    ...declared,
    text,
    known,
    box,
    name: (field: string): string =>
      Object.hasOwn(projectFieldTerms, field) ? declared.name(field) : say(known?.facts.get(field)?.names, field),
    /** The fields that a person edits. */
    editable: [...own, ...days, ...(known?.facts.keys() ?? [])],
  };
}
