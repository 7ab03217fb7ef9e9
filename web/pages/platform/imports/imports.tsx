import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { DropZone } from './drop-zone.tsx';
import { ImportList } from './import-list.tsx';
import { ImportTableExport } from './table-export.tsx';
import { Templates } from './templates.tsx';
import { importWords } from './words.ts';

const OpenJobsPanel = lazy(async () => ({ default: (await import('./jobs-panel.tsx')).OpenJobsPanel }));

/** The upload of files, and all imports. */
export function ImportsPage() {
  const words = usePageWords(importWords);
  const me = useMe();
  const navigate = useNavigate();
  const open = (file: string) => void navigate({ to: '/imports/file/$file', params: { file }, search: {} });
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      {may(me, 'upload') ? (
        <div className="yd-panel">
          <DropZone label={words.drop.label} hint={words.drop.hint} onSent={open} />
          <Templates />
        </div>
      ) : null}
      <Suspense fallback={null}>
        <OpenJobsPanel />
      </Suspense>
      <Panel title={words.list.title}>
        <ImportList />
      </Panel>
      {may(me, 'export') ? <ImportTableExport /> : null}
    </>
  );
}
