import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useMe } from '../../../session.ts';
import { Panel } from '../../../ui/panel.tsx';
import { todoWords } from './words.ts';

const keyOf = (name: string) => `yaodong.beginning.hidden.${name}`;

/** What a new city still needs, each step determined from its own data; disappears when all is done, or when the reader hides it. */
export function Beginning() {
  const words = usePageWords(todoWords);
  const key = keyOf(useMe()?.name ?? '');
  const [hidden, setHidden] = useState(localStorage.getItem(key) !== null);
  const { data } = useQuery({ ...api.todo.beginning.queryOptions(), enabled: !hidden, staleTime: 60_000 });
  const allDone = data !== undefined && data.steps.length > 0 && data.steps.every(({ done }) => done);
  useEffect(() => {
    // an established city is not queried again
    if (allDone) localStorage.setItem(key, '1');
  }, [allDone, key]);
  const hide = () => {
    localStorage.setItem(key, '1');
    setHidden(true);
  };
  if (hidden || data === undefined || data.steps.length === 0 || allDone) return null;
  return (
    <Panel
      title={words.beginning}
      actions={
        <Button size="small" onClick={hide}>
          {words.hide}
        </Button>
      }
    >
      <ol aria-label={words.beginning}>
        {data.steps.map(({ name, done, href }) => (
          <li key={name}>
            {done ? words.step[name] : <Link to={href as '/'}>{words.step[name]}</Link>}{' '}
            <span className="yd-quiet">{done ? words.done : words.open}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
