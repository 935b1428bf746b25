/** Local name and attributes of an element; prefixes are dropped, because writers choose them. */
export interface DocxElement {
  readonly name: string;
  attribute(name: string): string | undefined;
}

export interface DocxHandler {
  open(element: DocxElement): void;
  text(data: string): void;
  close(name: string): void;
}

/** Streams an XML part of a document. Broken XML gives what stands before the break, as in a browser. */
export async function readDocxXml(part: Uint8Array, handler: DocxHandler): Promise<void> {
  const { Parser } = await import('htmlparser2');
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const byName = new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value]));
        handler.open({ name: localName(name), attribute: (wanted) => byName.get(wanted) });
      },
      ontext: (data) => handler.text(data),
      onclosetag: (name) => handler.close(localName(name)),
    },
    { xmlMode: true },
  );
  parser.write(new TextDecoder(encodingOf(part)).decode(part));
  parser.end();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function encodingOf(part: Uint8Array): string {
  if (part[0] === 0xff && part[1] === 0xfe) return 'utf-16le';
  return part[0] === 0xfe && part[1] === 0xff ? 'utf-16be' : 'utf-8';
}
