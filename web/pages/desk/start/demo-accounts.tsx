import { useQuery } from '@tanstack/react-query';
import { demoAccounts, demoCaseworkJob, demoPassword } from '#kernel/demo-accounts.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { demoWords } from './demo-words.ts';
import { OwnCity } from './own-city.tsx';

/** How often (ms) the progress of the demo's cases is polled. */
const askAgain = 5000;

/**
 * In the demo: the accounts to sign in with to see what each post sees, the progress of creating its cases, and how to start with a city of
 * one's own.
 */
export function OfDemo() {
  const { accounts } = usePageWords(demoWords);
  const { language, format } = useLanguage();
  const { data } = useQuery({ ...api.jobs.list.queryOptions({ input: { limit: 20 } }), refetchInterval: askAgain });
  const making = data?.jobs.find(({ kind, state }) => kind === demoCaseworkJob && state === 'running');
  return (
    <>
      <Panel title={accounts.title}>
        <p>{accounts.detail(demoPassword)}</p>
        {making === undefined ? null : (
          <Alert type="info" role="status" title={accounts.making(format.count(making.done), format.count(making.total ?? 0))} />
        )}
        <ul>
          {demoAccounts.map((account) => (
            <li key={account.name}>
              <strong>{account.name}</strong> {account[language]}
            </li>
          ))}
        </ul>
      </Panel>
      <OwnCity />
    </>
  );
}
