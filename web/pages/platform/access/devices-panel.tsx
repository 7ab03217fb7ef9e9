import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, queryClient } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { type PageWords, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { shortName } from './session-columns.tsx';
import { labels } from '#kernel/label-terms.ts';

const zh = {
  title: '常用的浏览器',
  means: '您完整登录过的浏览器。别人在其他地方试错密码，不会妨碍您在这些浏览器上登录。修改密码后须重新认识。',
  browser: '浏览器',
  began: '首次登录',
  used: '最近登录',
  address: labels.zh.networkAddress,
  actions: labels.zh.does,
  forget: '忘记',
  none: '目前没有。下次登录后，所用的浏览器会列在这里。',
  unknown: '未知',
};

const en: typeof zh = {
  title: 'Browsers you use',
  means:
    'Browsers from which you have signed in. Wrong passwords that others try elsewhere do not keep you out of these. After a change of password they have to sign in once to be recognised again.',
  browser: 'Browser',
  began: 'First signed in',
  used: 'Last signed in',
  address: labels.en.networkAddress,
  actions: labels.en.does,
  forget: 'Forget',
  none: 'None at present. The browser of your next sign-in will stand here.',
  unknown: 'unknown',
};

const deviceWords: PageWords<typeof zh> = { zh, en };

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
