/** A language file in parts (scripts/words.ts). */
declare module '*.json?front' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?match' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?class' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?teach' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?debrief' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?replay' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?account' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?online' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?moderate' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?tournament' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
