import { Link } from '@tanstack/react-router';
import { howToTerms, type HowTo } from '#desk/search/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { pageOfTask, tasks } from './tasks.ts';
import { steps } from './task-words.ts';
import { helpWords } from './words.ts';

/** Pictures of the tasks by file, made by `npm run screenshots`. */
const pictures = import.meta.glob<string>('./pictures/*.webp', { query: '?url', import: 'default', eager: true });

/** The tasks of a first week: one is open with its steps and a picture, the others are a list of links. */
export function TaskList({ task, search }: { readonly task: HowTo; readonly search: string }) {
  const words = usePageWords(helpWords);
  const { language } = useLanguage();
  const found = tasks.filter((one) =>
    [howToTerms[one][language], ...steps[language][one]].some((text) => text.toLowerCase().includes(search)),
  );
  if (found.length === 0) return <p>{words.none}</p>;
  const open = found.includes(task) ? task : (found[0] ?? task);
  return (
    <div className="yd-asking">
      <nav aria-label={words.tabs.tasks} className="yd-panel yd-help-list">
        <ul>
          {found.map((one) => (
            <li key={one}>
              <Link to="/help" search={{ view: 'tasks', task: one }} aria-current={one === open ? 'page' : undefined}>
                {howToTerms[one][language]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Task task={open} />
    </div>
  );
}

function Task({ task }: { readonly task: HowTo }) {
  const words = usePageWords(helpWords);
  const { language } = useLanguage();
  const title = howToTerms[task][language];
  const picture = pictures[`./pictures/${task}.${language}.webp`];
  return (
    <Panel title={title}>
      <ol>
        {steps[language][task].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <Link to={pageOfTask[task]} search={{}}>
          {words.openPage}
        </Link>
      </p>
      {picture === undefined ? null : (
        <img
          className="yd-help-picture"
          src={picture}
          alt={words.picture(title)}
          width={800}
          height={496}
          loading="lazy"
          decoding="async"
        />
      )}
    </Panel>
  );
}
