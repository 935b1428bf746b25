const url = /https?:\/\/[!-;=?-~]+/gi;

/** What may go on an address that was broken over lines: a path or query, never a word of its own. */
const continuation = /^\s{1,2}(?!https?:)([!-~]{1,400})(?=\s|$|[^!-~])/i;

/** The first address in a text. Chinese text glued to it is no part of it; a part on the next line is. */
export function firstUrl(text: string): string | null {
  url.lastIndex = 0;
  const found = url.exec(text);
  if (found === null) return null;
  let address = found[0];
  for (let rest = text.slice(found.index + address.length); ; ) {
    const more = continuation.exec(rest);
    if (more?.[1] === undefined || !goesOn(address, more[1])) break;
    address += more[1];
    rest = rest.slice(more[0].length);
  }
  return address.replace(/[),.;:'"\]]+$/, '');
}

function goesOn(address: string, part: string): boolean {
  return (
    /[/\-_.=&?%]$/.test(address) || /^[/?&=#%]/.test(part) || /^[\w%-]+(?:\/|\.html?|\.pdf|=)/.test(part)
  );
}

/** The text without addresses and the blanks and marks they leave. */
export function withoutUrls(text: string): string {
  return text
    .replace(url, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:：,，]+|[\s:：,，]+$/g, '');
}
