import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { FocusEvent, RefObject } from 'react';
import { useWords } from '../i18n/language.tsx';
import { signedOut } from '../trouble.ts';
import { textIn, useAddress } from './address.ts';
import { KnownPlace } from './as-of.tsx';
import { Head } from './head.tsx';
import { BottomBar, Menu } from './menu.tsx';
import { PrintNote } from './print-note.tsx';

const SignInAgain = lazy(async () => ({ default: (await import('../pages/platform/access/sign-in-again.tsx')).SignInAgain }));
const FigureDrawer = lazy(async () => ({ default: (await import('./figure-drawer.tsx')).FigureDrawer }));

const readFigure = (given: Readonly<Record<string, unknown>>) => ({ figure: textIn(given, 'figure') });

/** The frame around every page of signed-in users: head, menu, the page, and the opened figure. */
export function Shell() {
  const { app } = useWords();
  const [menuOpen, setMenuOpen] = useState(false);
  const closeMenu = useCallback(() => setMenuOpen(false), []);
  const [{ figure }, go] = useAddress(readFigure);
  const [knownPlace, setKnownPlace] = useState<HTMLElement | null>(null);
  const [ended, setEnded] = useSessionEnd();
  const main = useFocusOnPage();
  const keepFocus = useFocusBack(main, figure !== undefined);
  return (
    <div className="yd-shell">
      <a className="yd-skip" href="#main">
        {app.skip}
      </a>
      <Head menuOpen={menuOpen} onMenu={() => setMenuOpen(!menuOpen)} onKnownPlace={setKnownPlace} />
      <Menu open={menuOpen} onClose={closeMenu} />
      <main id="main" className="yd-main" tabIndex={-1} ref={main} onFocus={keepFocus}>
        <KnownPlace value={knownPlace}>
          <Outlet />
        </KnownPlace>
      </main>
      <BottomBar />
      {ended ? (
        <Suspense fallback={null}>
          <SignInAgain onIn={() => setEnded(false)} />
        </Suspense>
      ) : null}
      <PrintNote />
      {figure === undefined ? null : (
        <Suspense fallback={null}>
          <FigureDrawer figure={figure} open={(next) => go({ figure: next })} />
        </Suspense>
      )}
    </div>
  );
}

/** Whether the server reported, while a page was open, that the session has ended. */
function useSessionEnd() {
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    const end = () => setEnded(true);
    window.addEventListener(signedOut, end);
    return () => window.removeEventListener(signedOut, end);
  }, []);
  return [ended, setEnded] as const;
}

/**
 * When the drawer closes, the focus goes back to where it was on the page. Returns the handler that records it; to React the drawer is not
 * part of the page.
 */
function useFocusBack(main: RefObject<HTMLElement | null>, open: boolean) {
  const last = useRef<HTMLElement>(null);
  const before = useRef(open);
  useEffect(() => {
    if (before.current && !open) (last.current?.isConnected === true ? last.current : main.current)?.focus({ preventScroll: true });
    before.current = open;
  }, [open, main]);
  return (event: FocusEvent<HTMLElement>) => {
    last.current = event.target;
  };
}

/** A new page takes the focus, so that the keyboard and the screen reader start there. */
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
