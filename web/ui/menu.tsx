import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useId } from 'react';
import { menuPages, pageGroupTerms } from '#desk/search/vocabulary.ts';
import type { PageGroup } from '#desk/search/vocabulary.ts';
import { useWords } from '../i18n/language.tsx';
import { may, useMe } from '../session.ts';

type Page = (typeof menuPages)[number];

const MenuIcon = lazy(async () => ({ default: (await import('./menu-icons.tsx')).MenuIcon }));

/**
 * The pages of `src/desk/search/vocabulary.ts` that the reader may open, by group; the current one is marked. On a phone a drawer, which
 * Escape closes.
 */
export function Menu({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { menu } = useWords();
  const me = useMe();
  useEscape(open, onClose);
  const shown = menuPages.filter(({ action }) => may(me, action));
  const groups = (Object.keys(pageGroupTerms) as PageGroup[]).map((name) => ({ name, pages: shown.filter(({ group }) => group === name) }));
  return (
    <>
      {open ? <div className="yd-menu-shade" onClick={onClose} aria-hidden /> : null}
      <nav id="menu" className="yd-menu" aria-label={menu.label} data-open={open}>
        {groups
          .filter(({ pages }) => pages.length > 0)
          .map(({ name, pages }) => (
            <Group key={name} name={name} pages={pages} onChoose={onClose} />
          ))}
      </nav>
    </>
  );
}

function Group({ name, pages, onChoose }: { readonly name: PageGroup; readonly pages: readonly Page[]; readonly onChoose: () => void }) {
  const { menu } = useWords();
  const id = useId();
  const nearest = useLocation({ select: ({ pathname }) => nearestOf(pathname) });
  return (
    <>
      <div id={id} className="yd-menu-group">
        {menu.groups[name]}
      </div>
      <ul aria-labelledby={id}>
        {pages.map((page) => (
          <li key={page.name}>
            <Link
              to={page.to}
              activeOptions={{ exact: page.to !== nearest, includeSearch: false }}
              onClick={onChoose}
              activeProps={{ 'aria-current': 'page' }}
            >
              <Suspense fallback={<span className="yd-menu-icon" />}>
                <MenuIcon of={page.name} />
              </Suspense>
              {menu.pages[page.name]}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The menu page that an address belongs to: the nearest of its ancestors, so that only one is marked. */
const nearestOf = (path: string): string =>
  menuPages.reduce((so, { to }) => (to.length > so.length && (path === to || path.startsWith(`${to}/`)) ? to : so), '');

function useEscape(open: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!open) return undefined;
    const close = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') onClose();
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [open, onClose]);
}
