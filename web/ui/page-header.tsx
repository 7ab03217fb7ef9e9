import { Link, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** The task that the help shows for a page. */
const taskOfPage: Readonly<Record<string, string>> = {
  '/imports': 'ledger',
  '/typing': 'readings',
  '/ranking': 'over',
  '/quality': 'finding',
  '/knowledge/check': 'source',
  '/missing': 'reminder',
  '/energy-report': 'report',
  '/drafts': 'draft',
  '/rating': 'draft',
};

/** The head of a page: its title (also the window's), a line below, the actions at its right, and how to do it, where the help shows it. */
export function PageHeader({
  title,
  below,
  children,
}: {
  readonly title: string;
  readonly below?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { app } = useWords();
  const task = taskOfPage[useLocation().pathname];
  useEffect(() => {
    document.title = `${title} · ${app.name}`;
  }, [title, app.name]);
  return (
    <header className="yd-page-head">
      <div>
        <h1>{title}</h1>
        {below === undefined ? null : <div className="yd-quiet">{below}</div>}
      </div>
      {children}
      {task === undefined ? null : (
        <Link to="/help" search={{ view: 'tasks', task }}>
          {app.howTo}
        </Link>
      )}
    </header>
  );
}
