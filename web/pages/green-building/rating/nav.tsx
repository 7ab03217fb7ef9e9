import { Link } from '@tanstack/react-router';
import { usePageWords } from '../../../i18n/language.tsx';
import { ratingWords } from './words.ts';

const ways = [
  ['/rating', 'score'],
  ['/rating/prefab', 'prefab'],
  ['/rating/materials', 'materials'],
  ['/rating/ultra-low', 'ultraLow'],
  ['/rating/incentives', 'incentives'],
] as const;

/** Navigation between the pages of rating. */
export function RatingNav() {
  const { nav } = usePageWords(ratingWords);
  return (
    <nav aria-label={nav.label} className="yd-ways">
      {ways.map(([to, name]) => (
        <Link
          key={to}
          to={to}
          search={{}}
          activeOptions={{ exact: to === '/rating', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {nav[name]}
        </Link>
      ))}
    </nav>
  );
}
