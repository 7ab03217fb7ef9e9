import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ChoiceForm } from './choice-form.tsx';
import { MailAddress } from './mail-address.tsx';
import { noticeWords } from './words.ts';

/** Which notices are also sent by mail, when, and where to. */
export function NoticeSettingsPage() {
  const words = usePageWords(noticeWords);
  const query = useQuery(api.notice.choices.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  return (
    <>
      <PageHeader title={words.settings} below={words.settingsMeans}>
        <Link to="/notices" search={{}}>
          {words.title}
        </Link>
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : (
        <>
          <Panel title={words.mail}>
            <MailAddress choices={query.data} />
          </Panel>
          <ChoiceForm choices={query.data} />
        </>
      )}
    </>
  );
}
