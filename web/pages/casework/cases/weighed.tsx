import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { useSettled } from '../../metering/metering/typing-draft.ts';
import type { CaseActions, CaseShown, CaseStep, StepWeighed } from './case-shown.ts';
import { TextArea } from './field-box.tsx';
import { officeWords } from './office-words.ts';
import { type Paper, paperGiven } from './paper-fields.tsx';

type Findings = StepWeighed['findings'];

const restMs = 350;

type Filled = { readonly fields: Readonly<Record<string, unknown>>; readonly paper: Paper };

/** What the server says about what is filled in so far, before it is sent; what is asked for changes as one types. */
export function useWeighed(of: CaseShown, step: CaseStep, { fields, paper }: Filled, actions: CaseActions): Findings {
  const settled = useSettled({ fields, paper }, restMs);
  const query = useQuery({
    queryKey: ['weighed', of.case, of.head, step.transition, settled],
    queryFn: () => actions.weigh({ transition: step.transition, fields: { ...settled.fields }, ...paperGiven(settled.paper) }),
    enabled: step.form.length > 0 && (Object.keys(settled.fields).length > 0 || Object.keys(of.fields).length > 0),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return query.data?.findings ?? [];
}

const strengthOf = ({ evidence }: Findings[number]): unknown => evidence['strength'];
const fieldOf = ({ evidence }: Findings[number]): string => String(evidence['field']);

/** What stands at the fields: values that are not valid, and what is refused. */
export const faultsWeighed = (findings: Findings): ReadonlyMap<string, string> =>
  new Map(findings.filter((one) => one.severity === 'error').map((one) => [fieldOf(one), one.detail]));

/** The fields that need a reason. */
export const reasonsAsked = (findings: Findings): string[] => [
  ...new Set(findings.filter((one) => strengthOf(one) === 'reason' && one.severity !== 'info').map(fieldOf)),
];

type Reasons = Readonly<Record<string, string>>;

/** What is told before a step is sent: what will be kept as told, and what needs a reason, with a box for it. */
export function WeighedList({
  findings,
  step,
  reasons,
  onReasons,
}: {
  readonly findings: Findings;
  readonly step: CaseStep;
  readonly reasons: Reasons;
  readonly onReasons: (reasons: Reasons) => void;
}) {
  const words = usePageWords(officeWords);
  const told = findings.filter((one) => one.severity !== 'error');
  if (told.length === 0) return null;
  return (
    <section aria-label={words.weighed} className="yd-stack">
      <h3>{words.weighed}</h3>
      <FindingList findings={told} />
      {reasonsAsked(findings).map((field) => (
        <TextArea
          key={field}
          label={words.reasonFor(step.form.find((one) => one.field === field)?.name ?? field)}
          hint={words.reasonHint}
          value={reasons[field] ?? ''}
          fault={undefined}
          onChange={(reason) => onReasons({ ...reasons, [field]: reason })}
        />
      ))}
    </section>
  );
}
