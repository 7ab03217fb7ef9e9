import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/language.tsx';
import { Switches } from '../../../ui/head.tsx';

/** The frame around the pages before sign-in. */
export function Entrance({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { app } = useWords();
  useEffect(() => {
    document.title = `${title} · ${app.name}`;
  }, [title, app.name]);
  return (
    <main className="yd-centre">
      <div>
        <div className="yd-entrance-name">{app.name}</div>
        <div className="yd-quiet">{app.tagline}</div>
      </div>
      <section className="yd-panel yd-stack">
        <h1>{title}</h1>
        {children}
      </section>
      <div className="yd-row">
        <Switches />
      </div>
    </main>
  );
}
