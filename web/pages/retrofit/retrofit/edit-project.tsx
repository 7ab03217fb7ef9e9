import { client } from '../../../api.ts';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import { editable, useRetrofitText } from './retrofit-text.tsx';

/** A manual edit of one field of the project; states change by steps. */
export function EditProject({ project }: { readonly project: string }) {
  return (
    <EditPanel
      fields={editable}
      first="content"
      of={useRetrofitText()}
      write={({ from: _day, ...asked }) => client.retrofit.edit({ projects: [project], ...asked })}
    />
  );
}
