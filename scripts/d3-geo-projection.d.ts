declare module 'd3-geo-projection' {
  import type { GeoRawProjection } from 'd3-geo';
  /** Patterson cylindrical (Patterson, Šavrič, Jenny 2015, Cartographic Perspectives 78). */
  export const geoPattersonRaw: GeoRawProjection & Required<Pick<GeoRawProjection, 'invert'>>;
}
