import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** The head of a page: its title (also the window's), a line below, and what can be done at its right. */
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
    </header>
  );
}
