import { createContext, useContext, useEffect, useId, useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { annualReportPageWords } from './words.ts';

/** The state set for all parts together: with a counter, so that repeating the same command counts. */
type All = { readonly open: boolean; readonly said: number };

const AllParts = createContext<All>({ open: false, said: 0 });

/** Parts of a long report, each collapsed under its title: together they are its table of contents. Printed, all of them are open. */
export function FoldedParts({ children }: { readonly children: ReactNode }) {
  const words = usePageWords(annualReportPageWords);
  const [all, setAll] = useState<All>({ open: false, said: 0 });
  const say = (open: boolean) => setAll(({ said }) => ({ open, said: said + 1 }));
  useEffect(() => {
    const open = () => say(true);
    window.addEventListener('beforeprint', open);
    return () => window.removeEventListener('beforeprint', open);
  }, []);
  return (
    <AllParts value={all}>
      <div className="yd-row yd-no-print">
        <Button onClick={() => say(true)}>{words.openAll}</Button>
        <Button onClick={() => say(false)}>{words.closeAll}</Button>
      </div>
      {children}
    </AllParts>
  );
}

/** One of them; its content is rendered once it is opened. */
export function FoldedPart({
  title,
  told,
  begin = false,
  children,
}: {
  readonly title: string;
  /** A summary of its content, next to the title. */
  readonly told: string;
  /** Whether it is initially open. */
  readonly begin?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  const all = useContext(AllParts);
  const [own, setOwn] = useState({ open: begin, said: 0 });
  const open = own.said === all.said ? own.open : all.open;
  const toggled = (now: boolean) => {
    if (now !== open) setOwn({ open: now, said: all.said });
  };
  return (
    <section className="yd-panel" aria-labelledby={id}>
      <details open={open} onToggle={({ currentTarget }) => toggled(currentTarget.open)}>
        <summary className="yd-fold">
          <h2 id={id}>{title}</h2> <small className="yd-quiet">{told}</small>
        </summary>
        {open ? children : null}
      </details>
    </section>
  );
}
