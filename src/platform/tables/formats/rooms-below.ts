/** A heading of two rows: the upper part, and the room number below it; empty if there is none. */
type RoomHeading = { readonly building: string; readonly room: string };

const saysRoom = /^(?:房号|房间号?|室号|门牌号?|户号|rooms?(?:\s?(?:no|number))?\.?|units?|flats?)$/iu;
const saysPlace = /[楼栋座幢馆院厦区室站厂校舍]|\d|building|block|tower|house|hall|site/iu;
const roomNumber = /^\d{3,6}[a-z]?$/iu;
/** `1月` is a time, not a building. */
const saysTime = /\d\s*[年月日]/u;
const mayBeYear = /^(?:19|20)\d{2}$/u;

const cellOf = (cells: readonly string[], at: number): string => (cells[at] ?? '').trim();

/**
 * Headings whose second row numbers the rooms of the buildings above: `月份,一号楼,,二号楼,` over `,9201,9202,9201,9202`. Otherwise numbers
 * are not column names: each is under a place, at least one of which has several, and the first column contains times.
 * @returns null if the second row is not of this kind
 */
export function roomsBelow(upper: readonly string[], lower: readonly string[], data: readonly string[]): RoomHeading[] | null {
  const first = cellOf(upper, 0);
  const time = cellOf(data, 0);
  if (first === '' || !(cellOf(lower, 0) === '' || saysRoom.test(cellOf(lower, 0))) || !isTime(time)) return null;
  const found: RoomHeading[] = [{ building: first, room: '' }];
  for (let at = 1; at < Math.max(upper.length, lower.length); at += 1) {
    const room = cellOf(lower, at);
    const building = cellOf(upper, at) || (room === '' ? '' : (found[at - 1] as RoomHeading).building);
    found.push({ building, room });
  }
  const rooms = found.filter(({ room }) => room !== '');
  const areRooms =
    rooms.length > 1 && rooms.every(({ building, room }) => roomNumber.test(room) && saysPlace.test(building) && !saysTime.test(building));
  const isMerged = rooms.length > new Set(rooms.map(({ building }) => building)).size;
  const areYears = rooms.every(({ room }) => mayBeYear.test(room)) && !/^(?:19|20)\d{2}\D/u.test(time);
  const isOfFirst = cellOf(upper, 1) === '' && cellOf(lower, 1) !== '';
  return areRooms && isMerged && !areYears && !isOfFirst ? found : null;
}

/** A day, a month or a time of day; a number alone may be a code. */
const isTime = (text: string): boolean => /^\d{1,4}\s*[-/.年月:日]/u.test(text) || /^\d{6,8}$/u.test(text);
