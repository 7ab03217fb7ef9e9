import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, queryClient } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { deviceWords } from './device-words.ts';
import { shortName } from './session-columns.tsx';

type Device = Awaited<ReturnType<typeof client.access.devices>>['devices'][number];

/** Browsers known to the account: failed attempts by strangers elsewhere do not lock them out. Each can be forgotten. */
export function DevicesPanel() {
  const words = usePageWords(deviceWords);
  const { format } = useLanguage();
  const query = useQuery(api.access.devices.queryOptions());
  const forget = useMutation({
    ...api.access.forgetDevice.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.access.devices.key() }),
  });
  const columns: Column<Device>[] = [
    { key: 'browser', title: words.browser, show: ({ browser }) => shortName(browser) ?? words.unknown },
    { key: 'began', title: words.began, value: ({ began }) => instant(began) },
    { key: 'used', title: words.used, value: ({ used }) => instant(used) },
    { key: 'address', title: words.address, show: ({ address }) => address ?? words.unknown },
    {
      key: 'actions',
      title: words.actions,
      press: true,
      show: ({ device, browser, used }) => (
        <Button
          size="small"
          aria-label={`${words.forget} ${shortName(browser) ?? words.unknown} ${format.instant(used)}`}
          onClick={() => forget.mutate({ device })}
        >
          {words.forget}
        </Button>
      ),
    },
  ];
  return (
    <Panel title={words.title}>
      <div className="yd-stack">
        <div className="yd-quiet">{words.means}</div>
        <ProblemView error={forget.error ?? query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : query.data.devices.length === 0 ? (
          <div>{words.none}</div>
        ) : (
          <PlainTable label={words.title} columns={columns} rows={query.data.devices} rowKey={({ device }) => String(device)} />
        )}
      </div>
    </Panel>
  );
}
