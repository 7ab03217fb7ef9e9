import { Link } from '@tanstack/react-router';

/** A household by its code, linked to its page. */
export function HouseholdLink({ household, season }: { readonly household: string; readonly season?: string | undefined }) {
  return (
    <Link to="/households/$household" params={{ household }} search={season === undefined ? {} : { season }}>
      {household}
    </Link>
  );
}

/** A settlement point by its code, linked to its page. */
export function SettlementPointLink({ point }: { readonly point: string }) {
  return (
    <Link to="/settlement-points/$point" params={{ point }} search={{}}>
      {point}
    </Link>
  );
}
