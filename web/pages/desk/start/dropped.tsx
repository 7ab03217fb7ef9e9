import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { useAddress } from '../../../ui/address.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Loading } from '../../../ui/states.tsx';
import { DropZone } from '../../platform/imports/drop-zone.tsx';
import { Failed, Running, useImport } from '../../platform/imports/import-state.tsx';
import { readStart, type StepName } from './address.ts';
import { outcomeOf } from './outcome.ts';
import { startWords } from './words.ts';

const ImportFile = lazy(async () => ({ default: (await import('../../platform/imports/file.tsx')).ImportFile }));

/** A place for files of a step: dropped, looked at, asked about, imported and told of without leaving the guide. */
export function Dropped({ step, label, hint }: { readonly step: StepName; readonly label: string; readonly hint: string }) {
  const { came } = usePageWords(startWords);
  const [at] = useAddress(readStart);
  const navigate = useNavigate();
  // whatever was said of an earlier file is gone with it
  const goOn = (search: Readonly<Record<string, string>>) =>
    void navigate({ to: '/start', search: { step, ...search }, replace: 'begun' in search, resetScroll: false });
  const drop = <DropZone label={label} hint={hint} onSent={(file) => goOn({ file })} />;
  if (at.step !== step) return drop;
  if (at.file !== undefined)
    return (
      <div className="yd-stack">
        <Suspense fallback={<Loading />}>
          <ImportFile key={at.file} file={at.file} inPlace={(begun) => goOn({ begun: String(begun) })} />
        </Suspense>
        <div>
          <Button onClick={() => goOn({})}>{came.another}</Button>
        </div>
      </div>
    );
  return (
    <div className="yd-stack">
      {at.begun === 0 ? null : <Came id={at.begun} />}
      {drop}
    </div>
  );
}

/** The import of a dropped file: how far it is, then what came of it. */
function Came({ id }: { readonly id: number }) {
  const { came } = usePageWords(startWords);
  const { format } = useLanguage();
  const queries = useQueryClient();
  const of = useImport(id).data;
  const isShown = of?.state === 'shown';
  useEffect(() => {
    if (isShown) void queries.invalidateQueries({ predicate: ({ queryKey }) => !JSON.stringify(queryKey).includes('"imports","get"') });
  }, [isShown, queries]);
  if (of === undefined || of.state === 'begun') return of === undefined ? <Loading /> : <Running of={of} text={came.running} />;
  if (of.problem !== null) return <Failed of={of} />;
  const { isWhole, said, errors } = outcomeOf(of.kind, of.result);
  return (
    <Alert
      type={isWhole ? 'success' : 'warning'}
      role="status"
      title={said.length === 0 ? came.empty : said.map(({ is, count }) => came.said[is](format.count(count))).join(came.between)}
      {...(errors.length > 0 && { description: <FindingList findings={errors} /> })}
      action={
        <Link to="/imports/$import" params={{ import: String(id) }} search={{}}>
          {came.look}
        </Link>
      }
    />
  );
}
