/** Titles, names and messages are strangers' text, and control characters could drive the terminal. */
export function printable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '\uFFFD');
}

/** The same for the text of a document, which keeps its tabs and line ends. As long as the text. */
export function printablePassage(text: string): string {
  return text.replace(/(?![\n\t]|\r\n)\p{Cc}/gu, '\uFFFD');
}
