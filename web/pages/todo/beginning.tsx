import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { todoWords } from './words.ts';

const key = 'yaodong.beginning.hidden';

/** What a young city still needs, each step told from its own data; goes when all is done, or when the reader hides it. */
export function Beginning() {
  const words = usePageWords(todoWords);
  const [hidden, setHidden] = useState(localStorage.getItem(key) !== null);
  const { data } = useQuery({ ...api.todo.beginning.queryOptions(), enabled: !hidden });
  const hide = () => {
    localStorage.setItem(key, '1');
    setHidden(true);
  };
  if (hidden || data === undefined || data.steps.every(({ done }) => done)) return null;
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
