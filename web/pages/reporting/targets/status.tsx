import { usePageWords } from '../../../i18n/language.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import type { Progress } from './answers.ts';
import { targetsPageWords } from './words.ts';

/** The status of a target: colour and word. */
export function TargetStatus({ of }: { readonly of: Progress['status'] }) {
  const words = usePageWords(targetsPageWords);
  const { colours } = useTheme();
  const tone = {
    reached: colours.success,
    'on-track': colours.success,
    behind: colours.error,
    missed: colours.error,
    unknown: colours.quiet,
  }[of];
  return <strong style={{ color: tone }}>{words.status[of]}</strong>;
}
