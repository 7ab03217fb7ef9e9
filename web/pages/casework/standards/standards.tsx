import { Link } from '@tanstack/react-router';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { readStandards } from './address.ts';
import { CitedTab } from './cited-tab.tsx';
import { LibraryTab } from './library-tab.tsx';
import { standardsPageWords } from './words.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { StandardsTable } from './standards-table.tsx';

const endOfYear = `${new Date().getFullYear()}-12-31`;

/** Standards to be re-examined by a day; by default by the end of this year. */
function DueTab({ on, onDay }: { readonly on: string | undefined; readonly onDay: (on: string | undefined) => void }) {
  const words = usePageWords(standardsPageWords);
  const by = on ?? endOfYear;
  const query = useQuery({ ...api.standards.due.queryOptions({ input: { on: by } }), placeholderData: keepPreviousData });
  const rule = query.data?.rule ?? null;
  return (
    <div className="yd-stack">
      <p className="yd-quiet">
        {words.dueMeans} {rule === null ? null : words.rule(rule.months, `${rule.document} ${rule.clause}`, words.status[rule.status])}
      </p>
      <Field label={words.on}>{(ids) => <DayInput {...ids} value={by} onDay={onDay} />}</Field>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : query.data.standards.length === 0 ? (
        <p>{words.label.nothing}</p>
      ) : (
        <StandardsTable rows={query.data.standards} />
      )}
    </div>
  );
}

/** The library of standards: by the code table, by due re-examination, by what knowledge cites. */
export function StandardsPage() {
  const words = usePageWords(standardsPageWords);
  const keeps = may(useMe(), 'keep-standards');
  const [at, go] = useAddress(readStandards);
  return (
    <>
      <PageHeader title={words.label.standards} below={words.below}>
        {keeps ? (
          <Link to="/imports" search={{}}>
            {words.label.import}
          </Link>
        ) : null}
      </PageHeader>
      <Tabs
        label={words.label.standards}
        active={at.tab}
        onChoose={(chosen) => go({ tab: chosen === 'library' ? undefined : chosen })}
        tabs={[
          { key: 'library', label: words.tabs.library, show: () => <LibraryTab under={at.under} onUnder={(under) => go({ under })} /> },
          { key: 'due', label: words.tabs.due, show: () => <DueTab on={at.on} onDay={(on) => go({ on })} /> },
          { key: 'cited', label: words.tabs.cited, show: () => <CitedTab onOpen={(under) => go({ tab: undefined, under })} /> },
        ]}
      />
    </>
  );
}
