import { Link } from '@tanstack/react-router';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';

/** A place by its name. */
export function NamedPlace({ code }: { readonly code: string }) {
  const { nameOf } = usePlaces();
  return nameOf(code);
}

/** An organisation by its name, linked to its page. */
export function NamedOrganisation({ code }: { readonly code: string }) {
  const nameOf = useOrganisationNames([code]);
  return (
    <Link to="/organisations/$organisation" params={{ organisation: code }} search={{}}>
      {nameOf(code)}
    </Link>
  );
}
