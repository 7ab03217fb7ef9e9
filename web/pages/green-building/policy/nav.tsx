import { Link } from '@tanstack/react-router';
import { usePageWords } from '../../../i18n/language.tsx';
import './policy.css';
import { policyWords } from './words.ts';

const ways = [
  ['/policy', 'ask'],
  ['/policy/plot', 'plot'],
  ['/policy/plans', 'plans'],
  ['/policy/review', 'review'],
  ['/policy/targets', 'targets'],
  ['/policy/obligations', 'obligations'],
  ['/policy/documents', 'documents'],
] as const;

/** Navigation between the pages of policy. */
export function PolicyNav() {
  const { nav } = usePageWords(policyWords);
  return (
    <nav aria-label={nav.label} className="yd-ways">
      {ways.map(([to, name]) => (
        <Link
          key={to}
          to={to}
          search={{}}
          activeOptions={{ exact: to === '/policy', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {nav[name]}
        </Link>
      ))}
    </nav>
  );
}
