/** The text of the file. */
declare module 'heroicons/24/outline/*.svg' {
  const svg: string;
  export = svg;
}
