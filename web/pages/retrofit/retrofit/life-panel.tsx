import { Link } from '@tanstack/react-router';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Undo } from '../../../ui/undo.tsx';
import type { ShownProject } from './answers.ts';
import { projectPageWords } from './project-words.ts';
import { useRetrofitText } from './retrofit-text.tsx';

/** The steps so far: on which day, by whom, with which papers; the last one can be undone. */
export function LifePanel({ of, keeps }: { readonly of: ShownProject; readonly keeps: boolean }) {
  const own = usePageWords(projectPageWords);
  const { state } = useRetrofitText();
  const last = of.life.at(-1);
  // a step set by a file, or by a plan, is undone there together with the rest of it
  const isOwnStep = last !== undefined && last.on !== null && last.state !== 'planned';
  return (
    <Panel title={own.life}>
      <ol className="yd-life" aria-label={own.life}>
        {of.life.map((step) => (
          <li key={`${step.change} ${step.state}`} {...(step === last ? { 'aria-current': 'step' as const } : {})}>
            <StepDay on={step.on} />
            <StepTold of={step} isLast={step === last} />
          </li>
        ))}
      </ol>
      {keeps && isOwnStep ? (
        <div className="yd-row yd-no-print">
          <Undo id={last.change} name={own.step(state(last.state))} />
        </div>
      ) : null}
      {keeps && last?.state === 'planned' ? (
        <Link to="/retrofit/plans" search={{}}>
          {own.wait.toPlans}
        </Link>
      ) : null}
    </Panel>
  );
}

function StepDay({ on }: { readonly on: string | null }) {
  const own = usePageWords(projectPageWords);
  const { format } = useLanguage();
  return on === null ? <span className="yd-none">{own.noDay}</span> : <time dateTime={on}>{format.day(on)}</time>;
}

function StepTold({ of, isLast }: { readonly of: ShownProject['life'][number]; readonly isLast: boolean }) {
  const { format } = useLanguage();
  const { state } = useRetrofitText();
  const actor = useActor();
  return (
    <div>
      {isLast ? <strong>{state(of.state)}</strong> : state(of.state)}{' '}
      <span className="yd-quiet yd-small">
        {actor(of.by)} {format.instant(of.at)}
      </span>
      {of.note === null ? null : <div>{of.note}</div>}
      {of.files.length === 0 ? null : (
        <ul>
          {of.files.map(({ entry, name }) => (
            <li key={entry}>
              <a href={`/api/attachments/${entry}/file`} download>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
