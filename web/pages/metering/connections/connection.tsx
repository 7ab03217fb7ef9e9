import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress, wordIn } from '../../../ui/address.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { ConnectionFacts } from './facts.tsx';
import { againAfter, type Connection, useConnectionVerbs, useProtocols } from './use-connections.ts';
import { ConnectionVerbs } from './verbs.tsx';
import { connectionWords } from './words.ts';

/** The views of a connection. */
const connectionTabs = ['facts', 'find', 'channels', 'waiting', 'change'] as const;

const readConnection = (given: Readonly<Record<string, unknown>>) => ({ tab: wordIn(given, 'tab', connectionTabs, 'facts') });

/** One connection: its state and the reason, what is at its address, its channels, its settings. */
export function ConnectionPage() {
  const { connection: code = '' } = useParams({ strict: false });
  const keeps = may(useMe(), 'connections');
  const navigate = useNavigate();
  const protocols = useProtocols();
  const query = useQuery({ ...api.gateway.show.queryOptions({ input: { connection: code } }), refetchInterval: againAfter });
  const verbs = useConnectionVerbs(() => void navigate({ to: '/connections' }));
  if (query.data === undefined) return query.error === null ? <Loading /> : <TroublePage error={query.error} again={query.refetch} />;
  return (
    <>
      <PageHeader title={code} below={protocols.get(query.data.protocol)?.name}>
        {keeps ? <ConnectionVerbs of={query.data} verbs={verbs} /> : null}
      </PageHeader>
      <ProblemView error={query.error ?? verbs.error} again={query.refetch} />
      <Views of={query.data} keeps={keeps} />
    </>
  );
}

const FindTab = lazy(async () => ({ default: (await import('./find-tab.tsx')).FindTab }));
const ChannelsTab = lazy(async () => ({ default: (await import('./channels-tab.tsx')).ChannelsTab }));
const WaitingTab = lazy(async () => ({ default: (await import('./waiting-tab.tsx')).WaitingTab }));
const ConnectionForm = lazy(async () => ({ default: (await import('./connection-form.tsx')).ConnectionForm }));

function Views({ of: one, keeps }: { readonly of: Connection; readonly keeps: boolean }) {
  const words = usePageWords(connectionWords);
  const [at, go] = useAddress(readConnection);
  const protocols = useProtocols();
  const protocol = protocols.get(one.protocol);
  const { code } = one;
  const show = {
    facts: () => (
      <div className="yd-stack">
        <Panel title={words.findings}>
          {one.findings.length === 0 ? <p className="yd-quiet">{words.noFindings}</p> : <FindingList findings={one.findings} />}
        </Panel>
        <ConnectionFacts of={one} protocol={protocol} />
      </div>
    ),
    find: () => (protocol === undefined ? <Loading /> : <FindTab connection={code} protocol={protocol} />),
    channels: () => <ChannelsTab connection={code} />,
    waiting: () => <WaitingTab connection={code} />,
    change: () => (
      <Panel title={words.change}>
        {protocol === undefined ? <Loading /> : <ConnectionForm of={one} protocols={[protocol]} onDone={() => go({ tab: 'facts' })} />}
      </Panel>
    ),
  };
  // devices that report by themselves are not queried: what they reported waits unbound
  const tabs = connectionTabs.filter((tab) => (tab !== 'change' || keeps) && (tab !== 'find' || protocol?.discovery !== null));
  const active = tabs.includes(at.tab) ? at.tab : 'facts';
  return (
    <Tabs
      label={words.title}
      active={active}
      onChoose={(tab) => go({ tab: tab === 'facts' ? undefined : tab })}
      tabs={tabs.map((key) => ({
        key,
        label: words.tabs[key],
        show: () => <Suspense fallback={<Loading />}>{show[key]()}</Suspense>,
      }))}
    />
  );
}
