import { useLanguage } from '../i18n/language.tsx';
import { useTheme } from './theme.tsx';

export type VerdictWord = 'leading' | 'within' | 'over' | 'unknown';

/** A verdict against the quota. One that rests on anything not verified is marked 参考 and says what that means. */
export function Verdict({ verdict, indicative }: { readonly verdict: VerdictWord; readonly indicative: boolean }) {
  const { words } = useLanguage();
  const { colours } = useTheme();
  const tone = { leading: colours.success, within: colours.text, over: colours.error, unknown: colours.quiet }[verdict];
  return (
    <span className="yd-verdict">
      <strong style={{ color: tone }}>{words.quota[verdict]}</strong>
      {indicative ? (
        <>
          {' '}
          <span className="yd-tag" title={words.quota.indicativeMeans}>
            {words.quota.indicative}
          </span>
        </>
      ) : null}
    </span>
  );
}

/** The same as text: what a file says. */
export function useVerdictText() {
  const { words, format } = useLanguage();
  const { quota } = words;
  return ({ verdict, indicative }: { readonly verdict: VerdictWord; readonly indicative: boolean }) =>
    indicative ? `${quota[verdict]}${format.aside(quota.indicative)}` : quota[verdict];
}
