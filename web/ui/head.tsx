import { BulbOutlined, MenuOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { forget, signOut, useMe } from '../session.ts';
import { Bell } from './bell.tsx';
import { ProblemView } from './problem-view.tsx';
import { SearchButton } from './search-button.tsx';
import { useTheme } from './theme.tsx';

/** The head of the console: the home link, language, appearance, who is signed in. */
export function Head({ menuOpen, onMenu }: { readonly menuOpen: boolean; readonly onMenu: () => void }) {
  const { words, format } = useLanguage();
  const me = useMe();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const leave = async () => {
    setError(null);
    await signOut();
    await navigate({ to: '/sign-in', search: {} });
    await forget();
  };
  return (
    <header className="yd-head">
      <Button
        className="yd-menu-open"
        icon={<MenuOutlined />}
        aria-label={menuOpen ? words.menu.close : words.menu.open}
        aria-expanded={menuOpen}
        aria-controls="menu"
        onClick={onMenu}
      />
      <Link to="/" search={{}} className="yd-brand">
        {words.app.name}
      </Link>
      {me === undefined ? null : <SearchButton />}
      <Switches />
      {me === undefined ? null : <Bell />}
      {me === undefined ? null : (
        <Link to="/account" search={{}} title={words.account.own}>
          {me.name}
          {format.aside(words.role[me.role])}
        </Link>
      )}
      <Button onClick={() => void leave().catch(setError)}>{words.account.signOut}</Button>
      <ProblemView error={error} />
    </header>
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
