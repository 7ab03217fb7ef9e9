import { Link } from '@tanstack/react-router';
import { usePageWords } from '../../../i18n/language.tsx';
import { sendingWords } from './sending-words.ts';
import { adminWords } from './words.ts';

/** Navigation between the pages of administration. */
export function AdminNav() {
  const { nav } = usePageWords(adminWords);
  const { title: sending } = usePageWords(sendingWords);
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
      <Link to="/admin/notices" activeProps={{ 'aria-current': 'page' }}>
        {sending}
      </Link>
      <Link to="/admin/system" activeProps={{ 'aria-current': 'page' }}>
        {nav.system}
      </Link>
    </nav>
  );
}
