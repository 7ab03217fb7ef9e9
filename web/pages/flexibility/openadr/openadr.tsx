import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShowOnce, type ShownOnce } from '../../platform/admin/shown-once.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ClientTable } from './client-table.tsx';
import { ConnectionTable, FollowServer } from './connections.tsx';
import { NewClient } from './new-client.tsx';
import { DeliveryTable, EventTable, VenTable } from './tables.tsx';
import { openadrPageWords } from './words.ts';

/** The OpenADR server: which clients may query it, which VENs and events there are, what was sent. */
export function OpenAdrPage() {
  const words = usePageWords(openadrPageWords);
  const [told, setTold] = useState<ShownOnce>();
  const query = useQuery(api.openadr.overview.queryOptions());
  const found = query.data;
  return (
    <>
      <PageHeader title={words.title} below={found === undefined ? '' : words.modes[found.mode]} />
      <div className="yd-stack">
        {found === undefined || found.mode === 'off' ? null : <code>{found.url}</code>}
        {told === undefined ? null : <ShowOnce {...told} onClose={() => setTold(undefined)} />}
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        <Panel title={words.add}>
          <NewClient onTold={setTold} />
        </Panel>
        {found === undefined ? null : (
          <>
            <Panel title={words.clients}>
              <ClientTable rows={found.clients} />
            </Panel>
            <Panel title={words.vens}>
              <VenTable rows={found.vens} />
            </Panel>
            <Panel title={words.connections}>
              <div className="yd-stack">
                <ConnectionTable rows={found.connections} />
                <FollowServer rows={found.connections} />
              </div>
            </Panel>
            <Panel title={words.events}>
              <EventTable rows={found.events} />
            </Panel>
            <Panel title={words.deliveries}>
              <DeliveryTable rows={found.deliveries} />
            </Panel>
          </>
        )}
      </div>
    </>
  );
}
