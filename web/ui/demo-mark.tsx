import { useId } from 'react';
import { useWords } from '../i18n/language.tsx';

/** Whether the program declares that it shows the demo city. */
export const isDemo = document.querySelector<HTMLMetaElement>('meta[name=yaodong-demo]')?.content === 'true';

/** On every page for visitors and on every print of the demo: no building is real. */
export function DemoMark() {
  const { app } = useWords();
  if (!isDemo) return null;
  return (
    <aside className="yd-demo" aria-label={app.demo}>
      <strong>{app.demo}</strong> <Meaning />
    </aside>
  );
}

/** The same in the top bar, as a tag that opens what it means. */
export function DemoTag() {
  const { app } = useWords();
  const id = useId();
  if (!isDemo) return null;
  return (
    <>
      <button type="button" className="yd-demo-tag" popoverTarget={id}>
        {app.demo}
      </button>
      <aside id={id} popover="auto" className="yd-bell yd-demo-means" aria-label={app.demo}>
        <Meaning />
      </aside>
    </>
  );
}

function Meaning() {
  const { app } = useWords();
  return (
    <>
      {app.demoMeans}{' '}
      <a href="/start" className="yd-no-print">
        {app.ownCity}
      </a>
    </>
  );
}
