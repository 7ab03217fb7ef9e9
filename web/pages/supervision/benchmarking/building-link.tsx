import { Link } from '@tanstack/react-router';

/** A building by name and code, with the year shown. */
export function BuildingLink({ code, name, year }: { readonly code: string; readonly name: string; readonly year: number }) {
  return (
    <span className="yd-building">
      <Link to="/buildings/$building" params={{ building: code }} search={{ year }}>
        {name}
      </Link>
      <span className="yd-quiet">{code}</span>
    </span>
  );
}
