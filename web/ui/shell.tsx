import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/language.tsx';
import { textIn, useAddress } from './address.ts';
import { Head } from './head.tsx';
import { Menu } from './menu.tsx';

const FigureDrawer = lazy(async () => ({ default: (await import('./figure-drawer.tsx')).FigureDrawer }));

const readFigure = (given: Readonly<Record<string, unknown>>) => ({ figure: textIn(given, 'figure') });

/** What stands around every page of those who are signed in: head, menu, the page, and the opened figure. */
export function Shell() {
  const { app } = useWords();
  const [menuOpen, setMenuOpen] = useState(false);
  const [{ figure }, go] = useAddress(readFigure);
  const main = useFocusOnPage();
  return (
    <div className="yd-shell">
      <a className="yd-skip" href="#main">
        {app.skip}
      </a>
      <Head menuOpen={menuOpen} onMenu={() => setMenuOpen(!menuOpen)} />
      <Menu open={menuOpen} onChoose={() => setMenuOpen(false)} />
      <main id="main" className="yd-main" tabIndex={-1} ref={main}>
        <Outlet />
      </main>
      {figure === undefined ? null : (
        <Suspense fallback={null}>
          <FigureDrawer figure={figure} open={(next) => go({ figure: next })} />
        </Suspense>
      )}
    </div>
  );
}

/** A new page takes the focus, so that the keyboard and the screen reader begin there. */
function useFocusOnPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname]);
  return main;
}
