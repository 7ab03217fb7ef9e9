import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { OneInBuilding } from '../in-buildings/one.tsx';
import { editable, useEquipmentText } from './equipment-kind.tsx';

/** Equipment of one code: its facts with their sources, manual edits, and who changed what. */
export function EquipmentPage() {
  const { equipment: code = '' } = useParams({ strict: false });
  const text = useEquipmentText();
  const query = useQuery(api.equipment.get.queryOptions({ input: { equipment: code, ...useKnownAt() } }));
  const history = useQuery(api.equipment.history.queryOptions({ input: { equipment: code } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  return (
    <OneInBuilding
      one={query.data}
      text={text}
      fields={editable}
      editable={editable}
      edit={(setting) => client.equipment.edit({ equipment: [code], ...setting })}
      history={history}
      tab="equipment"
    />
  );
}
