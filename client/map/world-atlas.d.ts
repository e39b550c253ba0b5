declare module 'world-atlas/countries-110m.json?land' {
  const land: import('./land.ts').Land;
  export default land;
}

declare module 'world-atlas/countries-50m.json?land-url' {
  const address: string;
  export default address;
}
