const url = /https?:\/\/[!-;=?-~]+/gi;

/** What may go on an address that was broken over lines: a path or query, never a word of its own. */
const continuation = /^\s{1,2}(?!https?:)([!-~]{1,400})(?=\s|$|[^!-~])/i;

/** `/qq互联…声明`: a last part that begins with a few letters and goes on in Chinese to the end. */
const chinesePart = /^[\w-]{0,4}\p{Script=Han}[\p{Script=Han}\w-]{1,23}(?=\s|$)/u;
const begunPart = /^https?:\/\/[^/]+\/(?:[^/]{1,60}\/){0,6}[a-z]{1,4}$/i;

/**
 * The first address in a text. Chinese text glued to it is no part of it, unless it goes on a part of the path; a part
 * on the next line is.
 */
export function firstUrl(text: string): string | null {
  url.lastIndex = 0;
  const found = url.exec(text);
  if (found === null) return null;
  let address = found[0];
  const chinese = begunPart.test(address)
    ? chinesePart.exec(text.slice(found.index + address.length))?.[0]
    : undefined;
  if (chinese !== undefined) return `${address}${chinese}`;
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

const bareAddress = /^(?:www\.)?[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){1,4}(?:\/[!-~]*)?$/i;

/** An address without scheme, where a text is nothing else: `www.example.com/privacy`. */
export function schemelessUrl(text: string): string | null {
  const address = text.trim();
  return address.length <= 300 && bareAddress.test(address) && /\.[a-z]{2,}(?:\/|$)/i.test(address)
    ? address
    : null;
}

/** The text without addresses and the blanks and marks they leave. */
export function withoutUrls(text: string): string {
  return text
    .replace(url, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:：,，]+|[\s:：,，]+$/g, '');
}
