import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { menuPages, type Workspace, workspacesOf, workspaceTerms } from '#desk/search/vocabulary.ts';
import { homeTerms } from '#desk/today/vocabulary.ts';
import { useLanguage, useWords } from '../i18n/language.tsx';
import { may, useMe } from '../session.ts';

const MenuIcon = lazy(async () => ({ default: (await import('./menu-icons.tsx')).MenuIcon }));

type Page = (typeof menuPages)[number];
type Shown = { readonly name: Workspace; readonly pages: readonly Page[] };

/** Under which the browser keeps whether the menu is folded to icons. */
const foldedKey = 'yaodong.menu-folded';

/**
 * The workspaces of the reader's role, the current one with its pages; the others that the reader may enter follow on request. On a phone
 * the first four stand at the bottom, and all of it is a drawer that Escape closes.
 */
export function Menu({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { menu } = useWords();
  const { own, others, current } = useWorkspaces();
  const [more, setMore] = useState(false);
  const [folded, setFolded] = useFolded();
  useEscape(open, onClose);
  const item = (one: Shown) => <Item key={one.name} of={one} current={one.name === current} folded={folded} onChoose={onClose} />;
  return (
    <>
      {open ? <div className="yd-menu-shade" onClick={onClose} aria-hidden /> : null}
      <nav id="menu" className="yd-menu" aria-label={menu.label} data-open={open} data-folded={folded}>
        <ul>
          {own.map(item)}
          {more ? others.map(item) : null}
        </ul>
        {others.length === 0 ? null : (
          <button type="button" className="yd-menu-act" aria-expanded={more} onClick={() => setMore(!more)}>
            <Icon of={more ? 'fewer' : 'more'} />
            <span>{more ? menu.fewer : menu.more}</span>
          </button>
        )}
        <button type="button" className="yd-menu-act yd-menu-fold" aria-pressed={folded} onClick={() => setFolded(!folded)}>
          <Icon of={folded ? 'unfold' : 'fold'} />
          <span>{menu.fold}</span>
        </button>
      </nav>
    </>
  );
}

/** The four workspaces that a role uses most, at the bottom of a phone. */
export function BottomBar() {
  const { menu } = useWords();
  const { own, current } = useWorkspaces();
  return (
    <nav className="yd-bottom" aria-label={menu.bottom}>
      {own.slice(0, 4).map((one) => (
        <Entrance key={one.name} of={one} current={one.name === current} folded={false} />
      ))}
    </nav>
  );
}

/** The workspaces with a page that the reader may open: those of the role with the current one, and the others. */
function useWorkspaces() {
  const me = useMe();
  const nearest = useLocation({ select: ({ pathname }) => nearestOf(pathname) });
  const allowed = menuPages.filter(({ action }) => may(me, action));
  const all = (Object.keys(workspaceTerms) as Workspace[]).flatMap((name): Shown[] => {
    const pages = allowed.filter(({ workspace }) => workspace === name);
    return pages.length === 0 ? [] : [{ name, pages }];
  });
  const current = allowed.find(({ to }) => to === nearest)?.workspace;
  const isOwn = ({ name }: Shown): boolean => name === current || (me !== undefined && workspacesOf[me.role].includes(name));
  return { own: all.filter(isOwn), others: all.filter((one) => !isOwn(one)), current };
}

/** `folded`: only its icon is seen, so that its name is shown by pointing at it. */
type ItemOf = { readonly of: Shown; readonly current: boolean; readonly folded: boolean; readonly onChoose: () => void };

/** Names the pages of the menu: the home page of some roles is not the overview. */
function usePageName(): (page: Page) => string {
  const { menu } = useWords();
  const { language } = useLanguage();
  const role = useMe()?.role;
  const home = Object.entries(homeTerms).find(([name]) => name === role)?.[1];
  return ({ name, to }) => (to === '/' && home !== undefined ? home[language] : menu.pages[name]);
}

function Item({ of, current, folded, onChoose }: ItemOf) {
  const { menu } = useWords();
  const nameOf = usePageName();
  const nearest = useLocation({ select: ({ pathname }) => nearestOf(pathname) });
  return (
    <li>
      {current ? <Heading of={of.name} folded={folded} /> : <Entrance of={of} current={false} folded={folded} onChoose={onChoose} />}
      {current ? (
        <ul aria-label={menu.workspaces[of.name]}>
          {of.pages.map((page) => (
            <li key={page.name}>
              <Link
                to={page.to}
                activeOptions={{ exact: page.to !== nearest, includeSearch: false }}
                onClick={onChoose}
                activeProps={{ 'aria-current': 'page' }}
              >
                {nameOf(page)}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** The current workspace, above its pages. */
function Heading({ of, folded }: { readonly of: Workspace; readonly folded: boolean }) {
  const { menu } = useWords();
  return (
    <span className="yd-workspace" data-current title={folded ? menu.workspaces[of] : undefined}>
      <Icon of={of} />
      <span>{menu.workspaces[of]}</span>
    </span>
  );
}

/** Leads to the first page of a workspace. */
function Entrance({ of: { name, pages }, current, folded, onChoose }: Omit<ItemOf, 'onChoose'> & { readonly onChoose?: () => void }) {
  const { menu } = useWords();
  const text = menu.workspaces[name];
  return (
    <Link
      to={pages[0]?.to ?? '/'}
      search={{}}
      className="yd-workspace"
      data-current={current}
      title={folded ? text : undefined}
      onClick={onChoose}
    >
      <Icon of={name} />
      <span>{text}</span>
    </Link>
  );
}

/** Comes after the page, whose budget is tight. */
const Icon = ({ of }: { readonly of: Parameters<typeof MenuIcon>[0]['of'] }) => (
  <Suspense fallback={<span className="yd-menu-icon" />}>
    <MenuIcon of={of} />
  </Suspense>
);

/** The menu page that an address belongs to: the nearest of its ancestors, so that only one is marked. */
const nearestOf = (path: string): string =>
  menuPages.reduce((so, { to }) => (to.length > so.length && (path === to || path.startsWith(`${to}/`)) ? to : so), '');

function useFolded() {
  const [folded, setFolded] = useState(() => localStorage.getItem(foldedKey) === 'true');
  const fold = (next: boolean): void => {
    localStorage.setItem(foldedKey, String(next));
    setFolded(next);
  };
  return [folded, fold] as const;
}

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
