import { Link } from '@tanstack/react-router';
import { useWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';

/** Links from a building to its energy audits, and to opening one, if the reader may. */
export function AuditWay({ building }: { readonly building: string }) {
  const { menu } = useWords();
  return may(useMe(), 'energy-audit') ? (
    <Link to="/audits" search={{ building }}>
      {menu.pages['energy-audits']}
    </Link>
  ) : null;
}
