/** Fallback headings of the column that identifies a building, used if no column has a clearer one. */
export const lastOfBuilding =
  'building no,building number,楼栋代码,楼宇编号,楼宇代码,Gebäude-ID,Gebäudenummer,Objektnummer,Liegenschaftsnummer,asset id,asset no,asset number,资产编号,户编号,Objekt'.split(
    ',',
  );
