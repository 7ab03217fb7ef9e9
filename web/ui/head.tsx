import { BulbOutlined, MenuOutlined, UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { forget, type Me, signOut, useMe } from '../session.ts';
import { Bell } from './bell.tsx';
import { DemoTag } from './demo-mark.tsx';
import { ProblemView } from './problem-view.tsx';
import { SearchButton } from './search-button.tsx';
import { useTheme } from './theme.tsx';

const FrameYear = lazy(async () => ({ default: (await import('./frame-year.tsx')).FrameYear }));

type HeadParts = {
  readonly menuOpen: boolean;
  readonly onMenu: () => void;
  /** Receives the element where the page puts its "as known on" picker. */
  readonly onKnownPlace: (place: HTMLElement | null) => void;
};

/** The top bar of the console: the home link, search, period, notices, and the account with language, appearance and sign-out. */
export function Head({ menuOpen, onMenu, onKnownPlace }: HeadParts) {
  const { words } = useLanguage();
  const me = useMe();
  return (
    <header className="yd-head">
      <Button
        className="yd-menu-open"
        type="text"
        icon={<MenuOutlined />}
        aria-label={menuOpen ? words.menu.close : words.menu.open}
        aria-expanded={menuOpen}
        aria-controls="menu"
        onClick={onMenu}
      />
      <Link to="/" search={{}} className="yd-brand">
        {words.app.name}
      </Link>
      <DemoTag />
      {me === undefined ? null : (
        <>
          <SearchButton />
          <Suspense fallback={<span className="yd-frame-year" />}>
            <FrameYear />
          </Suspense>
          <span ref={onKnownPlace} />
          <Bell />
          <Account me={me} />
        </>
      )}
    </header>
  );
}

/** Who is signed in; opens the account, language, appearance and sign-out. Uses the browser's own popover, as the bell does. */
function Account({ me }: { readonly me: Me }) {
  const { words, format } = useLanguage();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const leave = async () => {
    setError(null);
    await signOut();
    await navigate({ to: '/sign-in', search: {} });
    await forget();
  };
  const name = `${me.name}${format.aside(words.role[me.role])}`;
  return (
    <>
      <Button
        type="text"
        icon={<UserOutlined aria-hidden />}
        aria-label={`${words.account.label}${format.colon}${name}`}
        popoverTarget={id}
      >
        <span className="yd-wide">{me.name}</span>
      </Button>
      <div id={id} ref={box} popover="auto" role="region" aria-label={words.account.label} className="yd-bell yd-account">
        <p className="yd-quiet">{name}</p>
        <Link to="/account" search={{}} onClick={() => box.current?.hidePopover()}>
          {words.account.own}
        </Link>
        <Switches />
        <Button onClick={() => void leave().catch(setError)}>{words.account.signOut}</Button>
        <ProblemView error={error} />
      </div>
    </>
  );
}

const following = { light: 'dark', dark: 'system', system: 'light' } as const;

/** Language and appearance; also on the pages before sign-in. */
export function Switches() {
  const { words, language, change, format } = useLanguage();
  const { appearance, choose } = useTheme();
  const { account } = words;
  return (
    <>
      <Button type="text" lang={language === 'zh' ? 'en' : 'zh'} onClick={() => change(language === 'zh' ? 'en' : 'zh')}>
        {account.language}
      </Button>
      <Button
        type="text"
        icon={<BulbOutlined />}
        aria-label={`${account.themeLabel}${format.colon}${account.theme[appearance]}`}
        onClick={() => choose(following[appearance])}
      >
        {account.theme[appearance]}
      </Button>
    </>
  );
}
