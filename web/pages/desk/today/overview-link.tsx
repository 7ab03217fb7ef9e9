import { Link } from '@tanstack/react-router';
import { usePageWords } from '../../../i18n/language.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { todayWords } from './words.ts';

/** Leads to the place as a whole, as far as the reader sees it. */
export function OverviewLink() {
  const { overview } = usePageWords(todayWords);
  const { begin } = usePlaces();
  return begin === undefined ? null : (
    <Link to="/" search={{ region: begin }}>
      {overview}
    </Link>
  );
}
