import { useLanguage } from '../i18n/language.tsx';
import { useTheme } from './theme.tsx';

export type VerdictWord = 'leading' | 'within' | 'over' | 'unknown';

type Judged = { readonly verdict: VerdictWord; readonly indicative: boolean; readonly byCity?: boolean };

/**
 * A verdict against the quota. One based on anything not verified is marked 参考, one based on what the city itself has confirmed 本市核定;
 * both explain what that means.
 */
export function Verdict({ verdict, indicative, byCity = false }: Judged) {
  const { words } = useLanguage();
  const { colours } = useTheme();
  const tone = { leading: colours.success, within: colours.text, over: colours.error, unknown: colours.quiet }[verdict];
  return (
    <span className="yd-verdict">
      <strong style={{ color: tone }}>{words.quota[verdict]}</strong>
      {indicative || byCity ? (
        <>
          {' '}
          <span className="yd-tag" title={indicative ? words.quota.indicativeMeans : words.quota.byCityMeans}>
            {indicative ? words.quota.indicative : words.quota.byCity}
          </span>
        </>
      ) : null}
    </span>
  );
}

/** The same as text, for files. */
export function useVerdictText() {
  const { words, format } = useLanguage();
  const { quota } = words;
  return ({ verdict, indicative, byCity = false }: Judged) =>
    `${quota[verdict]}${indicative ? format.aside(quota.indicative) : byCity ? format.aside(quota.byCity) : ''}`;
}
