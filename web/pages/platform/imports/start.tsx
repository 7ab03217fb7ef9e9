import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { isDemo } from '../../../ui/demo-mark.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { OwnCity } from './own-city.tsx';
import { startWords } from './start-words.ts';
import { demoAccounts, demoCaseworkJob, demoPassword } from '#kernel/demo-accounts.ts';
import { Alert } from '../../../ui/alert.tsx';

/** How often (ms) the progress of the demo's cases is polled. */
const askAgain = 5000;

/** In the demo: the accounts to sign in with to see what each post sees, and the progress of creating its cases. */
function DemoAccounts() {
  const { accounts } = usePageWords(startWords);
  const { language, format } = useLanguage();
  const { data } = useQuery({ ...api.jobs.list.queryOptions({ input: { limit: 20 } }), refetchInterval: askAgain });
  const making = data?.jobs.find(({ kind, state }) => kind === demoCaseworkJob && state === 'running');
  return (
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
  );
}

/**
 * What to do first in an empty city, each step with a sample file that can be imported unchanged; in the demo, how to start with one's own.
 */
export function StartPage() {
  const words = usePageWords(startWords);
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <Link to="/ranking">{words.ranking}</Link>
      </PageHeader>
      {isDemo ? <DemoAccounts /> : null}
      {isDemo ? <OwnCity /> : null}
      <Steps />
    </>
  );
}

function Steps() {
  const words = usePageWords(startWords);
  const { format } = useLanguage();
  const me = useMe();
  const { data } = useQuery(api.registry.buildings.queryOptions({ input: { limit: 1 } }));
  const total = data?.total ?? 0;
  return (
    <>
      <Step kind="buildings" open={may(me, 'import-registry')}>
        {total === 0 ? null : <p>{words.done(format.count(total))}</p>}
      </Step>
      <Step kind="meters" open={may(me, 'import-registry')} />
      <Step kind="readings" open={may(me, 'import-readings')} />
      <Panel title={words.people.title}>
        <p>{words.people.detail}</p>
        {may(me, 'accounts') ? <Link to="/admin/users">{words.people.go}</Link> : <p className="yd-quiet">{words.people.askAdmin}</p>}
      </Panel>
    </>
  );
}

function Step({
  kind,
  open,
  children,
}: {
  readonly kind: 'buildings' | 'meters' | 'readings';
  readonly open: boolean;
  readonly children?: ReactNode;
}) {
  const words = usePageWords(startWords);
  const { title, detail, name } = words[kind];
  return (
    <Panel title={title}>
      <p>{detail}</p>
      {children}
      {open ? (
        <p className="yd-row">
          {(['xlsx', 'csv'] as const).map((format) => (
            <a key={format} href={`/api/samples/${kind}?format=${format}`} download>
              {words.sampleOf(name, format)}
            </a>
          ))}
          <Link to="/imports">{words.go}</Link>
        </p>
      ) : null}
    </Panel>
  );
}
