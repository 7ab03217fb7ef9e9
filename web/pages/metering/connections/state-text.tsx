import type { ConnectionState } from '#metering/gateway/vocabulary.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { connectionWords } from './words.ts';

/** The state of a connection in words, and in a colour that only repeats them. */
export function StateText({ of }: { readonly of: ConnectionState }) {
  const { stateNames } = usePageWords(connectionWords);
  const { colours } = useTheme();
  const tone = {
    off: colours.quiet,
    listening: colours.text,
    waiting: colours.text,
    connected: colours.success,
    failed: colours.error,
  }[of];
  return <strong style={{ color: tone }}>{stateNames[of]}</strong>;
}
