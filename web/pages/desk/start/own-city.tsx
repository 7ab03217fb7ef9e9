import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { demoWords } from './demo-words.ts';

type Opened = Awaited<ReturnType<typeof client.settings.ownCity>>;

/** In the demo: one click opens an empty city of one's own next to it. */
export function OwnCity() {
  const { own } = usePageWords(demoWords);
  const me = useMe();
  const work = useMutation(api.settings.ownCity.mutationOptions());
  if (!may(me, 'settings')) return null;
  return (
    <Panel title={own.title}>
      <div className="yd-stack">
        <p>{own.detail}</p>
        {work.data === undefined ? (
          <div>
            <Button type="primary" loading={work.isPending} onClick={() => work.mutate({})}>
              {work.isPending ? own.opening : own.begin}
            </Button>
          </div>
        ) : (
          <There of={work.data} />
        )}
        <ProblemView error={work.error} />
      </div>
    </Panel>
  );
}

function There({ of }: { readonly of: Opened }) {
  const { own } = usePageWords(demoWords);
  return (
    <Alert
      type="success"
      role="status"
      title={own.opened}
      description={
        <div className="yd-stack">
          <CopyBox label={own.address} text={of.url} />
          {of.user === null ? <div>{own.known}</div> : <CopyBox label={own.user} text={of.user} />}
          {of.password === null ? null : <CopyBox label={own.password} text={of.password} hint={own.passwordMeans} />}
          <a href={`${of.url}/sign-in?back=/start`}>{own.enter}</a>
          <CopyBox label={own.later} text={of.data} hint={own.laterMeans} />
        </div>
      }
    />
  );
}
