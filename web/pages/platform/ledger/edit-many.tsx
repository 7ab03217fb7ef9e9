import { lazy, Suspense } from 'react';
import { Loading } from '../../../ui/states.tsx';
import type { EditManyProps } from './edit-many-form.tsx';

/** Fetched when something is chosen: lists stay light. */
const EditManyForm = lazy(async () => ({ default: (await import('./edit-many-form.tsx')).EditManyForm }));

/** The same edit of all that is chosen; nothing where nothing is. */
export function EditMany(props: EditManyProps) {
  if (props.chosen.length === 0) return null;
  return (
    <Suspense fallback={<Loading />}>
      <EditManyForm {...props} />
    </Suspense>
  );
}
