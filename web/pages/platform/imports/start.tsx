import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { isDemo } from '../../../ui/demo-mark.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { OwnCity } from './own-city.tsx';
import { startWords } from './start-words.ts';

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
