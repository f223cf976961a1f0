/** A piece of Rich Text (RTF 1.9.1): a brace, a control word or symbol, or characters as they stand. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  | { readonly kind: 'symbol'; readonly name: string }
  /** A byte in the code page of its font. */
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string };

const TOKEN =
  /\{|\}|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([\da-fA-F]{2})|\\([^a-zA-Z])|[^\\{}\r\n]+/g;

/** The tokens of a file, one after the other; line ends mean nothing. `source` holds a byte a character. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  const pattern = new RegExp(TOKEN);
  for (let found = pattern.exec(source); found; found = pattern.exec(source)) {
    const [whole, name, value, hex, symbol] = found;
    if (whole === '{') yield { kind: 'open' };
    else if (whole === '}') yield { kind: 'close' };
    else if (name !== undefined) {
      const number = value === undefined ? null : Number(value);
      if (name === 'bin' && number !== null && number > 0) pattern.lastIndex += number;
      else yield { kind: 'word', name, value: number };
    } else if (hex !== undefined) yield { kind: 'byte', value: Number.parseInt(hex, 16) };
    else if (symbol !== undefined) yield { kind: 'symbol', name: symbol };
    else yield { kind: 'text', text: whole };
  }
}
