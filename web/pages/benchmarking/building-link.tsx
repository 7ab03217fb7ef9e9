import { Link } from '@tanstack/react-router';

/** A building by name and code, with the year that is being looked at. */
export function BuildingLink({ code, name, year }: { readonly code: string; readonly name: string; readonly year: number }) {
  return (
    <>
      <Link to="/buildings/$building" params={{ building: code }} search={{ year }}>
        {name}
      </Link>
      <div className="yd-quiet">{code}</div>
    </>
  );
}
