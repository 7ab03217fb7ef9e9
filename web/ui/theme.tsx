import { SearchOutlined } from '@ant-design/icons';
import { ConfigProvider, theme as antTheme } from 'antd';
import type { ThemeConfig } from 'antd';
import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { dark, fonts, light, seriesColours } from './tokens.ts';
import type { Colours } from './tokens.ts';

/** The reader's choice; `system` follows the machine. */
export type Appearance = 'light' | 'dark' | 'system';

type Theme = {
  readonly appearance: Appearance;
  readonly mode: 'light' | 'dark';
  readonly colours: Colours;
  readonly series: readonly string[];
  readonly choose: (appearance: Appearance) => void;
};

const LookContext = createContext<Theme | null>(null);
const key = 'yaodong.appearance';
const darkMachine = matchMedia('(prefers-color-scheme: dark)');
const paper = matchMedia('print');

/** The nonce of this response: styles created in the page carry it, otherwise the page's policy refuses them. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

/** Light or dark for everything below: Ant Design's tokens, and the same colours as CSS variables for our own few rules. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [appearance, setAppearance] = useState(kept);
  const machine = useSyncExternalStore(listenToMachine, () => darkMachine.matches);
  const printing = useSyncExternalStore(listenToPaper, () => paper.matches);
  const onScreen = appearance === 'system' ? (machine ? 'dark' : 'light') : appearance;
  const mode = printing ? 'light' : onScreen;
  const { locale, words } = useLanguage();
  const inputSearch = useMemo(() => ({ searchIcon: <SearchOutlined aria-label={words.table.search} /> }), [words]);
  const look = useMemo((): Theme => {
    const choose = (chosen: Appearance) => {
      localStorage.setItem(key, chosen);
      setAppearance(chosen);
    };
    return { appearance, mode, colours: mode === 'dark' ? dark : light, series: seriesColours[mode], choose };
  }, [appearance, mode]);
  useEffect(() => paint(look), [look]);
  const theme = useMemo(() => antOf(look), [look]);
  return (
    <LookContext value={look}>
      <ConfigProvider csp={{ nonce }} locale={locale} theme={theme} button={{ autoInsertSpace: false }} inputSearch={inputSearch}>
        {children}
      </ConfigProvider>
    </LookContext>
  );
}

/** The appearance of the page, with its colours. */
export function useTheme(): Theme {
  const look = use(LookContext);
  if (look === null) throw new Error('no ThemeProvider above');
  return look;
}

function kept(): Appearance {
  const value = localStorage.getItem(key);
  return value === 'light' || value === 'dark' ? value : 'system';
}

const listenTo =
  (media: MediaQueryList) =>
  (changed: () => void): (() => void) => {
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  };
const listenToMachine = listenTo(darkMachine);
/** Paper is white, whatever the screen is. */
const listenToPaper = listenTo(paper);

function paint({ mode, colours }: Theme): void {
  const { style } = document.documentElement;
  style.colorScheme = mode;
  // what is delivered as black pictures
  style.setProperty('--yd-blackPictures', mode === 'dark' ? 'invert(1)' : 'none');
  for (const [name, colour] of Object.entries(colours)) style.setProperty(`--yd-${name}`, colour);
}

function antOf({ mode, colours: c }: Theme): ThemeConfig {
  const onPrimary = mode === 'dark' ? '#06231c' : '#ffffff';
  return {
    algorithm: mode === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      colorPrimary: c.primary,
      ...(mode === 'dark'
        ? { colorPrimaryText: c.primary, colorPrimaryHover: '#7ad6c0', colorPrimaryActive: '#3aa88e', colorPrimaryBg: c.raised }
        : {}),
      colorTextLightSolid: onPrimary,
      colorLink: c.link,
      colorLinkHover: c.link,
      colorInfo: c.link,
      colorError: c.error,
      colorErrorText: c.error,
      colorWarning: c.warning,
      colorSuccess: c.success,
      colorErrorBg: c.errorGround,
      colorWarningBg: c.warningGround,
      colorSuccessBg: c.successGround,
      colorInfoBg: c.infoGround,
      colorText: c.text,
      colorTextSecondary: c.quiet,
      colorTextTertiary: c.quiet,
      colorTextDescription: c.quiet,
      colorTextPlaceholder: c.quiet,
      colorBgLayout: c.ground,
      colorBgContainer: c.panel,
      colorBgElevated: c.panel,
      colorBorder: c.control,
      colorBorderSecondary: c.edge,
      colorFillAlter: c.ground,
      borderRadius: 4,
      fontFamily: fonts,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Descriptions: { labelColor: c.quiet },
      Table: { rowSelectedBg: c.raised, rowSelectedHoverBg: c.raised },
      Menu: { itemSelectedBg: c.raised, itemSelectedColor: c.primary },
      Tooltip: { colorTextLightSolid: '#ffffff' },
      Tabs: { itemSelectedColor: c.primary, itemColor: c.text },
      Segmented: { itemSelectedColor: c.text, itemColor: c.quiet },
    },
  };
}
