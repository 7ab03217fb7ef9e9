/**
 * The address of the tiles of 天地图 (vector map, Web Mercator) by its WMTS.
 * @param key of its console, for browsers
 * @see https://lbs.tianditu.gov.cn/server/MapService.html
 */
export function tiandituTiles(key: string): string {
  const asked = 'SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles';
  return `https://t0.tianditu.gov.cn/vec_w/wmts?${asked}&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${key}`;
}
