import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { termText } from '#kernel/vocabulary.ts';
import { renewalHeadTerms } from '#green-building/renewal/vocabulary.ts';
import { api } from '../../../api.ts';
import { useLanguage } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { pageInput } from '../../../ui/table-address.ts';
import { ListOfKind } from '../../platform/ledger/list-of-kind.tsx';
import { equipmentAddress, useEquipmentKind } from './equipment-kind.tsx';

/** All equipment that the reader sees: filtered, sorted and paged by the server, current or as known on a day; added and edited by hand. */
export function EquipmentListPage() {
  const { language } = useLanguage();
  const [at, go] = useAddress(equipmentAddress.read);
  const query = useQuery({
    ...api.equipment.list.queryOptions({ input: { ...equipmentAddress.input(at), ...pageInput(at), ...useKnownAt() } }),
    placeholderData: keepPreviousData,
  });
  const all = useQuery(api.equipment.list.queryOptions({ input: { limit: 1 }, enabled: query.data?.total === 0 }));
  return (
    <ListOfKind
      of={useEquipmentKind()}
      at={at}
      go={go}
      query={query}
      rows={query.data?.equipment ?? []}
      total={query.data?.total}
      isEmpty={all.data?.total === 0}
    >
      <Link to="/equipment-renewal">{termText(renewalHeadTerms, 'title', language)}</Link>
    </ListOfKind>
  );
}
