import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { ShownProject } from './answers.ts';
import { projectPageWords } from './project-words.ts';
import { useRetrofitText } from './retrofit-text.tsx';
import { StepForm } from './step-form.tsx';

/** The next step and what it needs; and withdrawal from the pool, behind a button. */
export function NextPanel({ of }: { readonly of: ShownProject }) {
  const { wait } = usePageWords(projectPageWords);
  const { format } = useLanguage();
  const { state, name } = useRetrofitText();
  const [leaves, setLeaves] = useState(false);
  const { next } = of;
  if (of.state === 'withdrawn') return <p className="yd-panel yd-quiet">{wait.gone}</p>;
  if (leaves)
    return (
      <Panel title={wait.withdrawTitle} actions={<Close onPress={() => setLeaves(false)} />}>
        <p className="yd-quiet">{wait.withdrawHint}</p>
        <StepForm of={of} to="withdrawn" wants={[]} label={wait.withdraw} />
      </Panel>
    );
  const leave = <Button onClick={() => setLeaves(true)}>{wait.withdraw}</Button>;
  if (next === null)
    return (
      <Panel title={wait.last} actions={leave}>
        {null}
      </Panel>
    );
  return (
    <Panel title={wait.title(state(next.to))} actions={leave}>
      {next.byPlan ? (
        <p>
          {wait.byPlan}{' '}
          <Link to="/retrofit/plans" search={of.region === null ? {} : { region: of.region }}>
            {wait.toPlans}
          </Link>
        </p>
      ) : (
        <>
          <p className="yd-quiet">{next.missing.length === 0 ? wait.already : `${wait.asks}${next.missing.map(name).join(format.and)}`}</p>
          {next.to === 'accepted' ? <p className="yd-quiet">{wait.accepting}</p> : null}
          <StepForm of={of} to={next.to} wants={next.wants} label={wait.do(state(next.to))} />
        </>
      )}
    </Panel>
  );
}

function Close({ onPress }: { readonly onPress: () => void }) {
  const { words } = useLanguage();
  return <Button onClick={onPress}>{words.undo.no}</Button>;
}
