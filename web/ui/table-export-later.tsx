import { lazy, Suspense } from 'react';
import type { ComponentProps } from 'react';

const TakeAway = lazy(async () => ({ default: (await import('./table-export.tsx')).TableExportButtons }));

/** Exports a table as a file; loaded after the table. */
export function TableExportLater(props: ComponentProps<typeof TakeAway>) {
  return (
    <Suspense fallback={null}>
      <TakeAway {...props} />
    </Suspense>
  );
}
