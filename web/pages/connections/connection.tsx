import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { FindingList } from '../../ui/finding-list.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../ui/states.tsx';
import { ConnectionFacts } from './facts.tsx';
import { againAfter, useConnectionVerbs, useProtocols } from './use-connections.ts';
import { ConnectionVerbs } from './verbs.tsx';
import { connectionWords } from './words.ts';

/** One connection: how it stands and why, its settings, the last frame. */
export function ConnectionPage() {
  const { connection: code = '' } = useParams({ strict: false });
  const words = usePageWords(connectionWords);
  const keeps = may(useMe(), 'connections');
  const navigate = useNavigate();
  const protocols = useProtocols();
  const query = useQuery({ ...api.gateway.show.queryOptions({ input: { connection: code } }), refetchInterval: againAfter });
  const verbs = useConnectionVerbs(() => void navigate({ to: '/connections' }));
  if (query.data === undefined) return query.error === null ? <Loading /> : <TroublePage error={query.error} again={query.refetch} />;
  const one = query.data;
  return (
    <>
      <PageHeader title={code} below={protocols.get(one.protocol)?.name}>
        {keeps ? <ConnectionVerbs of={one} verbs={verbs} /> : null}
      </PageHeader>
      <ProblemView error={query.error ?? verbs.error} again={query.refetch} />
      <div className="yd-stack">
        <Panel title={words.findings}>
          {one.findings.length === 0 ? <p className="yd-quiet">{words.noFindings}</p> : <FindingList findings={one.findings} />}
        </Panel>
        <ConnectionFacts of={one} protocol={protocols.get(one.protocol)} />
      </div>
    </>
  );
}
