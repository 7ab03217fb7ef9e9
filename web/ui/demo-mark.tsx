import { useWords } from '../i18n/language.tsx';

/** Whether the program declares that it shows the demo city. */
export const isDemo = document.querySelector<HTMLMetaElement>('meta[name=yaodong-demo]')?.content === 'true';

/** On every page and every print of the demo: no building is real. */
export function DemoMark() {
  const { app } = useWords();
  if (!isDemo) return null;
  return (
    <aside className="yd-demo" aria-label={app.demo}>
      <strong>{app.demo}</strong> {app.demoMeans}{' '}
      <a href="/start" className="yd-no-print">
        {app.ownCity}
      </a>
    </aside>
  );
}
