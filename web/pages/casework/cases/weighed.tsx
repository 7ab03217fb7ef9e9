import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Language } from '#kernel/finding.ts';
import { type LocalizedText, textIn } from '#kernel/localized-text.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { useSettled } from '../../metering/metering/typing-draft.ts';
import type { CaseActions, CaseShown, CaseStep, StepWeighed } from './case-shown.ts';
import { TextArea } from './field-box.tsx';
import { officeWords } from './office-words.ts';
import { type Paper, paperGiven } from './paper-fields.tsx';

type Findings = StepWeighed['findings'];

const restMs = 350;

type Form = readonly { readonly field: string; readonly name: string }[];

type Filled = { readonly fields: Readonly<Record<string, unknown>>; readonly paper: Paper };

/** What the server says about what is filled in so far, before it is sent; what is asked for changes as one types. */
export function useWeighed(of: CaseShown, step: CaseStep, { fields, paper }: Filled, actions: CaseActions): Findings {
  const settled = useSettled({ fields, paper }, restMs);
  const query = useQuery({
    queryKey: ['weighed', of.case, of.head, step.transition, settled],
    queryFn: () => actions.weigh({ transition: step.transition, fields: { ...settled.fields }, ...paperGiven(settled.paper) }),
    // about a case that the step begins there is something to tell though nothing is filled in
    enabled: step.begins.length > 0 || (step.form.length > 0 && isAny({ ...of.fields, ...settled.fields })),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return query.data?.findings ?? [];
}

const isAny = (fields: object): boolean => Object.keys(fields).length > 0;

const strengthOf = ({ evidence }: Findings[number]): unknown => evidence['strength'];
const fieldOf = ({ evidence }: Findings[number]): string => String(evidence['field']);

/** What a finding is about, for the label of its reason: its field, or what the server calls it. */
const nameIn = (findings: Findings, form: Form, field: string, language: Language): string => {
  const name = findings.find((one) => fieldOf(one) === field)?.evidence['name'] as LocalizedText | undefined;
  return form.find((one) => one.field === field)?.name ?? textIn(name ?? field, language);
};

/** What stands at the fields: values that are not valid, and what is refused. */
export const faultsWeighed = (findings: Findings): ReadonlyMap<string, string> =>
  new Map(findings.filter((one) => one.severity === 'error').map((one) => [fieldOf(one), one.detail]));

/** The fields that need a reason. */
export const reasonsAsked = (findings: Findings): string[] => [
  ...new Set(findings.filter((one) => strengthOf(one) === 'reason' && one.severity !== 'info').map(fieldOf)),
];

type Reasons = Readonly<Record<string, string>>;

/** The reasons that were typed for what needs one. */
export const reasonsGiven = (findings: Findings, reasons: Reasons): Record<string, string> =>
  Object.fromEntries(
    reasonsAsked(findings).flatMap((field) => {
      const reason = reasons[field] ?? '';
      return reason.trim() === '' ? [] : [[field, reason]];
    }),
  );

/** What is told before a step is sent: what will be kept as told, and what needs a reason, with a box for it. */
export function WeighedList({
  findings,
  form,
  reasons,
  onReasons,
}: {
  readonly findings: Findings;
  readonly form: Form;
  readonly reasons: Reasons;
  readonly onReasons: (reasons: Reasons) => void;
}) {
  const words = usePageWords(officeWords);
  const { language } = useLanguage();
  const told = findings.filter((one) => one.severity !== 'error');
  if (told.length === 0) return null;
  return (
    <section aria-label={words.weighed} className="yd-stack">
      <h3>{words.weighed}</h3>
      <FindingList findings={told} />
      {reasonsAsked(findings).map((field) => (
        <TextArea
          key={field}
          label={words.reasonFor(nameIn(findings, form, field, language))}
          hint={words.reasonHint}
          value={reasons[field] ?? ''}
          fault={undefined}
          onChange={(reason) => onReasons({ ...reasons, [field]: reason })}
        />
      ))}
    </section>
  );
}
