/** What a building may be called by where no column is called so plainly. */
export const lastOfBuilding =
  'building no,building number,楼栋代码,楼宇编号,楼宇代码,Gebäude-ID,Gebäudenummer,Objektnummer,Liegenschaftsnummer,asset id,asset no,asset number,资产编号,户编号,Objekt'.split(
    ',',
  );
