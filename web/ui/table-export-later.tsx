import { lazy, Suspense } from 'react';
import type { ComponentProps } from 'react';

const TakeAway = lazy(async () => ({ default: (await import('./table-export.tsx')).TableExportButtons }));

/** The way to a table as a file; it comes after the table. */
export function TableExportLater(props: ComponentProps<typeof TakeAway>) {
  return (
    <Suspense fallback={null}>
      <TakeAway {...props} />
    </Suspense>
  );
}
