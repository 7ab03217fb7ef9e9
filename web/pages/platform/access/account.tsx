import { usePageWords, useWords } from '../../../i18n/language.tsx';
import { useMe } from '../../../session.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { accountWords } from './account-words.ts';
import { DevicesPanel } from './devices-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { SecondFactorPanel } from './second-factor-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';

/** One's own account: identity, password, second factor, sessions, known browsers. */
export function AccountPage() {
  const words = usePageWords(accountWords);
  return (
    <>
      <PageHeader title={words.title} />
      <WhoPanel />
      <SecondFactorPanel />
      <PasswordPanel />
      <SessionsPanel />
      <DevicesPanel />
    </>
  );
}

function WhoPanel() {
  const words = usePageWords(accountWords);
  const { role } = useWords();
  const me = useMe();
  const { nameOf } = usePlaces();
  if (me === undefined) return null;
  const sees = me.region === null ? (me.organisation ?? words.everywhere) : `${nameOf(me.region)} ${me.region}`;
  return (
    <Panel title={words.who}>
      <dl className="yd-facts">
        <div>
          <dt>{words.name}</dt>
          <dd>{me.name}</dd>
        </div>
        <div>
          <dt>{words.role}</dt>
          <dd>{role[me.role]}</dd>
        </div>
        <div>
          <dt>{words.place}</dt>
          <dd>{sees}</dd>
        </div>
      </dl>
    </Panel>
  );
}
