import { lazy, Suspense, useEffect, useState } from 'react';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { CaseActions, CaseShown, CaseStep } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { keepForms, keptForms } from './kept-forms.ts';
import { officeWords } from './office-words.ts';
import type { Typed } from './step-form.tsx';

const StepForm = lazy(async () => ({ default: (await import('./step-form.tsx')).StepForm }));

const emptyForm: Typed = { fields: {}, files: {}, note: '', paper: {} };

/** What is typed into the forms of a case, kept in the browser until the step is taken. */
function useTyped(of: CaseShown, account: string) {
  const [kept] = useState(() => keptForms(account, of.case));
  const [typed, setTyped] = useState(kept);
  useEffect(() => keepForms(account, of, typed), [account, of, typed]);
  const isRestored = Object.keys(kept).some((step) => typed[step] !== undefined && typed[step] === kept[step]);
  const drop = (transition: string) => setTyped((all) => Object.fromEntries(Object.entries(all).filter(([name]) => name !== transition)));
  return { typed, setTyped, drop, isRestored };
}

/**
 * The steps out of the state: those that the reader may take with their forms, the others with the reason. What was typed stays while the
 * case is reloaded; if its step no longer exists, it is shown once more.
 */
export function StepsPanel({
  of,
  actions,
  paper,
  account,
}: {
  readonly of: CaseShown;
  readonly actions: CaseActions;
  /** Whether the reader enters steps on paper. */
  readonly paper: boolean;
  /** The account whose half-filled forms are kept in this browser. */
  readonly account: string;
}) {
  const words = usePageWords(caseWords);
  const office = usePageWords(officeWords);
  const { typed, setTyped, drop, isRestored } = useTyped(of, account);
  const [done, setDone] = useState<string>();
  const [isChanged, setChanged] = useState(false);
  const open = of.steps.filter(({ as, hindrance }) => hindrance === null && (as !== null || paper));
  const closed = of.steps.filter((step) => !open.includes(step));
  const lost = Object.entries(typed).filter(([transition]) => !of.steps.some((step) => step.transition === transition));
  if (of.ended !== null && done === undefined) return null;
  return (
    <Panel title={words.steps}>
      <div className="yd-stack">
        {done === undefined ? null : <Alert type="success" role="status" title={words.taken(done)} />}
        {isChanged ? <Alert type="warning" title={words.changedMeanwhile} /> : null}
        {lost.map(([transition, one]) => (
          <TypedBefore key={transition} of={one} />
        ))}
        {isRestored ? <p role="status">{office.kept}</p> : open.length === 0 && of.ended === null ? <p>{words.noSteps}</p> : null}
        {open.map((step) => (
          <details key={step.transition} className="yd-more" open={open.length === 1 || undefined}>
            <summary>
              <strong>{step.name}</strong> <span className="yd-quiet">{words.leads(step.to)}</span>
            </summary>
            <Suspense fallback={null}>
              <StepForm
                step={step}
                of={of}
                actions={actions}
                paper={paper}
                typed={typed[step.transition] ?? emptyForm}
                onType={(next) => setTyped((all) => ({ ...all, [step.transition]: next }))}
                onTaken={() => {
                  drop(step.transition);
                  setDone(step.name);
                  setChanged(false);
                }}
                onChanged={() => {
                  setChanged(true);
                  setDone(undefined);
                }}
              />
            </Suspense>
          </details>
        ))}
        {closed.length === 0 ? null : <NotYet of={closed} />}
      </div>
    </Panel>
  );
}

function NotYet({ of }: { readonly of: readonly CaseStep[] }) {
  const words = usePageWords(caseWords);
  const format = useFormat();
  return (
    <section aria-label={words.notYet}>
      <h3>{words.notYet}</h3>
      <ul className="yd-marks-list">
        {of.map(({ transition, name, by, hindrance }) => (
          <li key={transition}>
            <strong>{name}</strong> {hindrance?.detail ?? words.takenBy(by.join(format.and))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TypedBefore({ of }: { readonly of: Typed }) {
  const words = usePageWords(caseWords);
  const values = [...Object.values(of.fields).map((value) => (typeof value === 'string' ? value : JSON.stringify(value))), of.note];
  const said = values.filter((value) => value !== '' && value !== undefined);
  if (said.length === 0) return null;
  return (
    <section aria-label={words.keptValues}>
      <h3>{words.keptValues}</h3>
      <pre className="yd-pre">{said.join('\n')}</pre>
    </section>
  );
}
