import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage, usePageWords, useWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { roles } from '../../platform/admin/given.ts';
import { ShowOnce, type ShownOnce } from '../../platform/admin/shown-once.tsx';
import { Invite } from '../../platform/admin/users.tsx';
import { adminWords } from '../../platform/admin/words.ts';
import { startWords } from './words.ts';

/** Accounts for colleagues, and what each role sees. */
export function PeopleStep() {
  const { people: words } = usePageWords(startWords);
  const { roleMeans } = usePageWords(adminWords);
  const { role } = useWords();
  const { format } = useLanguage();
  const [told, setTold] = useState<ShownOnce>();
  const me = useMe();
  return (
    <div className="yd-stack">
      {told === undefined ? null : <ShowOnce {...told} onClose={() => setTold(undefined)} />}
      {may(me, 'accounts') ? <Invite onTold={setTold} /> : null}
      <div>
        <h3>{words.means}</h3>
        <ul>
          {roles.map((one) => (
            <li key={one}>
              <strong>{role[one]}</strong>
              {format.colon}
              {roleMeans[one]}
            </li>
          ))}
        </ul>
      </div>
      {may(me, 'accounts') ? (
        <div>
          <Link to="/admin/users">{words.all}</Link>
        </div>
      ) : null}
    </div>
  );
}
