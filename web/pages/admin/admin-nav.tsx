import { Link } from '@tanstack/react-router';
import { usePageWords } from '../../i18n/language.tsx';
import { adminWords } from './words.ts';

/** The ways between the pages of administration. */
export function AdminNav() {
  const { nav } = usePageWords(adminWords);
  return (
    <nav aria-label={nav.label} className="yd-ways">
      <Link to="/admin/users" activeProps={{ 'aria-current': 'page' }}>
        {nav.users}
      </Link>
      <Link to="/admin/keys" activeProps={{ 'aria-current': 'page' }}>
        {nav.keys}
      </Link>
      <Link to="/admin/settings" activeProps={{ 'aria-current': 'page' }}>
        {nav.settings}
      </Link>
      <Link to="/admin/system" activeProps={{ 'aria-current': 'page' }}>
        {nav.system}
      </Link>
    </nav>
  );
}
