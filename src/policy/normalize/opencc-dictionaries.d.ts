declare module 'opencc-js/dict/TSCharacters' {
  /** Traditional characters with their simplified ones: `們 们|個 个`. */
  const characters: string;
  // biome-ignore lint/style/noDefaultExport: so the library exports it
  export default characters;
}
